import type { Row, TableDefinition } from '../../store/table.ts';
import type { RequestContext } from '../object-module.ts';
import { saveProduct } from '../products/product-store.ts';
import { productsTable, type Product } from '../products/product.ts';

/** The products that a parent shows as one; the row has the parent's number. Parents without children have no row. */
export interface CombinedListing extends Row {
  readonly children: readonly CombinedChild[];
}

export interface CombinedChild extends ChildChoice {
  /** Number of the parent's variant that shows the child. */
  readonly variantId: number;
}

/** A product, and what it stands for among the options of its parent. */
export interface ChildChoice {
  readonly productId: number;
  readonly values: readonly SelectedValue[];
}

export interface SelectedValue {
  readonly name: string;
  readonly value: string;
}

const combinedListingsTable: TableDefinition<CombinedListing> = {
  name: 'combinedListings',
  indexes: { child: (listing) => listing.children.map(({ productId }) => String(productId)) },
};

export function childrenOf(context: RequestContext, parent: Product): readonly CombinedChild[] {
  return context.shop.table(combinedListingsTable).get(parent.id)?.children ?? [];
}

/** The listing that a product is a child of. */
export function listingOfChild(context: RequestContext, productId: number): CombinedListing | undefined {
  return context.shop.table(combinedListingsTable).find('child', String(productId))[0];
}

export function replaceChildren(
  context: RequestContext,
  parentId: number,
  children: readonly CombinedChild[],
): void {
  const table = context.shop.table(combinedListingsTable);
  if (children.length === 0) table.delete(parentId);
  else table.put({ id: parentId, children });
}

/** What a product is by itself or, without a role, no longer is. */
export function setChildRole(context: RequestContext, productId: number, role: 'CHILD' | undefined): void {
  const product = context.shop.table(productsTable).get(productId);
  if (product !== undefined && product.combinedListingRole !== role)
    saveProduct(context, { ...product, combinedListingRole: role });
}

/** To be called when a product is deleted: as a parent it leaves its children alone, as a child its siblings stay together. */
export function forgetCombined(context: RequestContext, product: Product): void {
  for (const { productId } of childrenOf(context, product)) setChildRole(context, productId, undefined);
  replaceChildren(context, product.id, []);
  const listing = listingOfChild(context, product.id);
  if (listing === undefined) return;
  const siblings = listing.children.filter(({ productId }) => productId !== product.id);
  replaceChildren(context, listing.id, siblings);
}
