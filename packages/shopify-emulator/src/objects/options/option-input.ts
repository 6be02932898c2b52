import type { RequestContext } from '../object-module.ts';
import type { ProductOption, ProductOptionValue } from '../products/product-option.ts';
import type { Product } from '../products/product.ts';
import { userError, type UserError } from '../user-error.ts';
import { draftLink, repeatedLinkErrors, unlinkedValueErrors, type LinkDraft } from './linked-option.ts';
import { duplicatedName, maxOptions, tooManyOptions } from './option-errors.ts';
import { optionNameErrors, optionValueErrors, repeatedNames, valuesMissing } from './option-names.ts';

/** An option as an input asks for it: of `productOptionsCreate`, `productCreate` and, without ids, `productSet`. */
export interface OptionInput {
  readonly name?: string | null;
  readonly position?: number | null;
  readonly values?: readonly OptionValueInput[] | null;
  readonly linkedMetafield?: LinkedMetafieldInput | null;
}

export interface OptionValueInput {
  readonly name?: string | null;
  readonly linkedMetafieldValue?: string | null;
}

export interface LinkedMetafieldInput {
  readonly namespace: string;
  readonly key: string;
  readonly values?: readonly string[] | null;
}

interface OptionsDraft {
  readonly options: readonly ProductOption[];
  /** What the options are called, in the order of the inputs. */
  readonly names: readonly string[];
  readonly userErrors: readonly UserError[];
}

/**
 * New options as inputs want them, in the order of their positions, and what stands against them in the codes of
 * `productOptionsCreate`. Writes nothing. `field` is where the list stands in the arguments, `product` what gets them, if it
 * is there already.
 */
export function draftOptions(
  context: RequestContext,
  inputs: readonly OptionInput[],
  field: readonly string[],
  product?: Product,
): OptionsDraft {
  const present = product?.options ?? [];
  const userErrors = [
    ...optionListErrors(inputs, field),
    ...repeatedLinkErrors(context, inputs, present, field),
  ];
  if (userErrors.length > 0) return { options: [], names: [], userErrors };
  const owner = product === undefined ? undefined : { gidType: 'Product', number: product.id };
  const drafts = inputs.map((input, index) => {
    const place = [...field, String(index)];
    const link = draftLink(context, input, owner, place);
    return link === undefined
      ? draftOption(context, input, place)
      : draftLinkedOption(context, input, link, place);
  });
  const names = drafts.map(({ option }) => option.name);
  return {
    options: inOrderOfPosition(inputs, drafts).map(({ option }) => option),
    names,
    userErrors: [
      ...drafts.flatMap((draft) => draft.userErrors),
      ...repeatedNames(names).map((index) => duplicatedName([...field, String(index)])),
    ],
  };
}

/** What the inputs have against each other. */
export function optionListErrors(
  inputs: readonly Pick<OptionInput, 'name' | 'position'>[],
  field: readonly string[],
): readonly UserError[] {
  if (inputs.length > maxOptions) return [tooManyOptions(field)];
  const positions = inputs.map((input) => input.position ?? null);
  if (positions.some((position) => position !== null) && positions.includes(null))
    return [
      userError(
        field,
        'If specified, position field must be present in all option inputs.',
        'OPTION_POSITION_MISSING',
      ),
    ];
  const repeated = repeatedNames(inputs.map((input) => input.name?.trim()));
  return repeated.map((index) => duplicatedName([...field, String(index)]));
}

interface OptionDraft {
  readonly option: ProductOption;
  readonly userErrors: readonly UserError[];
}

function draftOption(context: RequestContext, input: OptionInput, field: readonly string[]): OptionDraft {
  const name = input.name?.trim() ?? '';
  const values = (input.values ?? []).map((value) => value.name?.trim() ?? '');
  return {
    option: {
      id: context.shop.allocateId(),
      name,
      values: values.map((valueName) => newOptionValue(context, valueName)),
      linkedMetafield: undefined,
    },
    userErrors: [
      ...positionErrors(input.position ?? null, field),
      ...unlinkedValueErrors(input, field),
      ...optionNameErrors(name, field),
      ...(values.length === 0 ? [valuesMissing(name, field)] : []),
      ...optionValueErrors(values, [...field, 'values']),
    ],
  };
}

function draftLinkedOption(
  context: RequestContext,
  input: OptionInput,
  link: LinkDraft,
  field: readonly string[],
): OptionDraft {
  const name = input.name?.trim() ?? link.name;
  const { linkedMetafield, values } = link;
  const names = values.map((value) => value.name);
  return {
    option: { id: context.shop.allocateId(), name, values, linkedMetafield },
    userErrors: [
      ...positionErrors(input.position ?? null, field),
      ...optionNameErrors(name, field),
      ...(link.userErrors.length > 0
        ? link.userErrors
        : optionValueErrors(names, [...field, 'linkedMetafield', 'values'])),
    ],
  };
}

export function newOptionValue(context: RequestContext, name: string): ProductOptionValue {
  return { id: context.shop.allocateId(), name, linkedValue: undefined };
}

function positionErrors(position: number | null, field: readonly string[]): readonly UserError[] {
  if (position === null || (position >= 1 && position <= maxOptions)) return [];
  const message = 'Position must be between 1 and the maximum number of options per product.';
  return [userError([...field, 'position'], message, 'POSITION_OUT_OF_BOUNDS')];
}

/** What was made of inputs, in the order that their positions tell; without positions in that of the inputs. */
export function inOrderOfPosition<Draft>(
  inputs: readonly Pick<OptionInput, 'position'>[],
  drafts: readonly Draft[],
): readonly Draft[] {
  return drafts
    .map((draft, index) => ({ draft, position: inputs[index]?.position ?? index + 1 }))
    .toSorted((a, b) => a.position - b.position)
    .map(({ draft }) => draft);
}
