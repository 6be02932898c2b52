import type { RequestContext } from '../object-module.ts';
import {
  defaultOptionName,
  defaultOptionValueName,
  isDefaultOption,
  type ProductOption,
} from '../products/product-option.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { newVariantState, type VariantState } from './variant-input.ts';
import { createVariant } from './variant-store.ts';

/** The option of a product that has none of its own. */
export function createDefaultOption(context: RequestContext): ProductOption {
  return {
    id: context.shop.allocateId(),
    name: defaultOptionName,
    values: [{ id: context.shop.allocateId(), name: defaultOptionValueName, linkedValue: undefined }],
    linkedMetafield: undefined,
  };
}

/**
 * Stores the variant that every new product gets: it takes the first value of each option and costs nothing. The product,
 * which names it in `variantIds`, is stored by the caller.
 */
export function createDefaultVariant(
  context: RequestContext,
  product: Pick<Product, 'id' | 'options' | 'isGiftCard'>,
): Variant {
  const optionValueIds = product.options.flatMap((option) => option.values[0]?.id ?? []);
  return createVariant(context, product, { ...firstVariantState(product), optionValueIds });
}

/** What a variant of a new product is before any input has spoken. */
export function firstVariantState({ isGiftCard }: Pick<Product, 'isGiftCard'>): VariantState {
  return isGiftCard === true ? giftCardState : newVariantState;
}

/** Nobody pays tax on a gift card, or waits for the mail to bring it. */
const giftCardState: VariantState = {
  variant: { ...newVariantState.variant, isTaxFree: true },
  item: { ...newVariantState.item, requiresShipping: false },
};

/** Whether nobody has given the product options yet. */
export function hasOnlyDefaultOption(product: Product): boolean {
  const [only] = product.options;
  return product.options.length === 1 && only !== undefined && isDefaultOption(only);
}
