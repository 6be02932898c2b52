import type { Row, TableDefinition } from '../../store/table.ts';
import type { InventoryLevel } from './inventory-level.ts';

/** What a variant is to the stock room. The variant holds its SKU and names it as `inventoryItemId`. */
export interface InventoryItem extends Row, InventoryItemFields {
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly variantId: number;
  /** Where it is stocked, or was; in the order in which it came to be. */
  readonly levels: readonly InventoryLevel[];
}

/** What an input may say of an item. */
export interface InventoryItemFields {
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

export interface CountryCode {
  readonly countryCode: string;
  readonly harmonizedSystemCode: string;
}

interface Weight {
  readonly value: number;
  readonly unit: string;
}

/** What an item is before any input has spoken. */
export const newItemFields: InventoryItemFields = {
  tracked: false,
  requiresShipping: undefined,
  cost: undefined,
  countryCodeOfOrigin: undefined,
  provinceCodeOfOrigin: undefined,
  harmonizedSystemCode: undefined,
  countryHarmonizedSystemCodes: undefined,
  weight: undefined,
};

/** Without an index: the variant names its item, and the item its variant. */
export const inventoryItemsTable: TableDefinition<InventoryItem> = { name: 'inventoryItems' };
