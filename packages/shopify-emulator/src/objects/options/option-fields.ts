import { formatGlobalId } from '../global-id.ts';
import { swatchOf } from '../metaobjects/option-values.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import type { OptionValueView, OptionView } from './option-view.ts';

export const optionFields: Readonly<Record<string, FieldResolver>> = {
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

export const optionValueFields: Readonly<Record<string, FieldResolver>> = {
  id: ({ value }: OptionValueView) => formatGlobalId('ProductOptionValue', value.id),
  name: ({ value }: OptionValueView) => value.name,
  hasVariants: ({ value, usedValueIds }: OptionValueView) => usedValueIds().has(value.id),
  linkedMetafieldValue: ({ value }: OptionValueView) => value.linkedValue ?? null,
  swatch: ({ value }: OptionValueView, _args, context: RequestContext) =>
    value.linkedValue === undefined ? null : swatchOf(context, value.linkedValue),
  translations: () => [],
};
