import { numberOfArgument } from '../global-id-argument.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds, readTime } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { readLines, type LineInput, type WantedLine } from './line-input.ts';
import { shipmentsTable, type Shipment, type ShipmentLine, type Tracking } from './shipment.ts';
import { readText } from './transfer-input.ts';
import { lineProgress, shipmentsOf } from './transfer-store.ts';
import { ship } from './transfer-stock.ts';
import { updateStatus } from './transfer-status.ts';
import { transfersTable, type Transfer } from './transfer.ts';

export interface TrackingInput {
  readonly trackingNumber?: string | null;
  readonly company?: string | null;
  readonly trackingUrl?: string | null;
  readonly arrivesAt?: string | null;
}

export interface ShipmentInput {
  readonly movementId: string;
  readonly lineItems: readonly LineInput[];
  readonly barcode?: string | null;
  readonly dateCreated?: string | null;
  readonly trackingInput?: TrackingInput | null;
}

export interface ShipmentPayload {
  readonly inventoryShipment: Shipment | null;
  readonly userErrors: readonly UserError[];
}

export function createShipment(
  context: RequestContext,
  input: ShipmentInput,
  status: 'DRAFT' | 'IN_TRANSIT',
): ShipmentPayload {
  const number = numberOfArgument(input.movementId, 'InventoryTransfer');
  const transfer = context.shop.table(transfersTable).get(number);
  const read = readLines(context, input.lineItems, { field: ['input', 'lineItems'], least: 1 });
  const userErrors =
    transfer === undefined
      ? [userError(['input', 'movementId'], 'The transfer was not found.', 'TRANSFER_NOT_FOUND')]
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
  context.shop.table(shipmentsTable).put(shipment);
  if (status === 'IN_TRANSIT') ship(context, transfer, shipment.lines);
  updateStatus(context, transfer.id);
  return { inventoryShipment: shipment, userErrors };
}

export function newShipmentLine(context: RequestContext, { itemId, quantity }: WantedLine): ShipmentLine {
  return { id: context.shop.allocateId(), itemId, quantity, accepted: 0, rejected: 0 };
}

export function readTracking(input: TrackingInput | null | undefined): Tracking | undefined {
  if (input === null || input === undefined) return undefined;
  const { trackingNumber = null, company = null, trackingUrl = null, arrivesAt = null } = input;
  return { trackingNumber, company, trackingUrl, arrivesAt };
}

interface Attempt {
  readonly input: ShipmentInput;
  readonly status: 'DRAFT' | 'IN_TRANSIT';
  readonly read: { readonly lines: readonly WantedLine[]; readonly userErrors: readonly UserError[] };
}

function shipmentErrors(
  context: RequestContext,
  transfer: Transfer,
  { input, status, read }: Attempt,
): readonly UserError[] {
  if (transfer.status !== 'READY_TO_SHIP' && transfer.status !== 'IN_PROGRESS') {
    const message = 'Current transfer status does not support this operation.';
    return [userError(['input', 'movementId'], message, 'INVALID_TRANSFER_STATUS')];
  }
  if (status === 'IN_TRANSIT' && read.lines.length === 0)
    return [userError(['input', 'lineItems'], 'The list of line items is empty.', 'ITEMS_EMPTY')];
  const barcode = readText(input.barcode);
  return [
    ...(barcode === undefined ? [] : barcodeErrors(context, barcode, ['input', 'barcode'])),
    ...read.userErrors,
    ...(read.userErrors.length > 0
      ? []
      : fitErrors(context, transfer, { lines: read.lines, field: ['input', 'lineItems'] })),
  ];
}

const maxBarcode = 255;

export function barcodeErrors(
  context: RequestContext,
  barcode: string,
  field: readonly string[],
  own?: Shipment,
): readonly UserError[] {
  if (barcode.length > maxBarcode)
    return [userError(field, 'Barcode must be 255 characters or less.', 'BARCODE_TOO_LONG')];
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
  return lines.flatMap(({ itemId, quantity }, index) => {
    const place = [...field, String(index)];
    const line = transfer.lines.find((candidate) => candidate.itemId === itemId);
    if (line === undefined)
      return [userError([...place, 'inventoryItemId'], 'The item was not found.', 'ITEM_NOT_FOUND')];
    if (quantity <= lineProgress(context, transfer, line).open) return [];
    return [userError([...place, 'quantity'], 'The quantity is invalid.', 'INVALID_QUANTITY')];
  });
}
