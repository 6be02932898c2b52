import { expect, test } from 'vitest';
import { fetchLines, finish, runQuery, show, startMutation } from './bulk-store.ts';
import { at, idAt, openStore } from './open-store.ts';
import { furnishStockRoom, quantityDocument, stockAt, stockEntry } from './stock-room.ts';

test('a key that several lines share lets the stock change once', async () => {
  await using store = await openStore();
  const room = await furnishStockRoom(store);
  const line = (key: string): Readonly<Record<string, unknown>> => ({
    key,
    input: {
      name: 'available',
      reason: 'correction',
      changes: [stockEntry(room, { delta: 5, changeFromQuantity: null })],
    },
  });
  const mutation = quantityDocument('inventoryAdjustQuantities');
  const id = await startMutation(store, mutation, [line('one'), line('one'), line('two')]);
  for (const result of await finish(store, id))
    expect(at(result, 'data', 'inventoryAdjustQuantities', 'userErrors')).toEqual([]);
  expect(await stockAt(store, room.itemId, room.home)).toMatchObject({ available: 10 });
});

test('productSet waits for its work in bulk, whatever the call says', async () => {
  await using store = await openStore();
  const mutation = `mutation ($input: ProductSetInput!, $wait: Boolean) { productSet(input: $input, synchronous: $wait) {
    product { title } productSetOperation { id } userErrors { message } } }`;
  const id = await startMutation(store, mutation, [{ input: { title: 'Lamp' }, wait: false }]);
  expect(await finish(store, id)).toMatchObject([
    { data: { productSet: { product: { title: 'Lamp' }, productSetOperation: null, userErrors: [] } } },
  ]);
});

test('a catalogue is listed with its variants and their stock', async () => {
  await using store = await openStore();
  const room = await furnishStockRoom(store);
  const query = `{ products { edges { node { id title variants { edges { node { id inventoryItem { id
    inventoryLevels { edges { node { location { id } } } } } } } } } } } }`;
  const id = idAt(await runQuery(store, query, true), 'bulkOperation');
  store.emulator.control.clock.advance(60_000);
  const shown = await show(store, id);
  expect(shown).toMatchObject({ status: 'COMPLETED', rootObjectCount: '1' });
  expect(await fetchLines(shown.url)).toEqual([
    { id: room.productId, title: 'Lamp' },
    { id: room.variantId, inventoryItem: { id: room.itemId }, __parentId: room.productId },
    { location: { id: room.home }, __parentId: room.variantId },
  ]);
});
