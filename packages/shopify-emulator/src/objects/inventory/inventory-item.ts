import type { Row, TableDefinition } from '../../store/table.ts';

/** What a variant is to the stock room. The variant holds its SKU and names it as `inventoryItemId`. */
export interface InventoryItem extends Row {
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly variantId: number;
  readonly tracked: boolean;
  /** undefined stands for true. */
  readonly requiresShipping: false | undefined;
  /** Two decimals, in the currency of the shop. */
  readonly cost: string | undefined;
  readonly countryCodeOfOrigin: string | undefined;
  readonly provinceCodeOfOrigin: string | undefined;
  readonly harmonizedSystemCode: string | undefined;
  readonly countryHarmonizedSystemCodes: readonly CountryCode[] | undefined;
  /** undefined stands for nothing, in kilograms. */
  readonly weight: Weight | undefined;
}

interface CountryCode {
  readonly countryCode: string;
  readonly harmonizedSystemCode: string;
}

interface Weight {
  readonly value: number;
  readonly unit: string;
}

export const inventoryItemsTable: TableDefinition<InventoryItem> = {
  name: 'inventoryItems',
  indexes: { variant: (item) => String(item.variantId) },
};
