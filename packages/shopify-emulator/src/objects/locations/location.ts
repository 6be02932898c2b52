import type { Row, TableDefinition } from '../../store/table.ts';

/** A place that holds stock. Absent text is undefined. */
export interface Location extends Row {
  readonly __typename: 'Location';
  readonly name: string;
  readonly fulfillsOnlineOrders: boolean;
  readonly address: LocationAddress;
  /** Epoch milliseconds. */
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

export interface LocationAddress {
  readonly address1?: string | null | undefined;
  readonly address2?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly countryCode: string;
  readonly phone?: string | null | undefined;
  readonly provinceCode?: string | null | undefined;
  readonly zip?: string | null | undefined;
}

export const locationsTable: TableDefinition<Location> = {
  name: 'locations',
  indexes: { name: (location) => location.name.toLowerCase() },
};
