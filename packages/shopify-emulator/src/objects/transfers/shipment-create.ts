import type { RequestContext } from '../object-module.ts';
import { nowSeconds, readTime } from '../shop-time.ts';
import type { UserError } from '../user-error.ts';
import { readLines, type LineInput, type ReadLines } from './line-input.ts';
import {
  barcodeErrors,
  fitErrors,
  newShipmentLine,
  readTracking,
  type ShipmentPayload,
  type TrackingInput,
} from './shipment-input.ts';
import { saveShipment } from './shipment-store.ts';
import type { Shipment } from './shipment.ts';
import { noItems, transferNotFound, wrongTransferStatus } from './transfer-errors.ts';
import { readText } from './transfer-input.ts';
import { shipmentsOf } from './transfer-progress.ts';
import { ship } from './transfer-stock.ts';
import { findTransfer } from './transfer-store.ts';
import type { Transfer } from './transfer.ts';

export interface ShipmentInput {
  readonly movementId: string;
  readonly lineItems: readonly LineInput[];
  readonly barcode?: string | null;
  readonly dateCreated?: string | null;
  readonly trackingInput?: TrackingInput | null;
}

/** A draft only picks what it takes of its transfer; in transit, it leaves the origin at once. */
export function createShipment(
  context: RequestContext,
  input: ShipmentInput,
  status: 'DRAFT' | 'IN_TRANSIT',
): ShipmentPayload {
  const transfer = findTransfer(context, input.movementId);
  const read = readLines(context, input.lineItems, { field: ['input', 'lineItems'], least: 1 });
  const userErrors =
    transfer === undefined
      ? [transferNotFound(['input', 'movementId'])]
      : shipmentErrors(context, transfer, { input, status, read });
  if (transfer === undefined || userErrors.length > 0) return { inventoryShipment: null, userErrors };
  const now = nowSeconds(context);
  const shipment: Shipment = {
    __typename: 'InventoryShipment',
    id: context.shop.allocateId(),
    transferId: transfer.id,
    number: (shipmentsOf(context, transfer).at(-1)?.number ?? 0) + 1,
    createdAt: readTime(input.dateCreated) ?? now,
    shippedAt: status === 'IN_TRANSIT' ? now : undefined,
    receivedAt: undefined,
    status,
    barcode: readText(input.barcode),
    tracking: readTracking(input.trackingInput),
    lines: read.lines.map((line) => newShipmentLine(context, line)),
  };
  if (status === 'IN_TRANSIT') ship(context, transfer, shipment.lines);
  return { inventoryShipment: saveShipment(context, shipment), userErrors };
}

interface Attempt {
  readonly input: ShipmentInput;
  readonly status: 'DRAFT' | 'IN_TRANSIT';
  readonly read: ReadLines;
}

function shipmentErrors(
  context: RequestContext,
  transfer: Transfer,
  { input, status, read }: Attempt,
): readonly UserError[] {
  if (transfer.status !== 'READY_TO_SHIP' && transfer.status !== 'IN_PROGRESS')
    return [wrongTransferStatus(['input', 'movementId'])];
  if (status === 'IN_TRANSIT' && read.lines.length === 0) return [noItems(['input', 'lineItems'])];
  const barcode = readText(input.barcode);
  return [
    ...(barcode === undefined ? [] : barcodeErrors(context, barcode, ['input', 'barcode'])),
    ...read.userErrors,
    ...(read.userErrors.length > 0
      ? []
      : fitErrors(context, transfer, { lines: read.lines, field: ['input', 'lineItems'] })),
  ];
}
