import { numberOfArgument } from '../global-id-argument.ts';
import { locationWithNumber } from '../locations/location-store.ts';
import { isActive } from '../locations/location.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { stockAt } from './activation.ts';
import { deactivateLevel } from './deactivation.ts';
import { inventoryItemsTable, type InventoryItem } from './inventory-item.ts';
import { itemWithNumber } from './item-store.ts';
import { viewAt, type LevelView } from './level-view.ts';
import { activeLevels } from './quantities.ts';

interface Toggle {
  readonly locationId: string;
  readonly activate: boolean;
}

interface TogglePayload {
  readonly inventoryItem: InventoryItem | null;
  readonly inventoryLevels: readonly LevelView[] | null;
  readonly userErrors: readonly UserError[];
}

export const bulkActivationMutations: Readonly<Record<string, FieldResolver>> = {
  inventoryBulkToggleActivation: (
    _source,
    args: { readonly inventoryItemId: string; readonly inventoryItemUpdates: readonly Toggle[] },
    context,
  ) => toggle(context, args.inventoryItemId, args.inventoryItemUpdates),
};

/** One by one, but only where none of them is refused. */
function toggle(context: RequestContext, itemId: string, toggles: readonly Toggle[]): TogglePayload {
  const number = numberOfArgument(itemId, 'InventoryItem');
  const before = context.shop.table(inventoryItemsTable).get(number);
  if (before === undefined)
    return refused(
      userError(['inventoryItemId'], 'The inventory item was not found.', 'INVENTORY_ITEM_NOT_FOUND'),
    );
  const error = firstError(context, before, toggles);
  if (error !== null) return refused(error);
  for (const step of toggles) toggleAt(context, itemWithNumber(context, number), step);
  const item = itemWithNumber(context, number);
  const wanted = toggles.filter(({ activate }) => activate);
  const inventoryLevels = wanted.flatMap(({ locationId }) => {
    const place = { locationId: numberOfArgument(locationId, 'Location'), includeInactive: false };
    return viewAt(context, item, place) ?? [];
  });
  return { inventoryItem: item, inventoryLevels, userErrors: [] };
}

function refused(error: UserError): TogglePayload {
  return { inventoryItem: null, inventoryLevels: null, userErrors: [error] };
}

/** What the first of them is refused for that is; each comes after what those before it have done. */
function firstError(
  context: RequestContext,
  item: InventoryItem,
  toggles: readonly Toggle[],
): UserError | null {
  const places = new Set(activeLevels(item).map(({ locationId }) => locationId));
  for (const [index, { locationId, activate }] of toggles.entries()) {
    const field = ['inventoryItemUpdates', String(index), 'locationId'];
    const location = locationWithNumber(context, numberOfArgument(locationId, 'Location'));
    if (location === undefined || !isActive(location)) {
      const message = "The quantity couldn't be updated because the location was not found.";
      return userError(field, message, 'LOCATION_NOT_FOUND');
    }
    if (activate) places.add(location.id);
    else if (places.has(location.id) && places.size === 1) {
      const message = `The variant couldn't be unstocked from ${location.name} because products need to be stocked at a minimum of 1 location.`;
      return userError(field, message, 'CANNOT_DEACTIVATE_FROM_ONLY_LOCATION');
    } else places.delete(location.id);
  }
  return null;
}

function toggleAt(context: RequestContext, item: InventoryItem, { locationId, activate }: Toggle): void {
  const place = { locationId: numberOfArgument(locationId, 'Location'), includeInactive: false };
  const view = viewAt(context, item, place);
  if (activate && view === null) stockAt(context, item, place.locationId);
  if (!activate && view !== null) deactivateLevel(context, view);
}
