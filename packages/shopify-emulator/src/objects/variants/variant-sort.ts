import { inventoryItemOf } from '../inventory/item-store.ts';
import { findLevel, quantityOf, totalAvailable } from '../inventory/quantities.ts';
import type { RequestContext } from '../object-module.ts';
import { productOf } from '../products/product-store.ts';
import type { Variant } from '../products/variant.ts';
import { variantDisplayName, variantTitle } from './variant-options.ts';

type SortValue = (context: RequestContext, variant: Variant) => string | number;

/** By ProductVariantSortKeys; for what is missing here a variant's id decides. */
const sortValues: ReadonlyMap<string, SortValue> = new Map<string, SortValue>([
  ['TITLE', (context, variant) => variantTitle(productOf(context, variant), variant).toLowerCase()],
  ['NAME', (context, variant) => variantDisplayName(productOf(context, variant), variant).toLowerCase()],
  [
    'FULL_TITLE',
    (context, variant) => variantDisplayName(productOf(context, variant), variant).toLowerCase(),
  ],
  ['POSITION', (context, variant) => productOf(context, variant).variantIds.indexOf(variant.id)],
  ['SKU', (_context, variant) => (variant.sku ?? '').toLowerCase()],
  [
    'INVENTORY_MANAGEMENT',
    (context, variant) => (inventoryItemOf(context, variant).tracked ? 'shopify' : ''),
  ],
  ['INVENTORY_POLICY', (_context, variant) => variant.inventoryPolicy ?? 'DENY'],
  ['INVENTORY_QUANTITY', (context, variant) => totalAvailable(context, variant.inventoryItemId)],
]);

/** What the variants of a connection are sorted by. Stock at a location needs `location_id:` in the query. */
export function variantSortValue(
  context: RequestContext,
  sortKey: string | null | undefined,
  query?: string | null,
): ((variant: Variant) => string | number) | undefined {
  if (sortKey === 'INVENTORY_LEVELS_AVAILABLE') {
    const locationId = Number(/\blocation_id:\s*"?(\d+)/.exec(query ?? '')?.[1]);
    return (variant) => quantityOf(findLevel(inventoryItemOf(context, variant), locationId), 'available');
  }
  const value = sortValues.get(sortKey ?? 'ID');
  return value === undefined ? undefined : (variant) => value(context, variant);
}
