import type { Variant } from '../products/variant.ts';

interface Unit {
  readonly type: 'AREA' | 'COUNT' | 'LENGTH' | 'VOLUME' | 'WEIGHT';
  /** How much of the unit that its kind is measured in: millilitres, grams, metres, square metres, items. */
  readonly size: number;
}

const units: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['ML', { type: 'VOLUME', size: 1 }],
  ['CL', { type: 'VOLUME', size: 10 }],
  ['L', { type: 'VOLUME', size: 1000 }],
  ['M3', { type: 'VOLUME', size: 1_000_000 }],
  ['FLOZ', { type: 'VOLUME', size: 29.573_529_562_5 }],
  ['PT', { type: 'VOLUME', size: 473.176_473 }],
  ['QT', { type: 'VOLUME', size: 946.352_946 }],
  ['GAL', { type: 'VOLUME', size: 3785.411_784 }],
  ['MG', { type: 'WEIGHT', size: 0.001 }],
  ['G', { type: 'WEIGHT', size: 1 }],
  ['KG', { type: 'WEIGHT', size: 1000 }],
  ['OZ', { type: 'WEIGHT', size: 28.349_523_125 }],
  ['LB', { type: 'WEIGHT', size: 453.592_37 }],
  ['MM', { type: 'LENGTH', size: 0.001 }],
  ['CM', { type: 'LENGTH', size: 0.01 }],
  ['M', { type: 'LENGTH', size: 1 }],
  ['IN', { type: 'LENGTH', size: 0.0254 }],
  ['FT', { type: 'LENGTH', size: 0.3048 }],
  ['YD', { type: 'LENGTH', size: 0.9144 }],
  ['M2', { type: 'AREA', size: 1 }],
  ['FT2', { type: 'AREA', size: 0.092_903_04 }],
  ['ITEM', { type: 'COUNT', size: 1 }],
]);

type Measurement = NonNullable<Variant['unitPriceMeasurement']>;

/** What kind of quantity a unit price is about. */
export function measuredType({ quantityUnit }: Measurement): Unit['type'] | 'UNKNOWN' {
  return units.get(quantityUnit)?.type ?? 'UNKNOWN';
}

/** The price of the reference quantity (per 100 ml); null where the units do not measure the same. */
export function unitPrice(price: string, measurement: Measurement): string | null {
  const quantity = units.get(measurement.quantityUnit);
  const reference = units.get(measurement.referenceUnit);
  if (quantity === undefined || reference?.type !== quantity.type || measurement.quantityValue <= 0)
    return null;
  const share = (measurement.referenceValue * reference.size) / (measurement.quantityValue * quantity.size);
  return (Number(price) * share).toFixed(2);
}
