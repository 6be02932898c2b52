import type { Row, TableDefinition } from '../../store/table.ts';

/**
 * One variant of a product, small enough for millions. Each has an inventory item of its own, which holds everything that
 * matters to stock except the SKU: search finds variants by it, so it stands here alone.
 */
export interface Variant extends Row {
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly productId: number;
  readonly inventoryItemId: number;
  /** Ids of option values of the product, one for each of its options, in the order of the options. */
  readonly optionValueIds: readonly number[];
  readonly sku: string | undefined;
  readonly barcode: string | undefined;
  /** Two decimals, in the currency of the shop. */
  readonly price: string;
  readonly compareAtPrice: string | undefined;
  /** undefined stands for DENY. */
  readonly inventoryPolicy: 'CONTINUE' | undefined;
  readonly isTaxFree: true | undefined;
  readonly taxCode: string | undefined;
  readonly requiresComponents: true | undefined;
  readonly showUnitPrice: true | undefined;
  readonly unitPriceMeasurement: UnitPriceMeasurement | undefined;
  /** Numbers of its files, which are files of the product too. */
  readonly mediaIds: readonly number[] | undefined;
}

interface UnitPriceMeasurement {
  readonly quantityUnit: string;
  readonly quantityValue: number;
  readonly referenceUnit: string;
  readonly referenceValue: number;
}

export const variantsTable: TableDefinition<Variant> = {
  name: 'variants',
  indexes: {
    sku: (variant) => variant.sku?.toLowerCase(),
    barcode: (variant) => variant.barcode?.toLowerCase(),
    media: (variant) => variant.mediaIds?.map(String),
  },
};
