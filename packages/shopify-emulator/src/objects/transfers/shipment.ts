import type { Row, TableDefinition } from '../../store/table.ts';

export type ShipmentStatus = 'DRAFT' | 'IN_TRANSIT' | 'PARTIALLY_RECEIVED' | 'RECEIVED';

/** A part of a transfer that travels together. Times are whole seconds since 1970. */
export interface Shipment extends Row {
  readonly __typename: 'InventoryShipment';
  readonly transferId: number;
  /** Counts the shipments of the transfer; stands behind its name. */
  readonly number: number;
  readonly createdAt: number;
  readonly shippedAt: number | undefined;
  readonly receivedAt: number | undefined;
  readonly status: ShipmentStatus;
  readonly barcode: string | undefined;
  readonly tracking: Tracking | undefined;
  readonly lines: readonly ShipmentLine[];
}

export interface Tracking {
  readonly trackingNumber: string | null;
  readonly company: string | null;
  readonly trackingUrl: string | null;
  readonly arrivesAt: string | null;
}

export interface ShipmentLine {
  readonly id: number;
  readonly itemId: number;
  readonly quantity: number;
  readonly accepted: number;
  readonly rejected: number;
}

export const shipmentsTable: TableDefinition<Shipment> = {
  name: 'inventoryShipments',
  indexes: {
    transfer: (shipment) => String(shipment.transferId),
    barcode: (shipment) => shipment.barcode,
    line: (shipment) => shipment.lines.map((line) => String(line.id)),
  },
};

/** Whether it has left its origin, be it on its way or there. */
export function hasLeft(shipment: Shipment): boolean {
  return shipment.status !== 'DRAFT';
}

export function unreceived(line: ShipmentLine): number {
  return line.quantity - line.accepted - line.rejected;
}

export function received(shipment: Shipment): number {
  return shipment.lines.reduce((sum, { accepted, rejected }) => sum + accepted + rejected, 0);
}
