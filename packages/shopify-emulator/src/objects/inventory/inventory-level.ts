import { onHandParts, type StockName } from './quantity-names.ts';

/**
 * The stock of an item at one location. It lives inside its item. `available` stands apart, because nearly every level has
 * nothing else.
 */
export interface InventoryLevel {
  /** Orders levels and makes their cursors; the gid of a level is made of other numbers. */
  readonly id: number;
  readonly locationId: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Set where the item is stocked no longer. The quantities stay. */
  readonly isInactive: true | undefined;
  readonly available: number;
  /** When `available` was last written. */
  readonly availableAt: number;
  /** By name; a quantity that was never written is absent. */
  readonly others: OtherQuantities | undefined;
}

type OtherQuantities = { readonly [Name in OtherName]?: Quantity };
type OtherName = Exclude<StockName, 'available'>;

interface Quantity {
  readonly quantity: number;
  readonly updatedAt: number;
}

export function quantityAt(level: InventoryLevel, name: StockName): number {
  return name === 'available' ? level.available : (level.others?.[name]?.quantity ?? 0);
}

/** When the quantity was last written; null if it never was. */
export function quantityTime(level: InventoryLevel, name: StockName): number | null {
  return name === 'available' ? level.availableAt : (level.others?.[name]?.updatedAt ?? null);
}

/** All that lies in the shelves, whatever may be done with it. */
export function onHandAt(level: InventoryLevel): number {
  return onHandParts.reduce((sum, name) => sum + quantityAt(level, name), 0);
}

/** The level with one quantity written. */
export function withQuantity(
  level: InventoryLevel,
  name: StockName,
  quantity: number,
  now: number,
): InventoryLevel {
  if (name === 'available') return { ...level, available: quantity, availableAt: now, updatedAt: now };
  const others = { ...level.others, [name]: { quantity, updatedAt: now } };
  return { ...level, others, updatedAt: now };
}
