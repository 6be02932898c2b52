import type { RequestContext } from '../object-module.ts';
import { formatTime, readTime } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import type { WantedLine } from './line-input.ts';
import { shipmentsTable, type Shipment, type ShipmentLine, type Tracking } from './shipment.ts';
import { invalidQuantity, itemNotFound } from './transfer-errors.ts';
import { readProgress } from './transfer-progress.ts';
import type { Transfer } from './transfer.ts';

export interface TrackingInput {
  readonly trackingNumber?: string | null;
  readonly company?: string | null;
  readonly trackingUrl?: string | null;
  readonly arrivesAt?: string | null;
}

/** What most mutations of shipments answer. */
export interface ShipmentPayload {
  readonly inventoryShipment: Shipment | null;
  readonly userErrors: readonly UserError[];
}

export function readTracking(input: TrackingInput | null | undefined): Tracking | undefined {
  if (input === null || input === undefined) return undefined;
  const { trackingNumber = null, company = null, trackingUrl = null } = input;
  const arrivesAt = readTime(input.arrivesAt);
  return {
    trackingNumber,
    company,
    trackingUrl,
    arrivesAt: arrivesAt === undefined ? null : formatTime(arrivesAt),
  };
}

export function newShipmentLine(context: RequestContext, { itemId, quantity }: WantedLine): ShipmentLine {
  return { id: context.shop.allocateId(), itemId, quantity, accepted: 0, rejected: 0 };
}

const maxBarcode = 255;

/** What stands against a barcode. `own` is the shipment that gets it, if it is there already. */
export function barcodeErrors(
  context: RequestContext,
  barcode: string,
  field: readonly string[],
  own?: Shipment,
): readonly UserError[] {
  if (barcode.length > maxBarcode)
    return [userError(field, `Barcode must be ${maxBarcode} characters or less.`, 'BARCODE_TOO_LONG')];
  const others = context.shop.table(shipmentsTable).find('barcode', barcode);
  if (others.every(({ id }) => id === own?.id)) return [];
  const message = 'This barcode is already assigned to another shipment.';
  return [userError(field, message, 'BARCODE_DUPLICATE')];
}

/** A shipment takes what the transfer has, and no more than is in no other shipment. */
export function fitErrors(
  context: RequestContext,
  transfer: Transfer,
  { lines, field }: { readonly lines: readonly WantedLine[]; readonly field: readonly string[] },
): readonly UserError[] {
  const progressOf = readProgress(context, transfer);
  const byItem = new Map(transfer.lines.map((line) => [line.itemId, line]));
  return lines.flatMap(({ itemId, quantity }, index) => {
    const place = [...field, String(index)];
    const line = byItem.get(itemId);
    if (line === undefined) return [itemNotFound([...place, 'inventoryItemId'])];
    return quantity <= progressOf(line).open ? [] : [invalidQuantity([...place, 'quantity'])];
  });
}
