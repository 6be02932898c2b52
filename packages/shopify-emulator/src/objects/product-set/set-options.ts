import type { RequestContext } from '../object-module.ts';
import { repeatedLinkErrors } from '../options/linked-option.ts';
import {
  duplicatedName,
  duplicatedValue,
  missingOption,
  missingOptionValue,
} from '../options/option-errors.ts';
import { inOrderOfPosition, newOptionValue, optionListErrors } from '../options/option-input.ts';
import {
  optionNameErrors,
  optionValueErrors,
  repeatedNames,
  valuesMissing,
} from '../options/option-names.ts';
import type { ProductOption, ProductOptionValue } from '../products/product-option.ts';
import type { Product } from '../products/product.ts';
import type { UserError } from '../user-error.ts';
import { findNamed, repeatedIndexes } from './find-named.ts';
import { draftLinkedSet } from './set-linked-option.ts';
import type { OptionSetInput, OptionValueSetInput } from './product-set-input.ts';

interface OptionsSet {
  readonly options: readonly ProductOption[];
  /** Options whose values are listed: variants cannot bring others. */
  readonly closedOptionIds: ReadonlySet<number>;
  readonly userErrors: readonly UserError[];
}

const field = ['input', 'productOptions'];

/** The options as the inputs want them: present ones are known by id or name, as are their values. Writes nothing. */
export function draftSetOptions(
  context: RequestContext,
  { id: productId, options: present }: Pick<Product, 'id' | 'options'>,
  inputs: readonly OptionSetInput[],
): OptionsSet {
  const listErrors = [...optionListErrors(inputs, field), ...repeatedLinkErrors(context, inputs, [], field)];
  if (listErrors.length > 0) return { options: [], closedOptionIds: new Set(), userErrors: listErrors };
  const found = findNamed(present, inputs, 'ProductOption');
  const drafts = inputs.map((input, index) => {
    const place = [...field, String(index)];
    const before = found[index];
    return (
      draftLinkedSet(context, { input, before, productId }, place) ??
      draftOption(context, before, input, place)
    );
  });
  const names = drafts.map(({ option }) => option.name);
  const repeated = [...new Set([...repeatedIndexes(found), ...repeatedNames(names)])];
  const closed = drafts.filter(({ isClosed }) => isClosed);
  return {
    options: inOrderOfPosition(inputs, drafts).map(({ option }) => option),
    closedOptionIds: new Set(closed.map(({ option }) => option.id)),
    userErrors: [
      ...drafts.flatMap(({ userErrors }) => userErrors),
      ...repeated.map((index) => duplicatedName([...field, String(index)])),
    ],
  };
}

interface OptionSetDraft {
  readonly option: ProductOption;
  /** Its values are listed. */
  readonly isClosed: boolean;
  readonly userErrors: readonly UserError[];
}

function draftOption(
  context: RequestContext,
  before: ProductOption | undefined,
  input: OptionSetInput,
  place: readonly string[],
): OptionSetDraft {
  const isClosed = Array.isArray(input.values);
  const name = input.name?.trim() ?? before?.name ?? '';
  const listed = draftValues(context, before?.values ?? [], input.values ?? [], [...place, 'values']);
  const values = isClosed ? listed.values : (before?.values ?? []);
  const isMissing = typeof input.id === 'string' && before === undefined;
  const option: ProductOption = {
    id: before?.id ?? context.shop.allocateId(),
    name,
    values,
    linkedMetafield: undefined,
  };
  if (isMissing) {
    return { option, isClosed, userErrors: [missingOption([...place, 'id'])] };
  }
  return {
    option,
    isClosed,
    userErrors: [
      ...optionNameErrors(name, place),
      ...(values.length === 0 && listed.userErrors.length === 0 ? [valuesMissing(name, place)] : []),
      ...listed.userErrors,
      ...optionValueErrors(
        values.map((value) => value.name),
        [...place, 'values'],
      ),
    ],
  };
}

interface ValuesDraft {
  readonly values: readonly ProductOptionValue[];
  readonly userErrors: readonly UserError[];
}

function draftValues(
  context: RequestContext,
  present: readonly ProductOptionValue[],
  inputs: readonly OptionValueSetInput[],
  place: readonly string[],
): ValuesDraft {
  const found = findNamed(present, inputs, 'ProductOptionValue');
  const repeated = repeatedIndexes(found);
  const values: ProductOptionValue[] = [];
  const userErrors = repeated.map((index) => duplicatedValue([...place, String(index)]));
  for (const [index, input] of inputs.entries()) {
    const name = input.name?.trim();
    const before = found[index];
    if (typeof input.id === 'string' && before === undefined)
      userErrors.push(missingOptionValue([...place, String(index), 'id']));
    else if (before === undefined) values.push(newOptionValue(context, name ?? ''));
    else values.push({ ...before, name: name ?? before.name, linkedValue: undefined });
  }
  return { values, userErrors };
}
