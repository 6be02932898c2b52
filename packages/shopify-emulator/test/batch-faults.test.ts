import { expect, test } from 'vitest';
import { at, openStore, type LocalStore } from './open-store.ts';
import { furnishStockRoom, quantityDocument, stockAt, stockEntry } from './stock-room.ts';

async function withVariants(
  store: LocalStore,
): Promise<{ readonly productId: string; readonly ids: readonly string[] }> {
  const product = await store.get(
    `mutation { productSet(synchronous: true, input: { title: "Sock",
      productOptions: [{ name: "Size", values: [{ name: "S" }, { name: "M" }, { name: "L" }] }]
      variants: [
        { optionValues: [{ optionName: "Size", name: "S" }], price: "1" }
        { optionValues: [{ optionName: "Size", name: "M" }], price: "1" }
        { optionValues: [{ optionName: "Size", name: "L" }], price: "1" }
      ] }) { product { id variants(first: 3) { nodes { id } } } userErrors { message } } }`,
  );
  const ids = [0, 1, 2].map((index) => String(at(product, 'product', 'variants', 'nodes', index, 'id')));
  return { productId: String(at(product, 'product', 'id')), ids };
}

async function reprice(store: LocalStore, price: string, isPartial: boolean): Promise<unknown> {
  const { productId, ids } = await withVariants(store);
  const document = `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!, $partial: Boolean) {
    productVariantsBulkUpdate(productId: $id, variants: $variants, allowPartialUpdates: $partial) {
      productVariants { price } userErrors { field message code } } }`;
  const payload = await store.get(document, {
    id: productId,
    variants: ids.map((id) => ({ id, price })),
    partial: isPartial,
  });
  const read = 'query ($id: ID!) { product(id: $id) { variants(first: 3) { nodes { price } } } }';
  const product = await store.get(read, { id: productId });
  return { payload, prices: [0, 1, 2].map((index) => at(product, 'variants', 'nodes', index, 'price')) };
}

const refused = (index: number) => ({ field: ['variants', String(index)], message: 'Refused', code: null });

test('the second of three variants is refused: the whole update is', async () => {
  await using store = await openStore();
  store.emulator.control.armFault({
    kind: 'refuse',
    field: 'productVariantsBulkUpdate',
    item: 1,
    message: 'Refused',
  });
  expect(await reprice(store, '2.00', false)).toEqual({
    payload: { productVariants: null, userErrors: [refused(1)] },
    prices: ['1.00', '1.00', '1.00'],
  });
});

test('with partial updates the others are done', async () => {
  await using store = await openStore();
  store.emulator.control.armFault({
    kind: 'refuse',
    field: 'productVariantsBulkUpdate',
    item: 1,
    message: 'Refused',
  });
  expect(await reprice(store, '2.00', true)).toEqual({
    payload: { productVariants: [{ price: '2.00' }, { price: '2.00' }], userErrors: [refused(1)] },
    prices: ['2.00', '1.00', '2.00'],
  });
});

test.each([
  ['atomic', {}],
  ['line-by-line', { available: 7, on_hand: 7 }],
] as const)('a refused line of stock, where batches are %s', async (inventoryBatch, stock) => {
  await using store = await openStore();
  store.emulator.control.switches({ inventoryBatch });
  const room = await furnishStockRoom(store);
  store.emulator.control.armFault({
    kind: 'refuse',
    item: 'with-value',
    value: room.away,
    message: 'Refused',
  });
  const quantities = [
    stockEntry(room, { quantity: 7 }),
    stockEntry(room, { quantity: 9, locationId: room.away }),
  ];
  const input = { name: 'available', reason: 'correction', quantities };
  const payload = await store.get(quantityDocument('inventorySetQuantities'), { key: 'k', input });
  expect(at(payload, 'userErrors')).toMatchObject([
    { field: ['input', 'quantities', '1'], message: 'Refused' },
  ]);
  expect(await stockAt(store, room.itemId, room.home)).toEqual(stock);
});

test('a call that has still to land keeps its key to itself, and is answered as done once it has', async () => {
  await using store = await openStore();
  const { control, url, token } = store.emulator;
  const room = await furnishStockRoom(store);
  const changes = [stockEntry(room, { delta: 5 })];
  const call = { key: 'mine', input: { name: 'available', reason: 'correction', changes } };
  control.armFault({ kind: 'hang', landsAfterMs: 60_000 });
  const document = quantityDocument('inventoryAdjustQuantities');
  const unanswered = fetch(`${url}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': token },
    body: JSON.stringify({ query: document, variables: call }),
    signal: AbortSignal.timeout(100),
  });
  await expect(unanswered).rejects.toThrow('timeout');
  expect(at(await store.get(document, call), 'userErrors')).toMatchObject([
    { code: 'IDEMPOTENCY_CONCURRENT_REQUEST' },
  ]);
  expect(await stockAt(store, room.itemId, room.home)).toEqual({});
  control.clock.advance(60_000);
  expect(await store.get(document, call)).toMatchObject({ userErrors: [] });
  expect(await stockAt(store, room.itemId, room.home)).toEqual({ available: 5, on_hand: 5 });
});

test.each([
  ['unlimited', undefined],
  ['at-most-255', 'BAD_REQUEST'],
] as const)('a long key, where keys are %s', async (idempotencyKeyLength, code) => {
  await using store = await openStore();
  store.emulator.control.switches({ idempotencyKeyLength });
  const room = await furnishStockRoom(store);
  const input = { name: 'available', reason: 'correction', changes: [stockEntry(room, { delta: 1 })] };
  const ask = async (length: number) =>
    (await store.ask(quantityDocument('inventoryAdjustQuantities'), { key: 'k'.repeat(length), input }))
      .errors?.[0]?.extensions?.code;
  expect([await ask(255), await ask(256)]).toEqual([undefined, code]);
});
