import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { productOfArgument, saveProduct } from './product-store.ts';
import type { Product, ProductStatus } from './product.ts';

interface ProductChangeStatusPayload {
  readonly product: Product | null;
  readonly userErrors: readonly UserError[];
}

export function productChangeStatus(
  _source: unknown,
  args: { readonly productId: string; readonly status: ProductStatus },
  context: RequestContext,
): ProductChangeStatusPayload {
  const product = productOfArgument(context, args.productId);
  if (product === undefined) {
    const error = userError(['productId'], 'Product does not exist', 'PRODUCT_NOT_FOUND');
    return { product: null, userErrors: [error] };
  }
  return { product: saveProduct(context, { ...product, status: args.status }), userErrors: [] };
}
