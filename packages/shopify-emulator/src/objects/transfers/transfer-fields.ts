import { connect, type ConnectionArguments } from '../connection.ts';
import { exactCount } from '../count.ts';
import { formatGlobalId } from '../global-id.ts';
import { inventoryItemsTable, type InventoryItem } from '../inventory/inventory-item.ts';
import { variantOf } from '../inventory/item-store.ts';
import { locationWithNumber } from '../locations/location-store.ts';
import { metafieldsOfOwner } from '../metafields/metafield-fields.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { productOf } from '../products/product-store.ts';
import { formatTime } from '../shop-time.ts';
import { readProgress, receivedOf, shipmentsOf, totalOf, type ProgressOfLine } from './transfer-progress.ts';
import { transferName, type LocationSnapshot, type Transfer, type TransferLine } from './transfer.ts';

export const transferFields: Readonly<Record<string, FieldResolver>> = {
  id: (transfer: Transfer) => formatGlobalId('InventoryTransfer', transfer.id),
  name: (transfer: Transfer) => transferName(transfer),
  dateCreated: (transfer: Transfer) => formatTime(transfer.createdAt),
  origin: (transfer: Transfer) => transfer.origin ?? null,
  destination: (transfer: Transfer) => transfer.destination ?? null,
  note: (transfer: Transfer) => transfer.note ?? null,
  referenceName: (transfer: Transfer) => transfer.referenceName ?? null,
  tags: (transfer: Transfer) => transfer.tags ?? [],
  totalQuantity: (transfer: Transfer) => totalOf(transfer),
  receivedQuantity: (transfer: Transfer, _args, context: RequestContext) => receivedOf(context, transfer),
  lineItems: (transfer: Transfer, args: ConnectionArguments, context: RequestContext) =>
    connect(lineViews(context, transfer), args),
  lineItemsCount: (transfer: Transfer) => exactCount(transfer.lines.length),
  shipments: (transfer: Transfer, args: ConnectionArguments, context: RequestContext) =>
    connect(shipmentsOf(context, transfer), args),
  events: (_transfer: Transfer, args: ConnectionArguments) => connect([], args),
  hasTimelineComment: () => false,
  ...metafieldsOfOwner('InventoryTransfer'),
};

export const snapshotFields: Readonly<Record<string, FieldResolver>> = {
  location: (snapshot: LocationSnapshot, _args, context: RequestContext) =>
    locationWithNumber(context, snapshot.locationId) ?? null,
  snapshottedAt: (snapshot: LocationSnapshot) => formatTime(snapshot.takenAt),
};

/** A line together with its transfer. */
export interface TransferLineView {
  readonly __typename: 'InventoryTransferLineItem';
  readonly id: number;
  readonly transfer: Transfer;
  readonly line: TransferLine;
  readonly progressOf: ProgressOfLine;
}

/** The shipments of the transfer are looked at once for all of its lines, and only if somebody asks. */
export function lineViews(context: RequestContext, transfer: Transfer): readonly TransferLineView[] {
  let read: ProgressOfLine | undefined;
  const progressOf: ProgressOfLine = (line) => (read ??= readProgress(context, transfer))(line);
  return transfer.lines.map((line) => ({
    __typename: 'InventoryTransferLineItem',
    id: line.id,
    transfer,
    line,
    progressOf,
  }));
}

export const transferLineFields: Readonly<Record<string, FieldResolver>> = {
  id: (view: TransferLineView) => formatGlobalId('InventoryTransferLineItem', view.id),
  title: ({ line }: TransferLineView, _args, context: RequestContext) => {
    const item = itemOf(context, line.itemId);
    return item === null ? null : productOf(context, variantOf(context, item)).title;
  },
  inventoryItem: ({ line }: TransferLineView, _args, context: RequestContext) => itemOf(context, line.itemId),
  totalQuantity: ({ line }: TransferLineView) => line.quantity,
  shippedQuantity: ({ line, progressOf }: TransferLineView) => progressOf(line).shipped,
  pickedForShipmentQuantity: ({ line, progressOf }: TransferLineView) => progressOf(line).picked,
  processableQuantity: ({ line, progressOf }: TransferLineView) => progressOf(line).open,
  shippableQuantity: ({ transfer: { status }, line, progressOf }: TransferLineView) =>
    status === 'READY_TO_SHIP' || status === 'IN_PROGRESS' ? progressOf(line).open : 0,
};

export function itemOf(context: RequestContext, itemId: number): InventoryItem | null {
  return context.shop.table(inventoryItemsTable).get(itemId) ?? null;
}
