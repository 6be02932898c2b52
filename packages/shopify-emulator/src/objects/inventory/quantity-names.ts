/** The parts of `on_hand`, which is their sum and is stored nowhere. */
export const onHandParts = [
  'available',
  'committed',
  'damaged',
  'quality_control',
  'reserved',
  'safety_stock',
] as const;

/** The quantities that are stored. What is incoming is on its way, and not in the shelves yet. */
export const stockNames: readonly StockName[] = [...onHandParts, 'incoming'];

export type StockName = (typeof onHandParts)[number] | 'incoming';

/** Every name of a quantity, in the order in which Shopify lists them. */
export const quantityNames = [
  'available',
  'committed',
  'damaged',
  'incoming',
  'on_hand',
  'quality_control',
  'reserved',
  'safety_stock',
] as const;

export type QuantityName = (typeof quantityNames)[number];

export function readQuantityName(name: string): QuantityName | undefined {
  return quantityNames.find((known) => known === name);
}
