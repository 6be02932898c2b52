import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { FieldResolver, NodeLookup, ObjectModule, RequestContext } from '../object-module.ts';
import type { Product } from '../products/product.ts';
import {
  findOption,
  findOptionValue,
  optionViews,
  type OptionValueView,
  type OptionView,
} from './option-view.ts';

const optionFields: Readonly<Record<string, FieldResolver>> = {
  id: ({ option }: OptionView) => formatGlobalId('ProductOption', option.id),
  name: ({ option }: OptionView) => option.name,
  linkedMetafield: ({ option }: OptionView) => option.linkedMetafield ?? null,
  optionValues: ({ option, usedValueIds }: OptionView): readonly OptionValueView[] =>
    option.values.map((value) => ({ __typename: 'ProductOptionValue', value, usedValueIds })),
  /** Without those that no variant has. */
  values: ({ option, usedValueIds }: OptionView) =>
    option.values.filter(({ id }) => usedValueIds().has(id)).map(({ name }) => name),
  translations: () => [],
};

const optionValueFields: Readonly<Record<string, FieldResolver>> = {
  id: ({ value }: OptionValueView) => formatGlobalId('ProductOptionValue', value.id),
  name: ({ value }: OptionValueView) => value.name,
  hasVariants: ({ value, usedValueIds }: OptionValueView) => usedValueIds().has(value.id),
  linkedMetafieldValue: ({ value }: OptionValueView) => value.linkedValue ?? null,
  swatch: () => null,
  translations: () => [],
};

function nodeLookup(gidType: string, find: (context: RequestContext, number: number) => unknown): NodeLookup {
  return (id, context) => {
    const number = numberOfGlobalId(id, gidType);
    return number === null ? null : find(context, number);
  };
}

/** How options are read. */
export const optionFieldsModule: ObjectModule = {
  types: {
    ProductOption: optionFields,
    ProductOptionValue: optionValueFields,
    Product: {
      options: (product: Product, args: { readonly first?: number | null }, context: RequestContext) =>
        optionViews(context, product).slice(0, args.first ?? undefined),
    },
  },
  nodes: {
    ProductOption: nodeLookup('ProductOption', findOption),
    ProductOptionValue: nodeLookup('ProductOptionValue', findOptionValue),
  },
};
