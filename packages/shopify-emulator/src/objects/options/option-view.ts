import type { RequestContext } from '../object-module.ts';
import type { ProductOption, ProductOptionValue } from '../products/product-option.ts';
import { variantsOf } from '../products/product-store.ts';
import { productsTable, type Product } from '../products/product.ts';

/** An option with what its fields ask of the product around it. */
export interface OptionView {
  readonly __typename: 'ProductOption';
  readonly option: ProductOption;
  readonly position: number;
  /** The ids of values that a variant has. */
  readonly usedValueIds: () => ReadonlySet<number>;
}

export interface OptionValueView {
  readonly __typename: 'ProductOptionValue';
  readonly value: ProductOptionValue;
  readonly usedValueIds: () => ReadonlySet<number>;
}

/** In order of position. The variants of the product are looked at only if a field asks for them. */
export function optionViews(context: RequestContext, product: Product): readonly OptionView[] {
  const usedValueIds = usedValuesOf(context, product);
  return product.options.map((option, index) => ({
    __typename: 'ProductOption',
    option,
    position: index + 1,
    usedValueIds,
  }));
}

/** A value that a variant has chosen. */
export function chosenValueView(value: ProductOptionValue): OptionValueView {
  return { __typename: 'ProductOptionValue', value, usedValueIds: () => new Set([value.id]) };
}

/** Looks at the variants once, and only if somebody asks. */
function usedValuesOf(context: RequestContext, product: Product): () => ReadonlySet<number> {
  let used: ReadonlySet<number> | undefined;
  return () => (used ??= new Set(variantsOf(context, product).flatMap((variant) => variant.optionValueIds)));
}

export function findOption(context: RequestContext, number: number): OptionView | null {
  const [product] = context.shop.table(productsTable).find('option', String(number));
  if (product === undefined) return null;
  return optionViews(context, product).find(({ option }) => option.id === number) ?? null;
}

/** Values are kept by product, so this looks through all of them. */
export function findOptionValue(context: RequestContext, number: number): OptionValueView | null {
  for (const product of context.shop.table(productsTable).rows()) {
    for (const option of product.options) {
      const value = option.values.find(({ id }) => id === number);
      if (value !== undefined)
        return { __typename: 'ProductOptionValue', value, usedValueIds: usedValuesOf(context, product) };
    }
  }
  return null;
}
