import type { RequestContext } from '../object-module.ts';
import { draftLink, type LinkDraft } from '../options/linked-option.ts';
import { duplicatedValue, mixedValues } from '../options/option-errors.ts';
import type { ProductOption, ProductOptionValue } from '../products/product-option.ts';
import { userError, type UserError } from '../user-error.ts';
import { findNamed, repeatedIndexes } from './find-named.ts';
import type { OptionSetInput } from './product-set-input.ts';

interface LinkedSetRequest {
  readonly input: OptionSetInput;
  readonly before: ProductOption | undefined;
  readonly productId: number;
}

interface LinkedSetDraft {
  readonly option: ProductOption;
  readonly isClosed: boolean;
  readonly userErrors: readonly UserError[];
}

/**
 * An option that an input links to a metafield, or that is linked and of which the input says nothing else; undefined for others.
 * Values that stand for the same entries as before stay what they are.
 */
export function draftLinkedSet(
  context: RequestContext,
  { input, before, productId }: LinkedSetRequest,
  place: readonly string[],
): LinkedSetDraft | undefined {
  const owner = { gidType: 'Product', number: productId };
  const { linkedMetafield } = input;
  const linkInput = { linkedMetafield: linkedMetafield ?? null, values: namedValues(input) };
  const link = draftLink(context, linkInput, owner, place);
  if (link !== undefined) {
    const id = before?.id ?? context.shop.allocateId();
    const name = input.name?.trim() ?? before?.name ?? link.name;
    const values = link.values.map((value) => presentValue(before, value) ?? value);
    return {
      option: { id, name, values, linkedMetafield: link.linkedMetafield },
      isClosed: true,
      userErrors: [...setErrors(link.userErrors), ...duplicateErrors(link, place)],
    };
  }
  if (linkedMetafield === null || before?.linkedMetafield === undefined) return undefined;
  return keptOption(before, input, place);
}

function namedValues(input: OptionSetInput): readonly { readonly name?: string | null }[] | null {
  const values = input.values ?? [];
  return values.length === 0 ? null : values;
}

function presentValue(
  before: ProductOption | undefined,
  { linkedValue }: ProductOptionValue,
): ProductOptionValue | undefined {
  return before?.values.find((value) => value.linkedValue === linkedValue);
}

/** The codes of `productSet` for what stands against a link. */
function setErrors(errors: readonly UserError[]): readonly UserError[] {
  return errors.map((error) => {
    if (error.code === 'CANNOT_COMBINE_LINKED_METAFIELD_AND_OPTION_VALUES') return mixedValues(error.field);
    return error.code === 'MISSING_METAFIELD_VALUES_FOR_LINKED_OPTION'
      ? userError(error.field, error.message, 'OPTION_VALUES_MISSING')
      : error;
  });
}

function duplicateErrors({ values }: LinkDraft, place: readonly string[]): readonly UserError[] {
  const entries = values.map(({ linkedValue }) => linkedValue);
  return entries.flatMap((entry, index) => {
    if (entries.indexOf(entry) === index) return [];
    const field = [...place, 'linkedMetafield', 'values', String(index)];
    const message = 'Duplicated metafield value for linked option.';
    return [userError(field, message, 'DUPLICATED_METAFIELD_VALUE')];
  });
}

/** A linked option may be listed with those of its values that shall stay, by id or name. */
function keptOption(before: ProductOption, input: OptionSetInput, place: readonly string[]): LinkedSetDraft {
  const name = input.name?.trim() ?? before.name;
  if (!Array.isArray(input.values)) return { option: { ...before, name }, isClosed: false, userErrors: [] };
  const found = findNamed(before.values, input.values, 'ProductOptionValue');
  const valueField = (index: number): readonly string[] => [...place, 'values', String(index)];
  const unknown = found.flatMap((value, index) =>
    value === undefined ? [mixedValues(valueField(index))] : [],
  );
  const repeated = repeatedIndexes(found).map((index) => duplicatedValue(valueField(index)));
  const values = found.filter((value) => value !== undefined);
  return { option: { ...before, name, values }, isClosed: true, userErrors: [...unknown, ...repeated] };
}
