import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { ProductOption, ProductOptionValue } from '../products/product-option.ts';
import { userError, type UserError } from '../user-error.ts';
import { linkedName } from './linked-option.ts';
import {
  duplicatedValue,
  invalidEntry,
  maxOptionValues,
  missingOptionValue,
  mixedValues,
  tooManyValues,
} from './option-errors.ts';
import { newOptionValue, type OptionValueInput } from './option-input.ts';
import { optionValueNameErrors } from './option-names.ts';

interface OptionValueUpdate extends OptionValueInput {
  readonly id: string;
}

export type ValueChangesInput = {
  readonly optionValuesToAdd?: readonly OptionValueInput[] | null;
  readonly optionValuesToUpdate?: readonly OptionValueUpdate[] | null;
  readonly optionValuesToDelete?: readonly string[] | null;
};

interface ValueChanges {
  /** All that the option shall have, those that are new last. */
  readonly values: readonly ProductOptionValue[];
  readonly added: readonly ProductOptionValue[];
  readonly deleted: readonly ProductOptionValue[];
  readonly userErrors: readonly UserError[];
}

/** Renames, adds and takes away values of an option, whose link is as it shall be. Writes nothing. */
export function draftValueChanges(
  context: RequestContext,
  option: ProductOption,
  input: ValueChangesInput,
): ValueChanges {
  const deletions = findDeleted(option, input);
  const gone = new Set(deletions.deleted.map(({ id }) => id));
  const renamed = renameValues(context, option, input.optionValuesToUpdate ?? []);
  const kept = renamed.values.filter(({ id }) => !gone.has(id));
  const additions = addValues(context, { ...option, values: kept }, input.optionValuesToAdd ?? []);
  const values = [...kept, ...additions.added];
  return {
    values,
    added: additions.added,
    deleted: deletions.deleted,
    userErrors: [
      ...renamed.userErrors,
      ...deletions.userErrors,
      ...additions.userErrors,
      ...countErrors(values),
    ],
  };
}

interface Renamed {
  readonly values: readonly ProductOptionValue[];
  readonly userErrors: readonly UserError[];
}

function renameValues(
  context: RequestContext,
  option: ProductOption,
  updates: readonly OptionValueUpdate[],
): Renamed {
  const userErrors: UserError[] = [];
  let { values } = option;
  for (const [index, update] of updates.entries()) {
    const field = ['optionValuesToUpdate', String(index)];
    const before = findValue(option, update.id);
    if (before === undefined) {
      userErrors.push(missingOptionValue(field));
      continue;
    }
    const called = readValue(context, option, update, field);
    userErrors.push(...called.userErrors);
    if (called.value !== undefined)
      values = values.map((value) => (value.id === before.id ? { ...value, ...called.value } : value));
  }
  const clashes = clashingNames(values);
  for (const [index, { id }] of updates.entries()) {
    const number = numberOfGlobalId(id, 'ProductOptionValue');
    const name = values.find((value) => value.id === number)?.name.toLowerCase() ?? '';
    if (clashes.has(name)) userErrors.push(existingValue(['optionValuesToUpdate', String(index)]));
  }
  return { values, userErrors };
}

interface ReadValue {
  /** undefined: the input says nothing, or something wrong. */
  readonly value: Pick<ProductOptionValue, 'name' | 'linkedValue'> | undefined;
  readonly userErrors: readonly UserError[];
}

/** What a value is called: by its name, or by the entry that it stands for, as the option has it. */
function readValue(
  context: RequestContext,
  { linkedMetafield }: ProductOption,
  input: OptionValueInput,
  field: readonly string[],
): ReadValue {
  const entryId = input.linkedMetafieldValue ?? undefined;
  const name = input.name?.trim();
  const isMixed = linkedMetafield === undefined ? entryId !== undefined : name !== undefined;
  if (isMixed) return { value: undefined, userErrors: [mixedValues(field)] };
  if (linkedMetafield === undefined || entryId === undefined) {
    if (name === undefined) return { value: undefined, userErrors: [] };
    return { value: { name, linkedValue: undefined }, userErrors: optionValueNameErrors(name, field) };
  }
  const entryName = linkedName(context, linkedMetafield, entryId);
  if (entryName !== undefined) return { value: { name: entryName, linkedValue: entryId }, userErrors: [] };
  return { value: undefined, userErrors: [invalidEntry([...field, 'linkedMetafieldValue'])] };
}

function clashingNames(values: readonly ProductOptionValue[]): ReadonlySet<string> {
  const names = values.map(({ name }) => name.toLowerCase());
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

interface Deletions {
  readonly deleted: readonly ProductOptionValue[];
  readonly userErrors: readonly UserError[];
}

function findDeleted(option: ProductOption, input: ValueChangesInput): Deletions {
  const updated = new Set((input.optionValuesToUpdate ?? []).map(({ id }) => id));
  const deleted: ProductOptionValue[] = [];
  const userErrors: UserError[] = [];
  for (const [index, id] of (input.optionValuesToDelete ?? []).entries()) {
    const field = ['optionValuesToDelete', String(index)];
    const value = findValue(option, id);
    if (value === undefined) userErrors.push(missingOptionValue(field));
    else if (updated.has(id)) {
      const message = 'Performing conflicting actions on an option value.';
      userErrors.push(userError(field, message, 'OPTION_VALUE_CONFLICTING_OPERATION'));
    } else deleted.push(value);
  }
  return { deleted, userErrors };
}

interface Additions {
  readonly added: readonly ProductOptionValue[];
  readonly userErrors: readonly UserError[];
}

function addValues(
  context: RequestContext,
  option: ProductOption,
  inputs: readonly OptionValueInput[],
): Additions {
  const names = new Set(option.values.map(({ name }) => name.toLowerCase()));
  const fresh = new Set<string>();
  const added: ProductOptionValue[] = [];
  const userErrors: UserError[] = [];
  for (const [index, input] of inputs.entries()) {
    const field = ['optionValuesToAdd', String(index)];
    const { value, userErrors: problems } = readValue(context, option, input, field);
    userErrors.push(...problems);
    if (value === undefined) {
      if (problems.length === 0)
        userErrors.push(userError(field, 'A key is missing in the input.', 'KEY_MISSING_IN_INPUT'));
      continue;
    }
    const folded = value.name.toLowerCase();
    if (names.has(folded)) userErrors.push(existingValue(field));
    else if (fresh.has(folded)) userErrors.push(duplicatedValue(field));
    fresh.add(folded);
    added.push({ ...newOptionValue(context, value.name), linkedValue: value.linkedValue });
  }
  return { added, userErrors };
}

function countErrors(values: readonly ProductOptionValue[]): readonly UserError[] {
  if (values.length === 0) {
    const message = 'Deleting all option values of an option is not allowed.';
    return [userError(['optionValuesToDelete'], message, 'CANNOT_DELETE_ALL_OPTION_VALUES_IN_OPTION')];
  }
  return values.length <= maxOptionValues ? [] : [tooManyValues(['optionValuesToAdd'])];
}

function findValue(option: ProductOption, id: string): ProductOptionValue | undefined {
  const number = numberOfGlobalId(id, 'ProductOptionValue');
  return option.values.find((value) => value.id === number);
}

function existingValue(field: readonly string[]): UserError {
  return userError(field, 'Option value already exists.', 'OPTION_VALUE_ALREADY_EXISTS');
}
