import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { linkedName } from '../options/linked-option.ts';
import {
  entryWithoutLink,
  invalidEntry,
  missingOption,
  missingOptionValue,
} from '../options/option-errors.ts';
import { newOptionValue } from '../options/option-input.ts';
import { optionValueNameErrors } from '../options/option-names.ts';
import type { ProductOption, ProductOptionValue } from '../products/product-option.ts';
import { userError, type UserError } from '../user-error.ts';

/** Which value a variant takes of which option; each is named by its id or its name. */
export interface OptionChoice {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly optionId?: string | null;
  readonly optionName?: string | null;
  readonly linkedMetafieldValue?: string | null;
}

export interface ChoiceRequest {
  readonly options: readonly ProductOption[];
  readonly choices: readonly OptionChoice[];
  /** What the variant has already; it keeps what it does not choose anew. */
  readonly before: readonly number[] | undefined;
  /** Where the variant stands in the arguments. */
  readonly field: readonly string[];
  /** Options that take no values beside those that they have. */
  readonly closedOptionIds?: ReadonlySet<number>;
}

/** What a variant chooses, and the options of its product with the values that are new. */
interface Chosen {
  readonly options: readonly ProductOption[];
  readonly optionValueIds: readonly number[];
  readonly userErrors: readonly UserError[];
}

/** Finds the values that a variant chooses, and adds those that its options do not have yet. Writes nothing. */
export function chooseOptionValues(context: RequestContext, request: ChoiceRequest): Chosen {
  const chosen = new Map<number, number>();
  const userErrors: UserError[] = [];
  let { options } = request;
  for (const [index, choice] of request.choices.entries()) {
    const field = [...request.field, 'optionValues', String(index)];
    const found = findValue(context, { ...request, options }, choice, field);
    userErrors.push(...found.userErrors);
    if (found.option === undefined || found.value === undefined) continue;
    if (chosen.has(found.option.id)) userErrors.push(tooManyValues(request.field));
    chosen.set(found.option.id, found.value.id);
    options = withValue(options, found.option, found.value);
  }
  if (userErrors.length === 0) userErrors.push(...missingValues(request, chosen));
  const optionValueIds = options.map(
    (option, index) => chosen.get(option.id) ?? request.before?.[index] ?? 0,
  );
  return { options, optionValueIds, userErrors };
}

function tooManyValues(field: readonly string[]): UserError {
  const message = 'Variant options are more than the product options.';
  return userError(field, message, 'OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS');
}

interface FoundValue {
  readonly option?: ProductOption | undefined;
  readonly value?: ProductOptionValue | undefined;
  readonly userErrors: readonly UserError[];
}

function findValue(
  context: RequestContext,
  request: ChoiceRequest,
  choice: OptionChoice,
  field: readonly string[],
): FoundValue {
  const option = findOption(request.options, choice);
  if (option === undefined) return { userErrors: [missingOption(field)] };
  if (typeof choice.id === 'string') {
    const number = numberOfGlobalId(choice.id, 'ProductOptionValue');
    const value = option.values.find(({ id }) => id === number);
    return value === undefined
      ? { userErrors: [missingOptionValue(field)] }
      : { option, value, userErrors: [] };
  }
  const found =
    option.linkedMetafield === undefined
      ? findNamedValue(context, option, choice, field)
      : findLinkedValue(context, option, choice, field);
  const isNew = found.value !== undefined && !option.values.includes(found.value);
  return isNew && request.closedOptionIds?.has(option.id) === true
    ? { userErrors: [missingOptionValue(field)] }
    : found;
}

function findNamedValue(
  context: RequestContext,
  option: ProductOption,
  choice: OptionChoice,
  field: readonly string[],
): FoundValue {
  if (typeof choice.linkedMetafieldValue === 'string')
    return { userErrors: [entryWithoutLink(field, 'INVALID_INPUT')] };
  const name = choice.name?.trim() ?? '';
  if (name === '') return { userErrors: [] };
  const value = valueCalled(option, name);
  if (value !== undefined) return { option, value, userErrors: [] };
  const userErrors = optionValueNameErrors(name, [...field, 'name']);
  return userErrors.length > 0
    ? { userErrors }
    : { option, value: newOptionValue(context, name), userErrors: [] };
}

function valueCalled(option: ProductOption, name: string): ProductOptionValue | undefined {
  const folded = name.toLowerCase();
  return option.values.find((candidate) => candidate.name.toLowerCase() === folded);
}

/** Values of a linked option are called as the entries that they stand for; the name of another cannot be given. */
function findLinkedValue(
  context: RequestContext,
  option: ProductOption,
  choice: OptionChoice,
  field: readonly string[],
): FoundValue {
  const entryId = choice.linkedMetafieldValue ?? undefined;
  const present =
    entryId === undefined
      ? valueCalled(option, choice.name?.trim() ?? '')
      : option.values.find(({ linkedValue }) => linkedValue === entryId);
  if (present !== undefined) return { option, value: present, userErrors: [] };
  if (entryId === undefined) {
    if (typeof choice.name !== 'string') return { userErrors: [] };
    const message = 'Cannot set name for an option value linked to a metafield.';
    return {
      userErrors: [userError([...field, 'name'], message, 'CANNOT_SET_NAME_FOR_LINKED_OPTION_VALUE')],
    };
  }
  const { linkedMetafield } = option;
  const name = linkedMetafield === undefined ? undefined : linkedName(context, linkedMetafield, entryId);
  if (name !== undefined)
    return { option, value: { ...newOptionValue(context, name), linkedValue: entryId }, userErrors: [] };
  return { userErrors: [invalidEntry([...field, 'linkedMetafieldValue'])] };
}

function findOption(options: readonly ProductOption[], choice: OptionChoice): ProductOption | undefined {
  const { id, optionId, optionName } = choice;
  if (typeof optionId === 'string') {
    const number = numberOfGlobalId(optionId, 'ProductOption');
    return options.find((option) => option.id === number);
  }
  if (typeof optionName === 'string') {
    const folded = optionName.trim().toLowerCase();
    return options.find((option) => option.name.toLowerCase() === folded);
  }
  return options.find((option) =>
    option.values.some((value) => formatGlobalId('ProductOptionValue', value.id) === id),
  );
}

function withValue(
  options: readonly ProductOption[],
  option: ProductOption,
  value: ProductOptionValue,
): readonly ProductOption[] {
  if (option.values.includes(value)) return options;
  return options.map((other) =>
    other === option ? { ...option, values: [...option.values, value] } : other,
  );
}

function missingValues(
  { options, before, field }: ChoiceRequest,
  chosen: ReadonlyMap<number, number>,
): readonly UserError[] {
  if (before !== undefined) return [];
  const missing = options.find((option) => !chosen.has(option.id));
  if (missing === undefined) return [];
  const message = `You need to add option values for ${missing.name}`;
  return [userError(field, message, 'NEED_TO_ADD_OPTION_VALUES')];
}
