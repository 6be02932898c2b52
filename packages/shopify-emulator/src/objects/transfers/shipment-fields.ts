import { connect, type ConnectionArguments } from '../connection.ts';
import { exactCount } from '../count.ts';
import { formatGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { formatTime } from '../shop-time.ts';
import { transferOf } from './shipment-store.ts';
import { received, unreceived, type Shipment, type ShipmentLine } from './shipment.ts';
import { itemOf } from './transfer-fields.ts';
import { transferName } from './transfer.ts';

export const shipmentFields: Readonly<Record<string, FieldResolver>> = {
  id: (shipment: Shipment) => formatGlobalId('InventoryShipment', shipment.id),
  name: (shipment: Shipment, _args, context: RequestContext) =>
    `${transferName(transferOf(context, shipment))}-${shipment.number}`,
  barcode: (shipment: Shipment) => shipment.barcode ?? null,
  dateCreated: (shipment: Shipment) => formatTime(shipment.createdAt),
  dateShipped: (shipment: Shipment) => moment(shipment.shippedAt),
  dateReceived: (shipment: Shipment) => moment(shipment.receivedAt),
  tracking: (shipment: Shipment) => shipment.tracking ?? null,
  lineItems: (shipment: Shipment, args: ConnectionArguments) => connect(shipment.lines, args),
  lineItemsCount: (shipment: Shipment) => exactCount(shipment.lines.length),
  lineItemTotalQuantity: (shipment: Shipment) => sumOf(shipment, ({ quantity }) => quantity),
  totalReceivedQuantity: (shipment: Shipment) => received(shipment),
  totalAcceptedQuantity: (shipment: Shipment) => sumOf(shipment, ({ accepted }) => accepted),
  totalRejectedQuantity: (shipment: Shipment) => sumOf(shipment, ({ rejected }) => rejected),
};

function moment(seconds: number | undefined): string | null {
  return seconds === undefined ? null : formatTime(seconds);
}

function sumOf({ lines }: Shipment, quantityOf: (line: ShipmentLine) => number): number {
  return lines.reduce((sum, line) => sum + quantityOf(line), 0);
}

export const shipmentLineFields: Readonly<Record<string, FieldResolver>> = {
  id: (line: ShipmentLine) => formatGlobalId('InventoryShipmentLineItem', line.id),
  inventoryItem: (line: ShipmentLine, _args, context: RequestContext) => itemOf(context, line.itemId),
  acceptedQuantity: (line: ShipmentLine) => line.accepted,
  rejectedQuantity: (line: ShipmentLine) => line.rejected,
  unreceivedQuantity: (line: ShipmentLine) => unreceived(line),
};
