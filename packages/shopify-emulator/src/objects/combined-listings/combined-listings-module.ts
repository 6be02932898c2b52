import { connect, type ConnectionArguments } from '../connection.ts';
import type { ObjectModule, RequestContext } from '../object-module.ts';
import { productsTable, type Product } from '../products/product.ts';
import { variantsTable } from '../products/variant.ts';
import { combinedListingUpdate } from './combined-listing-update.ts';
import { childrenOf, listingOfChild } from './combined-listing.ts';

interface ListingView {
  readonly parentProduct: Product;
}

function listingView(context: RequestContext, product: Product): ListingView | null {
  if (product.combinedListingRole === 'PARENT') return { parentProduct: product };
  const listing = listingOfChild(context, product.id);
  const parentProduct = listing === undefined ? undefined : context.shop.table(productsTable).get(listing.id);
  return parentProduct === undefined ? null : { parentProduct };
}

/** The children with the variants of the parent that stand for them. */
function childViews(
  context: RequestContext,
  { parentProduct }: ListingView,
): readonly { readonly id: number }[] {
  return childrenOf(context, parentProduct).flatMap(({ productId, variantId }, index) => {
    const product = context.shop.table(productsTable).get(productId);
    const parentVariant = context.shop.table(variantsTable).get(variantId);
    return product === undefined || parentVariant === undefined
      ? []
      : [{ id: index, product, parentVariant }];
  });
}

/** Several products that are shown as one. */
export const combinedListingsModule: ObjectModule = {
  mutations: { combinedListingUpdate },
  types: {
    Product: {
      combinedListing: (product: Product, _args, context: RequestContext) => listingView(context, product),
    },
    CombinedListing: {
      combinedListingChildren: (source: ListingView, args: ConnectionArguments, context: RequestContext) =>
        connect(childViews(context, source), args),
    },
  },
};
