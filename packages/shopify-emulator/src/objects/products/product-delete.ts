import { bundlesTable } from '../bundles/bundle.ts';
import { forgetCombined } from '../combined-listings/combined-listing.ts';
import { forgetSelections } from '../collections/selection.ts';
import { filesTable } from '../files/file.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import { deleteMetafieldsOf } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { forgetPublications } from '../publications/resource-publication.ts';
import { leaveAllGroups } from '../selling-plans/group-members.ts';
import { shopOf } from '../shop/shop-of.ts';
import { userError, type UserError } from '../user-error.ts';
import { deleteVariant } from '../variants/variant-store.ts';
import { isBusy, startOperation, type ProductOperation } from './product-operation.ts';
import { productOfArgument, variantsOf } from './product-store.ts';
import { productsTable, type Product } from './product.ts';

type ProductDeleteArguments = {
  readonly input: { readonly id: string };
  readonly synchronous?: boolean | null;
};

interface ProductDeletePayload {
  readonly deletedProductId: string | null;
  readonly productDeleteOperation: ProductOperation | null;
  readonly shop: unknown;
  readonly userErrors: readonly UserError[];
}

export function productDelete(
  _source: unknown,
  args: ProductDeleteArguments,
  context: RequestContext,
): ProductDeletePayload {
  const shop = shopOf(context);
  const nothing = { deletedProductId: null, productDeleteOperation: null, shop };
  const isLater = args.synchronous === false;
  const product = productOfArgument(context, args.input.id);
  const number = numberOfGlobalId(args.input.id, 'Product');
  if (isLater && number !== null && isBusy(context, number)) {
    const message = 'Another operation already in progress. Please wait until current one is finished.';
    return { ...nothing, userErrors: [userError(null, message)] };
  }
  if (product === undefined) return { ...nothing, userErrors: [userError(['id'], 'Product does not exist')] };
  deleteProduct(context, product);
  if (!isLater)
    return { ...nothing, deletedProductId: formatGlobalId('Product', product.id), userErrors: [] };
  const operation = startOperation(context, 'ProductDeleteOperation', { productId: product.id });
  return { ...nothing, productDeleteOperation: operation, userErrors: [] };
}

/** Removes the product and everything that is only there because of it, with the files that no other product shows. */
function deleteProduct(context: RequestContext, product: Product): void {
  for (const variant of variantsOf(context, product)) deleteVariant(context, variant);
  deleteMetafieldsOf(context, { gidType: 'Product', number: product.id });
  forgetSelections(context, product.id);
  leaveAllGroups(context, product.id);
  forgetPublications(context, formatGlobalId('Product', product.id));
  context.shop.table(bundlesTable).delete(product.id);
  forgetCombined(context, product);
  const table = context.shop.table(productsTable);
  table.delete(product.id);
  for (const id of product.mediaIds ?? [])
    if (table.find('media', String(id)).length === 0) context.shop.table(filesTable).delete(id);
}
