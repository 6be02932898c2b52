import { describe, expect, test } from 'vitest';
import { idAt } from './open-store.ts';
import { changeStock, ledger, refusal, shareStockRoom, stockAt, stockEntry } from './stock-room.ts';

const { store, room } = await shareStockRoom();

const nothing = { inventoryAdjustmentGroup: null, userErrors: [] };
const change = (name: string, delta: number, more: object = {}): object => ({
  name,
  delta,
  quantityAfterChange: null,
  ledgerDocumentUri: null,
  item: { id: room.itemId },
  location: { id: room.home },
  ...more,
});

const entry = (more: object = {}): object => stockEntry(room, more);
const set = async (quantities: readonly object[], more: object = {}): Promise<unknown> =>
  changeStock(store, 'inventorySetQuantities', {
    name: 'available',
    reason: 'correction',
    quantities,
    ...more,
  });
const adjust = async (changes: readonly object[], more: object = {}): Promise<unknown> =>
  changeStock(store, 'inventoryAdjustQuantities', {
    name: 'available',
    reason: 'correction',
    changes,
    ...more,
  });
const stock = async (locationId = room.home): Promise<unknown> => stockAt(store, room.itemId, locationId);

describe('setting quantities', () => {
  test('changes what can be sold and what lies on hand, and puts both on record', async () => {
    const referenceDocumentUri = 'logistics://counts/1';
    expect(await set([entry({ quantity: 5, changeFromQuantity: 0 })], { referenceDocumentUri })).toEqual({
      inventoryAdjustmentGroup: {
        reason: 'correction',
        referenceDocumentUri,
        changes: [change('available', 5), change('on_hand', 5)],
      },
      userErrors: [],
    });
    expect(await stock()).toEqual({ available: 5, on_hand: 5 });
  });

  test('is put on record under the app that did it', async () => {
    const answer = await store.get(
      `mutation ($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) @idempotent(key: "k") {
        inventoryAdjustmentGroup { id } } }`,
      { input: { name: 'available', reason: 'other', quantities: [entry({ quantity: 5 })] } },
    );
    const document = `query ($id: ID!, $item: [ID!]) { node(id: $id) { ... on InventoryAdjustmentGroup { createdAt app { title }
      staffMember { id } changes(quantityNames: ["on_hand"], inventoryItemIds: $item) { name delta } } } }`;
    const id = idAt(answer, 'inventoryAdjustmentGroup');
    expect(await store.get(document, { id, item: [room.itemId] })).toEqual({
      createdAt: '2026-05-04T10:00:00Z',
      app: await store.get('{ app { title } }'),
      staffMember: null,
      changes: [{ name: 'on_hand', delta: 5 }],
    });
  });

  test('to what they are leaves no record', async () => {
    await set([entry({ quantity: 5 })]);
    expect(await set([entry({ quantity: 5, changeFromQuantity: 5 })])).toEqual(nothing);
  });

  test('on hand moves what can be sold by the difference', async () => {
    await set([entry({ quantity: 5 })]);
    await adjust([entry({ delta: 2, ledgerDocumentUri: ledger })], { name: 'damaged' });
    const answer = await set([entry({ quantity: 4, changeFromQuantity: 7 })], { name: 'on_hand' });
    expect(answer).toMatchObject({
      inventoryAdjustmentGroup: { changes: [change('available', -3), change('on_hand', -3)] },
    });
    expect(await stock()).toEqual({ available: 2, damaged: 2, on_hand: 4 });
  });

  test('the older mutation sets what lies on hand', async () => {
    await changeStock(store, 'inventorySetOnHandQuantities', {
      reason: 'correction',
      setQuantities: [entry({ quantity: 3, changeFromQuantity: 0 })],
    });
    expect(await stock()).toEqual({ available: 3, on_hand: 3 });
  });

  test('what can be sold may be less than nothing', async () => {
    await set([entry({ quantity: -2 })]);
    expect(await stock()).toEqual({ available: -2, on_hand: -2 });
  });

  test.each(['damaged', 'incoming', ''])('takes no other name: "%s"', async (name) => {
    const message = "The quantity name must be either 'available' or 'on_hand'.";
    expect(await set([entry({ quantity: 1 })], { name })).toEqual(
      refusal(['input', 'name'], message, 'INVALID_NAME'),
    );
  });

  test.each([
    [
      'available',
      1_000_000_001,
      "The total quantity can't be higher than 1,000,000,000.",
      'INVALID_QUANTITY_TOO_HIGH',
    ],
    [
      'available',
      -1_000_000_001,
      "The total quantity can't be lower than -1,000,000,000.",
      'INVALID_QUANTITY_TOO_LOW',
    ],
    ['on_hand', -1, "The quantity can't be negative.", 'INVALID_QUANTITY_NEGATIVE'],
  ])('%s cannot be %d', async (name, quantity, message, code) => {
    const field = ['input', 'quantities', '0', 'quantity'];
    expect(await set([entry({ quantity })], { name })).toEqual(refusal(field, message, code));
  });

  test('refuses the same place twice', async () => {
    const error = (index: string): object => ({
      field: ['input', 'quantities', index, 'locationId'],
      message: 'The combination of inventoryItemId and locationId must be unique.',
      code: 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR',
    });
    const entries = [
      entry({ quantity: 1 }),
      entry({ quantity: 2, locationId: room.away }),
      entry({ quantity: 3 }),
    ];
    expect(await set(entries)).toEqual({
      inventoryAdjustmentGroup: null,
      userErrors: [error('0'), error('2')],
    });
  });

  test('on hand alone sets the same place twice, and the last one counts', async () => {
    const answer = await changeStock(store, 'inventorySetOnHandQuantities', {
      reason: 'correction',
      setQuantities: [entry({ quantity: 8 }), entry({ quantity: 3 })],
    });
    expect(answer).toMatchObject({ userErrors: [] });
    expect(await stock()).toEqual({ available: 3, on_hand: 3 });
  });

  test('a quantity that is not what the caller thinks is not changed', async () => {
    await set([entry({ quantity: 5 })]);
    const field = ['input', 'quantities', '0', 'changeFromQuantity'];
    const message = 'The changeFromQuantity argument no longer matches the persisted quantity.';
    expect(await set([entry({ quantity: 9, changeFromQuantity: 4 })])).toEqual(
      refusal(field, message, 'CHANGE_FROM_QUANTITY_STALE'),
    );
    expect(await stock()).toEqual({ available: 5, on_hand: 5 });
  });

  test('tells of an item and of a location that do not exist', async () => {
    const ids = {
      inventoryItemId: 'gid://shopify/InventoryItem/42',
      locationId: 'gid://shopify/Location/43',
    };
    const field = ['input', 'quantities', '0'];
    expect(await set([entry({ quantity: 1, ...ids })])).toEqual({
      inventoryAdjustmentGroup: null,
      userErrors: [
        {
          field: [...field, 'inventoryItemId'],
          message: 'The specified inventory item could not be found.',
          code: 'INVALID_INVENTORY_ITEM',
        },
        {
          field: [...field, 'locationId'],
          message: 'The specified location could not be found.',
          code: 'INVALID_LOCATION',
        },
      ],
    });
  });
});

describe('adjusting quantities', () => {
  test('adds to a quantity, and to what lies on hand', async () => {
    const more = { name: 'damaged', reason: 'damaged' };
    expect(await adjust([entry({ delta: 3, ledgerDocumentUri: ledger })], more)).toEqual({
      inventoryAdjustmentGroup: {
        reason: 'damaged',
        referenceDocumentUri: null,
        changes: [change('damaged', 3, { ledgerDocumentUri: ledger }), change('on_hand', 3)],
      },
      userErrors: [],
    });
  });

  test('what is on its way does not lie on hand', async () => {
    const answer = await adjust([entry({ delta: 4, ledgerDocumentUri: ledger })], { name: 'incoming' });
    expect(answer).toMatchObject({
      inventoryAdjustmentGroup: { changes: [change('incoming', 4, { ledgerDocumentUri: ledger })] },
    });
    expect(await stock()).toEqual({ incoming: 4 });
  });

  test('by nothing leaves no record', async () => {
    expect(await adjust([entry({ delta: 0 })])).toEqual(nothing);
  });

  test.each(['on_hand', 'committed', 'anything'])('%s cannot be adjusted', async (name) => {
    const message =
      'The specified quantity name is invalid. Valid values are: available, damaged, incoming, quality_control, reserved, safety_stock.';
    expect(await adjust([entry({ delta: 1 })], { name })).toEqual(
      refusal(['input', 'name'], message, 'INVALID_QUANTITY_NAME'),
    );
  });

  test.each([
    [2_000_000_001, "The quantity can't be higher than 2,000,000,000.", 'INVALID_QUANTITY_TOO_HIGH'],
    [-2_000_000_001, "The quantity can't be lower than -2,000,000,000.", 'INVALID_QUANTITY_TOO_LOW'],
  ])('cannot be by %d', async (delta, message, code) => {
    const field = ['input', 'changes', '0', 'delta'];
    expect(await adjust([entry({ delta })])).toEqual(refusal(field, message, code));
  });

  test.each([
    [
      'damaged',
      null,
      'A ledger document URI is required except when adjusting available.',
      'INVALID_QUANTITY_DOCUMENT',
    ],
    [
      'available',
      ledger,
      'A ledger document URI is not allowed when adjusting available.',
      'INVALID_AVAILABLE_DOCUMENT',
    ],
    [
      'reserved',
      'gid://shopify/Order/1',
      'Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.',
      'INTERNAL_LEDGER_DOCUMENT',
    ],
    ['reserved', 'nowhere', 'The specified ledger document is invalid.', 'INVALID_LEDGER_DOCUMENT'],
  ])('%s is not written to the ledger %s', async (name, ledgerDocumentUri, message, code) => {
    const field = ['input', 'changes', '0', 'ledgerDocumentUri'];
    expect(await adjust([entry({ delta: 1, ledgerDocumentUri })], { name })).toEqual(
      refusal(field, message, code),
    );
  });

  test('all changes go to one ledger', async () => {
    const changes = [
      entry({ delta: 1, ledgerDocumentUri: 'ledger://a' }),
      entry({ delta: 1, ledgerDocumentUri: 'ledger://b', locationId: room.away }),
    ];
    const message =
      'All changes must have the same ledger document URI or, in the case of adjusting available, no ledger document URI.';
    expect(await adjust(changes, { name: 'damaged' })).toEqual(
      refusal(['input', 'changes'], message, 'MAX_ONE_LEDGER_DOCUMENT'),
    );
  });
});
