import { numberOfArgument } from '../global-id-argument.ts';
import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds, readTime } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { duplicate, readLines, type LineInput } from './line-input.ts';
import {
  barcodeErrors,
  fitErrors,
  newShipmentLine,
  readTracking,
  type ShipmentPayload,
  type TrackingInput,
} from './shipment-create.ts';
import { shipmentsTable, type Shipment, type ShipmentLine, type ShipmentStatus } from './shipment.ts';
import { ship } from './transfer-stock.ts';
import { updateStatus } from './transfer-status.ts';
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

/** The shipment if it is in one of these states, or why not. */
export function shipmentIn(
  context: RequestContext,
  id: string,
  statuses: readonly ShipmentStatus[],
): { readonly shipment: Shipment | undefined; readonly userErrors: readonly UserError[] } {
  const shipment = findShipment(context, id);
  const refuse = (message: string, code: string) => ({
    shipment: undefined,
    userErrors: [userError(['id'], message, code)],
  });
  if (shipment === undefined) return refuse('The shipment was not found.', 'SHIPMENT_NOT_FOUND');
  if (statuses.includes(shipment.status)) return { shipment, userErrors: [] };
  return refuse('Current shipment status does not support this operation.', 'INVALID_SHIPMENT_STATUS');
}

const allStatuses: readonly ShipmentStatus[] = ['DRAFT', 'IN_TRANSIT', 'PARTIALLY_RECEIVED', 'RECEIVED'];

export function setTracking(context: RequestContext, id: string, tracking: TrackingInput): ShipmentPayload {
  const { shipment, userErrors } = shipmentIn(context, id, allStatuses);
  if (shipment === undefined) return { inventoryShipment: null, userErrors };
  const saved = saveShipment(context, { ...shipment, tracking: readTracking(tracking) });
  return { inventoryShipment: saved, userErrors };
}

export function setBarcode(context: RequestContext, id: string, barcode: string): ShipmentPayload {
  const { shipment, userErrors } = shipmentIn(context, id, allStatuses);
  if (shipment === undefined) return { inventoryShipment: null, userErrors };
  const errors = barcode === '' ? [] : barcodeErrors(context, barcode, ['barcode'], shipment);
  if (errors.length > 0) return { inventoryShipment: null, userErrors: errors };
  const saved = saveShipment(context, { ...shipment, barcode: barcode === '' ? undefined : barcode });
  return { inventoryShipment: saved, userErrors };
}

export function markInTransit(
  context: RequestContext,
  id: string,
  dateShipped: string | null | undefined,
): ShipmentPayload {
  const { shipment, userErrors } = shipmentIn(context, id, ['DRAFT']);
  if (shipment === undefined) return { inventoryShipment: null, userErrors };
  if (shipment.lines.length === 0) {
    const error = userError(['id'], 'The list of line items is empty.', 'ITEMS_EMPTY');
    return { inventoryShipment: null, userErrors: [error] };
  }
  ship(context, transferOf(context, shipment), shipment.lines);
  const shippedAt = readTime(dateShipped) ?? nowSeconds(context);
  const sent = saveShipment(context, { ...shipment, status: 'IN_TRANSIT', shippedAt });
  return { inventoryShipment: sent, userErrors };
}

export function deleteShipment(
  context: RequestContext,
  id: string,
): { readonly id: string | null; readonly userErrors: readonly UserError[] } {
  const { shipment, userErrors } = shipmentIn(context, id, ['DRAFT']);
  if (shipment === undefined) return { id: null, userErrors };
  context.shop.table(shipmentsTable).delete(shipment.id);
  return { id: formatGlobalId('InventoryShipment', shipment.id), userErrors };
}

interface AddPayload extends ShipmentPayload {
  readonly addedItems: readonly ShipmentLine[] | null;
}

/** To a draft, or to one under way: then the items leave the origin at once. */
export function addItems(context: RequestContext, id: string, inputs: readonly LineInput[]): AddPayload {
  const { shipment, userErrors } = shipmentIn(context, id, ['DRAFT', 'IN_TRANSIT']);
  const refuse = (errors: readonly UserError[]): AddPayload => ({
    inventoryShipment: null,
    addedItems: null,
    userErrors: errors,
  });
  if (shipment === undefined) return refuse(userErrors);
  const field = ['lineItems'];
  const { lines, userErrors: lineErrors } = readLines(context, inputs, { field, least: 1 });
  const present = new Set(shipment.lines.map(({ itemId }) => itemId));
  const repeated = lines.flatMap(({ itemId }, index) =>
    present.has(itemId) ? [duplicate([...field, String(index), 'inventoryItemId'])] : [],
  );
  const problems = [...lineErrors, ...repeated];
  if (problems.length > 0) return refuse(problems);
  const transfer = transferOf(context, shipment);
  const misfits = fitErrors(context, transfer, { lines, field });
  if (misfits.length > 0) return refuse(misfits);
  const addedItems = lines.map((line) => newShipmentLine(context, line));
  if (shipment.status === 'IN_TRANSIT') ship(context, transfer, addedItems);
  const inventoryShipment = saveShipment(context, {
    ...shipment,
    lines: [...shipment.lines, ...addedItems],
  });
  return { inventoryShipment, addedItems, userErrors: [] };
}
