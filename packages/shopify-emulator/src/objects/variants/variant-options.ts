import type { Product } from '../products/product.ts';
import type { ProductOption, ProductOptionValue } from '../products/product-option.ts';
import type { Variant } from '../products/variant.ts';

/** What a variant chooses of one option of its product. */
export interface ChosenValue {
  readonly option: ProductOption;
  readonly value: ProductOptionValue;
}

/** In the order of the options. */
export function chosenValues(
  product: Product,
  variant: Pick<Variant, 'optionValueIds'>,
): readonly ChosenValue[] {
  return product.options.flatMap((option, index) => {
    const value = option.values.find(({ id }) => id === variant.optionValueIds[index]);
    return value === undefined ? [] : [{ option, value }];
  });
}

/** `Red / Small`; `Default Title` where the product has no options of its own. */
export function variantTitle(product: Product, variant: Pick<Variant, 'optionValueIds'>): string {
  return chosenValues(product, variant)
    .map(({ value }) => value.name)
    .join(' / ');
}

export function variantDisplayName(product: Product, variant: Variant): string {
  return `${product.title} - ${variantTitle(product, variant)}`;
}

/** The same for variants that choose the same values: there may be only one of them in a product. */
export function combinationKey(optionValueIds: readonly number[]): string {
  return optionValueIds.join(' ');
}
