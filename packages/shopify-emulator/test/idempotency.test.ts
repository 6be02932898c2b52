import { describe, expect, test } from 'vitest';
import { at } from './open-store.ts';
import { quantityDocument, shareStockRoom, stockAt, stockEntry } from './stock-room.ts';

const { store, room } = await shareStockRoom();

const document = quantityDocument('inventoryAdjustQuantities');
const adjust = async (key: string, delta: number, more: object = {}): Promise<unknown> => {
  const changes = [stockEntry(room, { delta, ...more })];
  return store.get(document, { key, input: { name: 'available', reason: 'correction', changes } });
};
const stock = async (): Promise<unknown> => stockAt(store, room.itemId, room.home);
const otherParameters = {
  inventoryAdjustmentGroup: null,
  userErrors: [
    {
      field: null,
      message: 'The request with this idempotency key has different parameters than the original request.',
      code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
    },
  ],
};

const missing = {
  message: 'The @idempotent directive is required for this mutation but was not provided.',
  extensions: { code: 'BAD_REQUEST' },
};

test.each([
  ['inventoryAdjustQuantities(input: { name: "available", reason: "other", changes: [] })', 'userErrors'],
  ['inventorySetQuantities(input: { name: "available", reason: "other", quantities: [] })', 'userErrors'],
  ['inventorySetOnHandQuantities(input: { reason: "other", setQuantities: [] })', 'userErrors'],
  [
    'inventoryMoveQuantities(input: { reason: "other", referenceDocumentUri: "a:b", changes: [] })',
    'userErrors',
  ],
  ['inventoryActivate(inventoryItemId: "1", locationId: "1")', 'userErrors'],
  ['locationActivate(locationId: "1")', 'locationActivateUserErrors'],
  ['locationDeactivate(locationId: "1")', 'locationDeactivateUserErrors'],
])('%s runs only under a key', async (call, errorsField) => {
  const { data, errors } = await store.ask(`mutation { call: ${call} { ${errorsField} { message } } }`);
  expect(data).toEqual({ call: null });
  expect(errors).toMatchObject([missing]);
});

test('a blank key is none', async () => {
  const { errors } = await store.ask(document, {
    key: ' ',
    input: { name: 'available', reason: 'other', changes: [stockEntry(room, { delta: 1 })] },
  });
  expect(errors).toMatchObject([missing]);
  expect(await stock()).toEqual({});
});

test('other mutations ignore the directive', async () => {
  const update = `mutation ($id: ID!) {
    inventoryItemUpdate(id: $id, input: { tracked: true }) @idempotent(key: "k") { userErrors { message } } }`;
  expect(await store.get(update, { id: room.itemId })).toEqual({ userErrors: [] });
  expect(await store.get(update, { id: room.itemId })).toEqual({ userErrors: [] });
});

test('the directive stands on a field, not on an operation', async () => {
  const { errors } = await store.ask(
    'mutation @idempotent(key: "k") { inventoryDeactivate(inventoryLevelId: "1") { userErrors { message } } }',
  );
  expect(errors).toMatchObject([
    {
      message: "'@idempotent' can't be applied to mutations (allowed: fields)",
      extensions: { code: 'directiveCannotBeApplied' },
    },
  ]);
});

describe('a repeated call', () => {
  test('is not run again, and answers what the first one answered', async () => {
    const first = await adjust('k', 3);
    expect(await adjust('k', 3)).toEqual(first);
    expect(await stock()).toEqual({ available: 3, on_hand: 3 });
  });

  test('is answered from present state', async () => {
    const activate = `mutation ($item: ID!, $place: ID!) {
      inventoryActivate(inventoryItemId: $item, locationId: $place, available: 1) @idempotent(key: "k") {
        inventoryLevel { isActive quantities(names: ["available"]) { quantity } } userErrors { message } } }`;
    const ids = { item: room.itemId, place: room.away };
    await store.get(activate, ids);
    const input = {
      name: 'available',
      reason: 'other',
      changes: [stockEntry(room, { delta: 4, locationId: room.away })],
    };
    await store.get(document, { key: 'another', input });
    expect(await store.get(activate, ids)).toEqual({
      inventoryLevel: { isActive: true, quantities: [{ quantity: 5 }] },
      userErrors: [],
    });
  });

  test('is evaluated afresh when the shop forgets what it has answered', async () => {
    store.emulator.control.switches({ idempotentReplay: 'evaluated-afresh' });
    await adjust('k', 3, { changeFromQuantity: 0 });
    expect(at(await adjust('k', 3, { changeFromQuantity: 0 }), 'userErrors')).toMatchObject([
      { code: 'CHANGE_FROM_QUANTITY_STALE' },
    ]);
    expect(await stock()).toEqual({ available: 3, on_hand: 3 });
  });

  test('with other parameters is refused, whatever the shop does with equal ones', async () => {
    for (const idempotentReplay of ['replayed', 'evaluated-afresh'] as const) {
      store.emulator.control.switches({ idempotentReplay });
      await adjust(idempotentReplay, 3);
      expect(await adjust(idempotentReplay, 4)).toEqual(otherParameters);
    }
    expect(await stock()).toEqual({ available: 6, on_hand: 6 });
  });

  test('under the key of another mutation is refused', async () => {
    await adjust('k', 3);
    const deactivate = `mutation ($id: ID!) { locationDeactivate(locationId: $id) @idempotent(key: "k") {
      location { id } locationDeactivateUserErrors { field message code } } }`;
    expect(await store.get(deactivate, { id: room.away })).toEqual({
      location: null,
      locationDeactivateUserErrors: [
        {
          field: null,
          message: 'The same idempotency key cannot be used with different operation parameters.',
          code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
        },
      ],
    });
  });

  test('after a refusal is evaluated, for nothing was done', async () => {
    await adjust('k', 3, { changeFromQuantity: 9 });
    await adjust('other', 9);
    expect(at(await adjust('k', 3, { changeFromQuantity: 9 }), 'userErrors')).toEqual([]);
    expect(await stock()).toEqual({ available: 12, on_hand: 12 });
  });

  test('after a day is a new call', async () => {
    await adjust('k', 3);
    store.emulator.control.clock.advance(24 * 60 * 60 * 1000);
    await adjust('k', 4);
    expect(await stock()).toEqual({ available: 7, on_hand: 7 });
  });
});
