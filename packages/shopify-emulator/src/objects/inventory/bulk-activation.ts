import { numberOfArgument } from '../global-id-argument.ts';
import { locationWithNumber } from '../locations/location-store.ts';
import { isActive, type Location } from '../locations/location.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { stockAt } from './activation.ts';
import { deactivateLevel, isOnlyOne } from './deactivation.ts';
import { inventoryItemsTable, type InventoryItem } from './inventory-item.ts';
import { itemWithNumber } from './item-store.ts';
import { viewAt, type LevelView } from './level-view.ts';

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

/** One by one; the first that is refused ends the call, and nothing is changed. */
function toggle(context: RequestContext, itemId: string, toggles: readonly Toggle[]): TogglePayload {
  const number = numberOfArgument(itemId, 'InventoryItem');
  const before = context.shop.table(inventoryItemsTable).get(number);
  if (before === undefined)
    return refused(
      userError(['inventoryItemId'], 'The inventory item was not found.', 'INVENTORY_ITEM_NOT_FOUND'),
    );
  for (const [index, { locationId, activate }] of toggles.entries()) {
    const field = ['inventoryItemUpdates', String(index), 'locationId'];
    const location = locationWithNumber(context, numberOfArgument(locationId, 'Location'));
    const error =
      location === undefined || !isActive(location)
        ? userError(
            field,
            "The quantity couldn't be updated because the location was not found.",
            'LOCATION_NOT_FOUND',
          )
        : toggleAt(context, itemWithNumber(context, number), { location, activate, field });
    if (error === null) continue;
    context.shop.table(inventoryItemsTable).put(before);
    return refused(error);
  }
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

interface ToggleStep {
  readonly location: Location;
  readonly activate: boolean;
  readonly field: readonly string[];
}

function toggleAt(
  context: RequestContext,
  item: InventoryItem,
  { location, activate, field }: ToggleStep,
): UserError | null {
  const view = viewAt(context, item, { locationId: location.id, includeInactive: false });
  if (activate) {
    if (view === null) stockAt(context, item, location.id);
    return null;
  }
  if (view === null) return null;
  if (isOnlyOne(view)) {
    const message = `The variant couldn't be unstocked from ${location.name} because products need to be stocked at a minimum of 1 location.`;
    return userError(field, message, 'CANNOT_DEACTIVATE_FROM_ONLY_LOCATION');
  }
  deactivateLevel(context, view);
  return null;
}
