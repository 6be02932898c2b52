import type { Row, TableDefinition } from '../../store/table.ts';

/** A place that holds stock. Absent text is undefined. Times are whole seconds since 1970. */
export interface Location extends Row {
  readonly __typename: 'Location';
  readonly name: string;
  readonly fulfillsOnlineOrders: boolean;
  readonly address: LocationAddress;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Undefined while it is active. */
  readonly deactivatedAt: number | undefined;
  /** The stock at this location is one group to Shopify; its number stands in the gid of every inventory level here. */
  readonly inventoryGroupId: number;
  /** Set where customers may pick up their orders. */
  readonly localPickup: LocalPickup | undefined;
}

export interface LocalPickup {
  readonly pickupTime: string;
  readonly instructions: string;
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
  indexes: {
    name: (location) => location.name.toLowerCase(),
    inventoryGroupId: (location) => String(location.inventoryGroupId),
  },
};

export function isActive(location: Location): boolean {
  return location.deactivatedAt === undefined;
}
