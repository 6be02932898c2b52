import { expect, test } from 'vitest';
import { openContext } from '../../../test/request-context.ts';
import { createLocation } from '../locations/location-store.ts';
import { createInventoryItem, itemWithNumber } from './item-store.ts';
import { findLevel, quantityOf, setQuantity, totalAvailable } from './quantities.ts';
import { quantityNames } from './quantity-names.ts';

function openStock() {
  const context = openContext();
  const place = (name: string): number =>
    createLocation(context, { name, address: { countryCode: 'NO' } }).id;
  const [home, away] = [place('Home'), place('Away')];
  const itemId = createInventoryItem(context, 1).id;
  const quantities = (locationId: number): Readonly<Record<string, number>> => {
    const level = findLevel(itemWithNumber(context, itemId), locationId);
    return Object.fromEntries(quantityNames.map((name) => [name, quantityOf(level, name)]));
  };
  return { context, home, away, itemId, quantities };
}

const nothing = Object.fromEntries(quantityNames.map((name) => [name, 0]));

test('a new item lies at the oldest active location, with nothing', () => {
  const { context, home, itemId } = openStock();
  const { levels } = itemWithNumber(context, itemId);
  expect(levels.map(({ locationId, available }) => [locationId, available])).toEqual([[home, 0]]);
});

test('on hand is the sum of what lies in the shelves; incoming is not there yet', () => {
  const { context, home, itemId, quantities } = openStock();
  for (const [index, name] of quantityNames.entries())
    if (name !== 'on_hand') setQuantity(context, { itemId, locationId: home, name, quantity: 2 ** index });
  expect(quantities(home)).toEqual({
    available: 1,
    committed: 2,
    damaged: 4,
    incoming: 8,
    on_hand: 1 + 2 + 4 + 32 + 64 + 128,
    quality_control: 32,
    reserved: 64,
    safety_stock: 128,
  });
});

test('writing on hand moves available by the difference', () => {
  const { context, home, itemId, quantities } = openStock();
  setQuantity(context, { itemId, locationId: home, name: 'available', quantity: 5 });
  setQuantity(context, { itemId, locationId: home, name: 'damaged', quantity: 2 });
  expect(setQuantity(context, { itemId, locationId: home, name: 'on_hand', quantity: 4 })).toBe(-3);
  expect(quantities(home)).toEqual({ ...nothing, available: 2, damaged: 2, on_hand: 4 });
});

test('writing a quantity elsewhere stocks the item there, and counts in the total', () => {
  const { context, home, away, itemId, quantities } = openStock();
  setQuantity(context, { itemId, locationId: home, name: 'available', quantity: 5 });
  setQuantity(context, { itemId, locationId: away, name: 'available', quantity: 7 });
  expect(quantities(away)).toEqual({ ...nothing, available: 7, on_hand: 7 });
  expect(totalAvailable(context, itemId)).toBe(12);
});

test('an item may start with stock of its own choice', () => {
  const { context, home, away } = openStock();
  const { id } = createInventoryItem(context, 2, { stock: [{ locationId: away, available: 3 }] });
  expect(findLevel(itemWithNumber(context, id), home)).toBeUndefined();
  expect(totalAvailable(context, id)).toBe(3);
});
