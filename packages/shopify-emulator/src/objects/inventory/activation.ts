import { locationWithNumber } from '../locations/location-store.ts';
import { isActive, type Location } from '../locations/location.ts';
import { numberOfArgument } from '../global-id-argument.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { inventoryItemsTable, type InventoryItem } from './inventory-item.ts';
import { newLevel, saveLevel } from './item-store.ts';
import { viewAt, type LevelView } from './level-view.ts';
import { findLevel, setQuantity } from './quantities.ts';

type ActivateArguments = {
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly available?: number | null;
  readonly onHand?: number | null;
};

interface ActivatePayload {
  readonly inventoryLevel: LevelView | null;
  readonly userErrors: readonly UserError[];
}

export const activationMutations: Readonly<Record<string, FieldResolver>> = {
  inventoryActivate: (_source, args: ActivateArguments, context) => activate(context, args),
};

function activate(context: RequestContext, args: ActivateArguments): ActivatePayload {
  const location = locationWithNumber(context, numberOfArgument(args.locationId, 'Location'));
  if (location === undefined || !isActive(location))
    return refused(['locationId'], "The product couldn't be stocked because the location wasn't found.");
  const number = numberOfArgument(args.inventoryItemId, 'InventoryItem');
  const item = context.shop.table(inventoryItemsTable).get(number);
  if (item === undefined)
    return refused(['inventoryItemId'], cannotStock(location, 'the product was deleted.'));
  const present = viewAt(context, item, { locationId: location.id, includeInactive: false });
  if (present !== null) return { inventoryLevel: present, userErrors: alreadyActive(args) };
  const problems = quantityErrors(args, location);
  if (problems.length > 0) return { inventoryLevel: null, userErrors: problems };
  stockAt(context, item, location.id);
  writeFirstQuantity(context, args, { itemId: item.id, locationId: location.id });
  return { inventoryLevel: levelNow(context, item.id, location.id), userErrors: [] };
}

function refused(field: readonly string[], message: string): ActivatePayload {
  return { inventoryLevel: null, userErrors: [userError(field, message)] };
}

function cannotStock(location: Location, reason: string): string {
  return `The product couldn't be stocked at ${location.name} because ${reason}`;
}

function alreadyActive({ available = null, onHand = null }: ActivateArguments): readonly UserError[] {
  const message = (quantity: string): string =>
    `Not allowed to set ${quantity} quantity when the item is already active at the location.`;
  return [
    ...(available === null ? [] : [userError(['available'], message('available'))]),
    ...(onHand === null ? [] : [userError(['onHand'], message('an on_hand'))]),
  ];
}

const maxQuantity = 1_000_000_000;

function quantityErrors(
  { available = null, onHand = null }: ActivateArguments,
  location: Location,
): readonly UserError[] {
  if (available !== null && onHand !== null) {
    const reason = 'not allowed to set available and on_hand quantities at the same time.';
    return ['available', 'onHand'].map((name) => userError([name], cannotStock(location, reason)));
  }
  if (Math.abs(available ?? onHand ?? 0) <= maxQuantity) return [];
  const reason = 'the quantity needs to be between -1 billion and 1 billion.';
  return [userError([available === null ? 'onHand' : 'available'], cannotStock(location, reason))];
}

/** Makes the item's level at the location, or wakes it up with the quantities that it had. */
export function stockAt(context: RequestContext, item: InventoryItem, locationId: number): void {
  const level = findLevel(item, locationId) ?? newLevel(context, { locationId, available: 0 });
  saveLevel(context, item, { ...level, isInactive: undefined });
}

function writeFirstQuantity(
  context: RequestContext,
  { available = null, onHand = null }: ActivateArguments,
  place: { readonly itemId: number; readonly locationId: number },
): void {
  if (available !== null) setQuantity(context, { ...place, name: 'available', quantity: available });
  if (onHand !== null) setQuantity(context, { ...place, name: 'on_hand', quantity: onHand });
}

function levelNow(context: RequestContext, itemId: number, locationId: number): LevelView | null {
  const item = context.shop.table(inventoryItemsTable).get(itemId);
  return item === undefined ? null : viewAt(context, item, { locationId, includeInactive: true });
}
