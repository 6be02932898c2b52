import type { Row, TableDefinition } from '../../store/table.ts';
import { formatGlobalId } from '../global-id.ts';
import { numberOfArgument } from '../global-id-argument.ts';
import { locationWithNumber } from '../locations/location-store.ts';
import type { Caller, FieldResolver, RequestContext } from '../object-module.ts';
import { formatTime, nowSeconds } from '../shop-time.ts';
import { inventoryItemsTable } from './inventory-item.ts';
import { onHandParts, type StockName } from './quantity-names.ts';

/** Quantities that were changed in one go, and why. */
export interface AdjustmentGroup extends Row {
  readonly __typename: 'InventoryAdjustmentGroup';
  readonly createdAt: number;
  /** Who changed them. */
  readonly app: Pick<Caller, 'appId' | 'appTitle'>;
  readonly reason: string;
  readonly referenceDocumentUri: string | undefined;
  /** Changes of stored quantities. What they do to `on_hand` follows from them. */
  readonly changes: readonly StockChange[];
}

export interface StockChange {
  readonly itemId: number;
  readonly locationId: number;
  readonly name: StockName;
  readonly delta: number;
  readonly ledgerDocumentUri: string | undefined;
}

export const adjustmentGroupsTable: TableDefinition<AdjustmentGroup> = { name: 'inventoryAdjustmentGroups' };

/** Null where nothing changed: then there is nothing to put on record. */
export function recordGroup(
  context: RequestContext,
  group: Pick<AdjustmentGroup, 'reason' | 'referenceDocumentUri' | 'changes'>,
): AdjustmentGroup | null {
  if (group.changes.length === 0) return null;
  const row: AdjustmentGroup = {
    __typename: 'InventoryAdjustmentGroup',
    id: context.shop.allocateId(),
    createdAt: nowSeconds(context),
    app: { appId: context.caller.appId, appTitle: context.caller.appTitle },
    ...group,
  };
  context.shop.table(adjustmentGroupsTable).put(row);
  return row;
}

/** One change as Shopify shows it. */
interface ShownChange extends Omit<StockChange, 'name' | 'ledgerDocumentUri'> {
  readonly name: string;
  readonly ledgerDocumentUri: string | null;
}

interface ChangesArguments {
  readonly inventoryItemIds?: readonly string[] | null;
  readonly locationIds?: readonly string[] | null;
  readonly quantityNames?: readonly string[] | null;
}

export const groupFields: Readonly<Record<string, FieldResolver>> = {
  id: (group: AdjustmentGroup) => formatGlobalId('InventoryAdjustmentGroup', group.id),
  createdAt: (group: AdjustmentGroup) => formatTime(group.createdAt),
  referenceDocumentUri: (group: AdjustmentGroup) => group.referenceDocumentUri ?? null,
  app: ({ app }: AdjustmentGroup, _args, { caller }: RequestContext) =>
    app.appId === caller.appId ? caller : { ...app, scopes: new Set() },
  staffMember: () => null,
  changes: (group: AdjustmentGroup, args: ChangesArguments) => shownChanges(group, args),
};

export const changeFields: Readonly<Record<string, FieldResolver>> = {
  item: (change: ShownChange, _args, context: RequestContext) =>
    context.shop.table(inventoryItemsTable).get(change.itemId) ?? null,
  location: (change: ShownChange, _args, context: RequestContext) =>
    locationWithNumber(context, change.locationId) ?? null,
  // Shopify does not tell it for changes that an app has made.
  quantityAfterChange: () => null,
};

function shownChanges(group: AdjustmentGroup, args: ChangesArguments): readonly ShownChange[] {
  const items = args.inventoryItemIds?.map((id) => numberOfArgument(id, 'InventoryItem'));
  const locations = args.locationIds?.map((id) => numberOfArgument(id, 'Location'));
  const named = group.changes.map((change) => ({
    ...change,
    ledgerDocumentUri: change.ledgerDocumentUri ?? null,
  }));
  return [...named, ...onHandChanges(group.changes)].filter(
    ({ itemId, locationId, name }) =>
      (items?.includes(itemId) ?? true) &&
      (locations?.includes(locationId) ?? true) &&
      (args.quantityNames?.includes(name) ?? true),
  );
}

function onHandChanges(changes: readonly StockChange[]): readonly ShownChange[] {
  const sums = new Map<string, ShownChange>();
  for (const { itemId, locationId, name, delta } of changes) {
    if (!onHandParts.some((part) => part === name)) continue;
    const place = `${itemId} ${locationId}`;
    const sum = (sums.get(place)?.delta ?? 0) + delta;
    sums.set(place, { itemId, locationId, name: 'on_hand', delta: sum, ledgerDocumentUri: null });
  }
  return [...sums.values()].filter(({ delta }) => delta !== 0);
}
