import type { Row, TableDefinition } from '../../store/table.ts';
import type { RequestContext } from '../object-module.ts';

/**
 * What somebody has decided for one product: the sources for which it was chosen, and where it stands in collections that
 * were put in order. In a row under its number; products about which nobody decided anything have no row. So a change to
 * a product or to a collection of any size writes one small row for each product that it is about.
 */
export interface ProductSelections extends Row {
  readonly entries: readonly Selection[];
  readonly places: readonly Place[] | undefined;
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

/** Where the product was moved to in a collection, among the positions of selections. */
interface Place {
  readonly collectionId: number;
  readonly position: number;
}

export const selectionsTable: TableDefinition<ProductSelections> = {
  name: 'collectionSelections',
  indexes: {
    included: (row) =>
      row.entries.filter((entry) => entry.isExcluded !== true).map((entry) => String(entry.sourceId)),
    excluded: (row) =>
      row.entries.filter((entry) => entry.isExcluded === true).map((entry) => String(entry.sourceId)),
    place: (row) => row.places?.map((place) => String(place.collectionId)),
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
  const places = context.shop.table(selectionsTable).get(productId)?.places;
  putRow(context, { id: productId, entries, places });
}

export function placeOf(
  context: RequestContext,
  productId: number,
  collectionId: number,
): number | undefined {
  const places = context.shop.table(selectionsTable).get(productId)?.places;
  return places?.find((place) => place.collectionId === collectionId)?.position;
}

/** Moves a product to a position; without one it stands again where it came to stand by itself. */
export function setPlace(
  context: RequestContext,
  productId: number,
  collectionId: number,
  position?: number,
): void {
  const row = context.shop.table(selectionsTable).get(productId);
  const others = (row?.places ?? []).filter((place) => place.collectionId !== collectionId);
  const places = position === undefined ? others : [...others, { collectionId, position }];
  if (position === undefined && others.length === (row?.places?.length ?? 0)) return;
  putRow(context, {
    id: productId,
    entries: row?.entries ?? [],
    places: places.length === 0 ? undefined : places,
  });
}

/** To be called when a product is deleted. */
export function forgetSelections(context: RequestContext, productId: number): void {
  context.shop.table(selectionsTable).delete(productId);
}

function putRow(context: RequestContext, row: ProductSelections): void {
  const table = context.shop.table(selectionsTable);
  if (row.entries.length === 0 && row.places === undefined) table.delete(row.id);
  else table.put(row);
}
