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
import { lineProgress, receivedOf, shipmentsOf, totalOf, type LineProgress } from './transfer-store.ts';
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
  lineItems: (transfer: Transfer, args: ConnectionArguments) =>
    connect(
      transfer.lines.map((line) => transferLineView(transfer, line)),
      args,
    ),
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
}

export function transferLineView(transfer: Transfer, line: TransferLine): TransferLineView {
  return { __typename: 'InventoryTransferLineItem', id: line.id, transfer, line };
}

export const transferLineFields: Readonly<Record<string, FieldResolver>> = {
  id: (view: TransferLineView) => formatGlobalId('InventoryTransferLineItem', view.id),
  title: ({ line }: TransferLineView, _args, context: RequestContext) => {
    const item = itemOf(context, line.itemId);
    return item === null ? null : productOf(context, variantOf(context, item)).title;
  },
  inventoryItem: ({ line }: TransferLineView, _args, context: RequestContext) => itemOf(context, line.itemId),
  totalQuantity: ({ line }: TransferLineView) => line.quantity,
  shippedQuantity: (view: TransferLineView, _args, context: RequestContext) =>
    progressOf(view, context).shipped,
  pickedForShipmentQuantity: (view: TransferLineView, _args, context: RequestContext) =>
    progressOf(view, context).picked,
  processableQuantity: (view: TransferLineView, _args, context: RequestContext) =>
    progressOf(view, context).open,
  shippableQuantity: (view: TransferLineView, _args, context: RequestContext) => {
    const { status } = view.transfer;
    return status === 'READY_TO_SHIP' || status === 'IN_PROGRESS' ? progressOf(view, context).open : 0;
  },
};

function progressOf({ transfer, line }: TransferLineView, context: RequestContext): LineProgress {
  return lineProgress(context, transfer, line);
}

export function itemOf(context: RequestContext, itemId: number): InventoryItem | null {
  return context.shop.table(inventoryItemsTable).get(itemId) ?? null;
}
