import { describe, expect, test } from 'vitest';
import {
  addProduct,
  changeStock,
  freshKey,
  ledger,
  quantityDocument,
  refusal,
  shareStockRoom,
  stockAt,
  stockEntry,
  terminal as terminalOf,
  type QuantityMutation,
} from './stock-room.ts';

const { store, room } = await shareStockRoom();

const entry = (more: object = {}): object => stockEntry(room, more);
const terminal = (name: string, more: object = {}): object => terminalOf(room, name, more);
const change = (name: string, delta: number, more: object = {}): object => ({ name, delta, ...more });
const set = async (quantities: readonly object[]): Promise<unknown> =>
  changeStock(store, 'inventorySetQuantities', { name: 'available', reason: 'correction', quantities });
const move = async (changes: readonly object[], more: object = {}): Promise<unknown> =>
  changeStock(store, 'inventoryMoveQuantities', {
    reason: 'correction',
    referenceDocumentUri: 'gid://stock-app/Move/1',
    changes,
    ...more,
  });
const stock = async (): Promise<unknown> => stockAt(store, room.itemId, room.home);

describe('moving quantities', () => {
  const entryOf = (more: object = {}): object => ({
    inventoryItemId: room.itemId,
    quantity: 2,
    from: terminal('available'),
    to: terminal('damaged'),
    ...more,
  });

  test('takes from one quantity and adds to another', async () => {
    await set([entry({ quantity: 5 })]);
    expect(await move([entryOf()])).toMatchObject({
      inventoryAdjustmentGroup: {
        changes: [change('available', -2), change('damaged', 2, { ledgerDocumentUri: ledger })],
      },
      userErrors: [],
    });
    expect(await stock()).toEqual({ available: 3, damaged: 2, on_hand: 5 });
  });

  test('goes on at one location, between two names', async () => {
    const field = ['input', 'changes', '0'];
    const twoPlaces = entryOf({ to: terminal('damaged', { locationId: room.away }) });
    expect(await move([twoPlaces])).toEqual(
      refusal(field, "The quantities can't be moved between different locations.", 'DIFFERENT_LOCATIONS'),
    );
    expect(await move([entryOf({ to: terminal('available') })])).toEqual(
      refusal(field, "The quantity names for each change can't be the same.", 'SAME_QUANTITY_NAME'),
    );
  });

  test('asks for a positive quantity and for names that can be moved', async () => {
    const field = ['input', 'changes', '0'];
    expect(await move([entryOf({ quantity: -1 })])).toEqual(
      refusal([...field, 'quantity'], "The quantity can't be negative.", 'INVALID_QUANTITY_NEGATIVE'),
    );
    const message =
      'The specified quantity name is invalid. Valid values are: available, damaged, incoming, quality_control, reserved, safety_stock.';
    expect(await move([entryOf({ from: terminal('committed') })])).toEqual(
      refusal([...field, 'from', 'name'], message, 'INVALID_QUANTITY_NAME'),
    );
  });

  test('knows two ledgers at most', async () => {
    const to = (name: string, uri: string): object => terminal(name, { ledgerDocumentUri: uri });
    const changes = [
      entryOf({ to: to('damaged', 'ledger://a') }),
      entryOf({ to: to('reserved', 'ledger://b') }),
      entryOf({ to: to('safety_stock', 'ledger://c') }),
    ];
    const message = 'Only a maximum of 2 ledger document URIs across all changes is allowed.';
    expect(await move(changes)).toEqual(
      refusal(['input', 'changes'], message, 'MAXIMUM_LEDGER_DOCUMENT_URIS'),
    );
  });

  test('compares both ends', async () => {
    const stale = entryOf({ to: terminal('damaged', { changeFromQuantity: 1 }) });
    const field = ['input', 'changes', '0', 'to', 'changeFromQuantity'];
    const message = 'The changeFromQuantity argument no longer matches the persisted quantity.';
    expect(await move([stale])).toEqual(refusal(field, message, 'CHANGE_FROM_QUANTITY_STALE'));
  });
});

describe('every change of quantities', () => {
  const sample = (mutation: QuantityMutation): Record<string, unknown> => {
    if (mutation === 'inventoryMoveQuantities') {
      const ends = { from: terminal('available'), to: terminal('damaged') };
      const changes = [{ inventoryItemId: room.itemId, quantity: 1, ...ends }];
      return { reason: 'correction', referenceDocumentUri: 'gid://stock-app/Move/1', changes };
    }
    if (mutation === 'inventorySetOnHandQuantities')
      return { reason: 'correction', setQuantities: [entry({ quantity: 1 })] };
    return mutation === 'inventorySetQuantities'
      ? { name: 'available', reason: 'correction', quantities: [entry({ quantity: 1 })] }
      : { name: 'available', reason: 'correction', changes: [entry({ delta: 1 })] };
  };

  const mutations: readonly QuantityMutation[] = [
    'inventorySetQuantities',
    'inventorySetOnHandQuantities',
    'inventoryAdjustQuantities',
    'inventoryMoveQuantities',
  ];

  test.each(mutations)('%s wants a reason that Shopify knows', async (mutation) => {
    const message =
      'The specified reason is invalid. Valid values are: correction, cycle_count_available, damaged, movement_canceled, movement_created, movement_received, movement_updated, other, promotion, quality_control, received, reservation_created, reservation_deleted, reservation_updated, restock, safety_stock, shrinkage.';
    const answer = await changeStock(store, mutation, { ...sample(mutation), reason: 'because' });
    expect(answer).toEqual(refusal(['input', 'reason'], message, 'INVALID_REASON'));
  });

  test.each(mutations)('%s wants a reference that is a URI', async (mutation) => {
    const message = 'The specified reference document is invalid.';
    for (const referenceDocumentUri of ['order 7', 'gid://stock-app/Count', 'https:']) {
      const answer = await changeStock(store, mutation, { ...sample(mutation), referenceDocumentUri });
      expect(answer).toEqual(
        refusal(['input', 'referenceDocumentUri'], message, 'INVALID_REFERENCE_DOCUMENT'),
      );
    }
  });

  test.each([
    ['inventorySetQuantities', 'InventoryQuantityInput'],
    ['inventorySetOnHandQuantities', 'InventorySetQuantityInput'],
    ['inventoryAdjustQuantities', 'InventoryChangeInput'],
    ['inventoryMoveQuantities', 'InventoryMoveQuantityTerminalInput'],
  ] as const)('%s wants to be told what it changes from, even if null', async (mutation, type) => {
    const text = JSON.stringify(sample(mutation)).replaceAll(/"changeFromQuantity":null,?/g, '');
    const input: unknown = JSON.parse(text.replaceAll(',}', '}'));
    const { data, errors } = await store.ask(quantityDocument(mutation), { input, key: freshKey() });
    const message = `${type} must include the following argument: changeFromQuantity.`;
    expect(data).toEqual({ [mutation]: null });
    expect(errors).toMatchObject([{ message, extensions: { code: 'INVALID_FIELD_ARGUMENTS' } }]);
  });
});

describe('a batch with one bad line', () => {
  const batch = async (): Promise<unknown> => {
    const other = await addProduct(store, 'Chair');
    const bad = entry({ quantity: 2, inventoryItemId: other.itemId, changeFromQuantity: 7 });
    return set([entry({ quantity: 5 }), bad]);
  };
  const stale = [{ field: ['input', 'quantities', '1', 'changeFromQuantity'] }];

  test('is refused as a whole', async () => {
    expect(await batch()).toMatchObject({ inventoryAdjustmentGroup: null, userErrors: stale });
    expect(await stock()).toEqual({});
  });

  test('loses that line alone when the shop works line by line', async () => {
    store.emulator.control.switches({ inventoryBatch: 'line-by-line' });
    expect(await batch()).toMatchObject({
      inventoryAdjustmentGroup: { changes: [change('available', 5), change('on_hand', 5)] },
      userErrors: stale,
    });
    expect(await stock()).toEqual({ available: 5, on_hand: 5 });
  });
});
