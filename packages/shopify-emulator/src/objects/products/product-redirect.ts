import type { RequestContext } from '../object-module.ts';
import { redirectPath } from '../url-redirects/url-redirect.ts';
import type { ProductFieldsInput } from './product-input.ts';
import type { Product } from './product.ts';

/** Sends visitors of a product's old page to its new one, where the input asks for it and the handle has changed. */
export function redirectNewHandle(
  context: RequestContext,
  before: Product,
  product: Product,
  input: ProductFieldsInput,
): void {
  if (input.redirectNewHandle !== true || before.handle === '' || before.handle === product.handle) return;
  redirectPath(context, `/products/${before.handle}`, `/products/${product.handle}`);
}
