import { numberOfGlobalId } from '../global-id.ts';
import type { ProductOption } from '../products/product-option.ts';
import { userError, type UserError } from '../user-error.ts';

/** Names an option or a value, by its id or its name. */
export interface ReorderEntry {
  readonly id?: string | null;
  readonly name?: string | null;
}

interface OptionEntry extends ReorderEntry {
  readonly values?: readonly ReorderEntry[] | null;
}

interface ReadOrder {
  readonly options: readonly ProductOption[];
  readonly userErrors: readonly UserError[];
}

/** The options in the order of the entries, each with its values in theirs; or the first thing that stands against it. Pure. */
export function readOrder(present: readonly ProductOption[], entries: readonly OptionEntry[]): ReadOrder {
  const order = readEntries(present, entries, optionWords);
  if ('message' in order) return { options: [], userErrors: [order] };
  const options: ProductOption[] = [];
  for (const [index, option] of order.entries()) {
    const values = entries[index]?.values ?? [];
    const ordered = values.length === 0 ? option.values : readEntries(option.values, values, valueWords);
    if ('message' in ordered) return { options: [], userErrors: [ordered] };
    options.push({ ...option, values: ordered });
  }
  return { options, userErrors: [] };
}

interface Words {
  readonly gidType: string;
  readonly mixed: string;
  readonly missingId: (id: string) => readonly [string, string];
  readonly missingName: (name: string) => readonly [string, string];
  readonly duplicated: readonly [string, string];
  readonly incomplete: readonly [string, string];
}

const optionWords: Words = {
  gidType: 'ProductOption',
  mixed: 'Only specify one of `id` or `name` fields for options.',
  missingId: (id) => [`Option id '${id}' does not exist.`, 'OPTION_ID_DOES_NOT_EXIST'],
  missingName: (name) => [`Option '${name}' does not exist.`, 'OPTION_NAME_DOES_NOT_EXIST'],
  duplicated: ['Duplicated option name.', 'DUPLICATED_OPTION_NAME'],
  incomplete: ['Missing option name.', 'MISSING_OPTION_NAME'],
};

const valueWords: Words = {
  gidType: 'ProductOptionValue',
  mixed: 'Only specify one of `id` or `name` fields for option values.',
  missingId: (id) => [`Option value id '${id}' does not exist.`, 'OPTION_VALUE_ID_DOES_NOT_EXIST'],
  missingName: (name) => [`Option value '${name}' does not exist.`, 'OPTION_VALUE_DOES_NOT_EXIST'],
  duplicated: ['Duplicated option value.', 'DUPLICATED_OPTION_VALUE'],
  incomplete: ['Missing option value.', 'MISSING_OPTION_VALUE'],
};

interface Named {
  readonly id: number;
  readonly name: string;
}

function readEntries<Thing extends Named>(
  present: readonly Thing[],
  entries: readonly ReorderEntry[],
  words: Words,
): readonly Thing[] | UserError {
  const byId = entries.filter(({ id }) => typeof id === 'string').length;
  if (byId > 0 && byId < entries.length)
    return refuse([words.mixed, 'MIXING_ID_AND_NAME_KEYS_IS_NOT_ALLOWED']);
  const found = new Set<Thing>();
  for (const { id, name } of entries) {
    const number = typeof id === 'string' ? numberOfGlobalId(id, words.gidType) : null;
    const folded = name?.trim().toLowerCase();
    const thing = present.find((candidate) =>
      typeof id === 'string' ? candidate.id === number : candidate.name.toLowerCase() === folded,
    );
    if (thing === undefined)
      return refuse(typeof id === 'string' ? words.missingId(id) : words.missingName(name ?? ''));
    if (found.has(thing)) return refuse(words.duplicated);
    found.add(thing);
  }
  return found.size < present.length ? refuse(words.incomplete) : [...found];
}

function refuse([message, code]: readonly [string, string]): UserError {
  return userError(['options'], message, code);
}
