import { numberOfArgument } from '../global-id-argument.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { shipmentsTable, type Shipment, type ShipmentStatus } from './shipment.ts';
import { updateStatus } from './transfer-progress.ts';
import { transfersTable, type Transfer } from './transfer.ts';

export function findShipment(context: RequestContext, id: string): Shipment | undefined {
  return context.shop.table(shipmentsTable).get(numberOfArgument(id, 'InventoryShipment'));
}

export function transferOf(context: RequestContext, shipment: Shipment): Transfer {
  const transfer = context.shop.table(transfersTable).get(shipment.transferId);
  if (transfer === undefined) throw new Error(`The shipment ${shipment.id} has no transfer.`);
  return transfer;
}

/** Stores the shipment, and what follows for its transfer. */
export function saveShipment(context: RequestContext, shipment: Shipment): Shipment {
  context.shop.table(shipmentsTable).put(shipment);
  updateStatus(context, shipment.transferId);
  return shipment;
}

interface FoundShipment {
  readonly shipment: Shipment | undefined;
  readonly userErrors: readonly UserError[];
}

/** The shipment if it is in one of these states, or why not. */
export function shipmentIn(
  context: RequestContext,
  id: string,
  statuses: readonly ShipmentStatus[],
): FoundShipment {
  const shipment = findShipment(context, id);
  const refuse = (message: string, code: string): FoundShipment => ({
    shipment: undefined,
    userErrors: [userError(['id'], message, code)],
  });
  if (shipment === undefined) return refuse('The shipment was not found.', 'SHIPMENT_NOT_FOUND');
  if (statuses.includes(shipment.status)) return { shipment, userErrors: [] };
  return refuse('Current shipment status does not support this operation.', 'INVALID_SHIPMENT_STATUS');
}
