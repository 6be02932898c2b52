import type { Product } from '../products/product.ts';
import type { UserError } from '../user-error.ts';

/** What the mutations of options answer: the product as it is now, also where they refuse. */
export interface OptionPayload {
  readonly product: Product | null;
  readonly userErrors: readonly UserError[];
}
