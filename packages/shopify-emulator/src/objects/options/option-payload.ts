import type { Product } from '../products/product.ts';
import { userError, type UserError } from '../user-error.ts';

/** What the mutations of options answer: the product as it is now, also where they refuse. */
export interface OptionPayload {
  readonly product: Product | null;
  readonly userErrors: readonly UserError[];
}

export function missingProduct(): OptionPayload {
  const error = userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST');
  return { product: null, userErrors: [error] };
}
