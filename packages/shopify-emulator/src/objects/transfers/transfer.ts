import type { Row, TableDefinition } from '../../store/table.ts';
import type { LocationAddress } from '../locations/location.ts';

export type TransferStatus = 'DRAFT' | 'READY_TO_SHIP' | 'IN_PROGRESS' | 'TRANSFERRED' | 'CANCELED';

/** Stock that is to go from one location to another, in shipments. Times are whole seconds since 1970. */
export interface Transfer extends Row {
  readonly __typename: 'InventoryTransfer';
  /** Counts the transfers of the shop; shown as `#T0001`. */
  readonly number: number;
  readonly createdAt: number;
  readonly status: TransferStatus;
  readonly origin: LocationSnapshot | undefined;
  readonly destination: LocationSnapshot | undefined;
  readonly lines: readonly TransferLine[];
  readonly note: string | undefined;
  readonly referenceName: string | undefined;
  readonly tags: readonly string[] | undefined;
}

/** A location as it was when it was chosen. */
export interface LocationSnapshot {
  readonly locationId: number;
  readonly name: string;
  readonly address: LocationAddress;
  readonly takenAt: number;
}

export interface TransferLine {
  readonly id: number;
  readonly itemId: number;
  /** All that is to go, shipped or not. */
  readonly quantity: number;
}

export const transfersTable: TableDefinition<Transfer> = {
  name: 'inventoryTransfers',
  indexes: { line: (transfer) => transfer.lines.map((line) => String(line.id)) },
};

export function transferName(transfer: Transfer): string {
  return `#T${String(transfer.number).padStart(4, '0')}`;
}
