import { userError, type UserError } from '../user-error.ts';
import type { ProductSetInput } from './product-set-input.ts';

/** Options and variants are only told together. */
export function shapeErrors({ productOptions, variants }: ProductSetInput): readonly UserError[] {
  const hasOptions = (productOptions ?? []).length > 0;
  if (Array.isArray(productOptions) && (!Array.isArray(variants) || (hasOptions && variants.length === 0))) {
    const message = 'Variants input is required when updating product options';
    return [userError(['input', 'variants'], message, 'VARIANTS_INPUT_MISSING')];
  }
  if (Array.isArray(variants) && !Array.isArray(productOptions)) {
    const message = 'Product options input is required when updating variants';
    return [userError(['input', 'productOptions'], message, 'PRODUCT_OPTIONS_INPUT_MISSING')];
  }
  return [];
}
