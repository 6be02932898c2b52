import type { Row, TableDefinition } from '../../store/table.ts';
import type { RequestContext } from '../object-module.ts';

/**
 * The sources for which one product was chosen, in a row under its number. Products that nobody chose have no row. A change
 * to a product or to a collection of any size writes one small row for each product.
 */
export interface ProductSelections extends Row {
  readonly entries: readonly Selection[];
}

/** A product chosen for a source: to be in it, or to be kept out. */
export interface Selection {
  readonly sourceId: number;
  readonly isExcluded: true | undefined;
  /** Where the product stands in manual order, among the numbers of ids: what is chosen later stands further down. */
  readonly position: number;
  /** Only these variants; undefined stands for the whole product. */
  readonly variantIds: readonly number[] | undefined;
}

export const selectionsTable: TableDefinition<ProductSelections> = {
  name: 'collectionSelections',
  indexes: {
    included: (row) =>
      row.entries.filter((entry) => entry.isExcluded !== true).map((entry) => String(entry.sourceId)),
    excluded: (row) =>
      row.entries.filter((entry) => entry.isExcluded === true).map((entry) => String(entry.sourceId)),
  },
};

export function selectionsOf(context: RequestContext, productId: number): readonly Selection[] {
  return context.shop.table(selectionsTable).get(productId)?.entries ?? [];
}

/** Puts these entries in the place of those that the product had. */
export function replaceSelections(
  context: RequestContext,
  productId: number,
  entries: readonly Selection[],
): void {
  const table = context.shop.table(selectionsTable);
  if (entries.length === 0) table.delete(productId);
  else table.put({ id: productId, entries });
}
