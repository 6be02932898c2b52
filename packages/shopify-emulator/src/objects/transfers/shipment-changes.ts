import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds, readTime } from '../shop-time.ts';
import type { UserError } from '../user-error.ts';
import { barcodeErrors, readTracking, type ShipmentPayload, type TrackingInput } from './shipment-input.ts';
import { saveShipment, shipmentIn, transferOf } from './shipment-store.ts';
import { shipmentsTable, type ShipmentStatus } from './shipment.ts';
import { noItems } from './transfer-errors.ts';
import { ship } from './transfer-stock.ts';

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

/** What a draft has picked leaves the origin. */
export function markInTransit(
  context: RequestContext,
  id: string,
  dateShipped: string | null | undefined,
): ShipmentPayload {
  const { shipment, userErrors } = shipmentIn(context, id, ['DRAFT']);
  if (shipment === undefined) return { inventoryShipment: null, userErrors };
  if (shipment.lines.length === 0) return { inventoryShipment: null, userErrors: [noItems()] };
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
