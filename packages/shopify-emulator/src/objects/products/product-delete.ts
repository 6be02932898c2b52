import { formatGlobalId } from '../global-id.ts';
import { forgetProduct } from '../collections/membership.ts';
import { deleteMetafieldsOf } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { forgetPublications } from '../publications/resource-publication.ts';
import { userError, type UserError } from '../user-error.ts';
import { findProduct, variantsOf } from './product-store.ts';
import { productsTable, type Product } from './product.ts';
import { deleteVariant } from '../variants/variant-store.ts';

interface ProductDeletePayload {
  readonly deletedProductId: string | null;
  readonly productDeleteOperation: unknown;
  readonly shop: unknown;
  readonly userErrors: readonly UserError[];
}

export function productDelete(
  _source: unknown,
  args: { readonly input: { readonly id: string } },
  context: RequestContext,
): ProductDeletePayload {
  const shop = context.resolveNode(formatGlobalId('Shop', context.shop.profile.id));
  const nothing = { deletedProductId: null, productDeleteOperation: null, shop };
  const product = findProduct(context, args.input.id);
  if (product === undefined) return { ...nothing, userErrors: [userError(['id'], 'Product does not exist')] };
  deleteProduct(context, product);
  return { ...nothing, deletedProductId: formatGlobalId('Product', product.id), userErrors: [] };
}

/** Removes the product and everything that is only there because of it. */
function deleteProduct(context: RequestContext, product: Product): void {
  for (const variant of variantsOf(context, product)) deleteVariant(context, variant);
  deleteMetafieldsOf(context, { gidType: 'Product', number: product.id });
  forgetPublications(context, formatGlobalId('Product', product.id));
  forgetProduct(context, product.id);
  context.shop.table(productsTable).delete(product.id);
}
