import type { Row, TableDefinition } from '../../store/table.ts';
import type { RequestContext } from '../object-module.ts';
import type { Product } from '../products/product.ts';

/** The products that a parent shows as one; the row has the parent's number. Parents without children have no row. */
export interface CombinedListing extends Row {
  readonly children: readonly CombinedChild[];
}

export interface CombinedChild {
  readonly productId: number;
  /** What the child stands for among the options of the parent. */
  readonly values: readonly SelectedValue[];
}

export interface SelectedValue {
  readonly name: string;
  readonly value: string;
}

export const combinedListingsTable: TableDefinition<CombinedListing> = {
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

/** To be called when a product is deleted. */
export function forgetCombined(context: RequestContext, productId: number): void {
  const table = context.shop.table(combinedListingsTable);
  table.delete(productId);
  const listing = listingOfChild(context, productId);
  if (listing === undefined) return;
  table.put({ ...listing, children: listing.children.filter((child) => child.productId !== productId) });
}
