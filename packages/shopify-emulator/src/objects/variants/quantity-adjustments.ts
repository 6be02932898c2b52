import { apiError } from '../api-error.ts';
import type { InventoryItem } from '../inventory/inventory-item.ts';
import { itemWithNumber, saveLevel } from '../inventory/item-store.ts';
import { findLevel, quantityOf, setQuantity } from '../inventory/quantities.ts';
import { findLocation } from '../locations/location-store.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';

/** How the stock of a variant at a location shall change; a null `adjustment` ends it there. */
export interface QuantityAdjustmentInput {
  readonly locationId: string;
  readonly adjustment?: number | null;
  /** Must be given; null compares with nothing. */
  readonly changeFromQuantity?: number | null;
}

interface QuantityAdjustment {
  readonly locationId: number;
  readonly delta: number | null;
}

interface AdjustmentsDraft {
  readonly adjustments: readonly QuantityAdjustment[];
  readonly userErrors: readonly UserError[];
}

/** Checks adjustments against the stock of an item. Throws Shopify's INVALID_FIELD_ARGUMENTS. `field` is where the list stands. */
export function draftAdjustments(
  context: RequestContext,
  item: InventoryItem,
  inputs: readonly QuantityAdjustmentInput[],
  field: readonly string[],
): AdjustmentsDraft {
  const adjustments: QuantityAdjustment[] = [];
  const userErrors: UserError[] = [];
  for (const [index, input] of inputs.entries()) {
    if (input.changeFromQuantity === undefined)
      throw apiError(
        'INVALID_FIELD_ARGUMENTS',
        'InventoryAdjustmentInput must include the following argument: changeFromQuantity.',
      );
    const place = [...field, String(index)];
    const location = findLocation(context, input.locationId);
    if (location === undefined) {
      userErrors.push(userError([...place, 'locationId'], 'Location does not exist', 'INVALID_INPUT'));
      continue;
    }
    const present = quantityOf(findLevel(item, location.id), 'available');
    if (input.changeFromQuantity !== null && input.changeFromQuantity !== present)
      userErrors.push(
        userError(
          [...place, 'changeFromQuantity'],
          'The changeFromQuantity argument no longer matches the persisted quantity.',
          'INVALID_INPUT',
        ),
      );
    adjustments.push({ locationId: location.id, delta: input.adjustment ?? null });
  }
  return { adjustments, userErrors };
}

/** Writes adjustments that were checked, one after the other. */
export function applyAdjustments(
  context: RequestContext,
  itemId: number,
  adjustments: readonly QuantityAdjustment[],
): void {
  for (const { locationId, delta } of adjustments) {
    const item = itemWithNumber(context, itemId);
    const level = findLevel(item, locationId);
    if (delta !== null) {
      const quantity = quantityOf(level, 'available') + delta;
      setQuantity(context, { itemId, locationId, name: 'available', quantity });
    } else if (level !== undefined) saveLevel(context, item, { ...level, isInactive: true });
  }
}
