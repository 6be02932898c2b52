import { describe, expect, test } from 'vitest';
import { at, idAt } from './open-store.ts';
import { changeStock, freshKey, setAvailable, shareStockRoom, stockAt, stockEntry } from './stock-room.ts';

const { store, room } = await shareStockRoom();

const activateDocument = `mutation ($inventoryItemId: ID!, $locationId: ID!, $available: Int, $onHand: Int, $key: String!) {
  inventoryActivate(inventoryItemId: $inventoryItemId, locationId: $locationId, available: $available, onHand: $onHand)
    @idempotent(key: $key) { inventoryLevel { id isActive location { id } item { id } } userErrors { field message } } }`;

const activate = async (more: object = {}): Promise<unknown> =>
  store.get(activateDocument, {
    inventoryItemId: room.itemId,
    locationId: room.away,
    key: freshKey(),
    ...more,
  });
const deactivate = async (inventoryLevelId: string): Promise<unknown> =>
  store.get(
    'mutation ($id: ID!) { inventoryDeactivate(inventoryLevelId: $id) { userErrors { field message } } }',
    { id: inventoryLevelId },
  );
const levelIds = async (includeInactive = false): Promise<unknown> => {
  const document = `query ($id: ID!, $all: Boolean) { inventoryItem(id: $id) {
    inventoryLevels(first: 10, includeInactive: $all) { nodes { id } } } }`;
  const answer = await store.get(document, { id: room.itemId, all: includeInactive });
  return at(answer, 'inventoryLevels', 'nodes');
};
const stock = async (locationId = room.away): Promise<unknown> => stockAt(store, room.itemId, locationId);
const cannot = (why: string): string => `The product couldn't be stocked at Back room because ${why}`;

describe('activating an item at a location', () => {
  test('stocks it there with nothing', async () => {
    const answer = await activate();
    expect(answer).toMatchObject({
      inventoryLevel: { isActive: true, location: { id: room.away }, item: { id: room.itemId } },
      userErrors: [],
    });
    expect(await stock()).toEqual({});
    expect(await levelIds()).toHaveLength(2);
  });

  test.each([
    [{ available: 4 }, { available: 4, on_hand: 4 }],
    [{ onHand: -1 }, { available: -1, on_hand: -1 }],
  ])('with %j gives it that', async (quantity, expected) => {
    await activate(quantity);
    expect(await stock()).toEqual(expected);
  });

  test('takes one quantity, not two', async () => {
    const message = cannot('not allowed to set available and on_hand quantities at the same time.');
    expect(await activate({ available: 1, onHand: 1 })).toEqual({
      inventoryLevel: null,
      userErrors: [
        { field: ['available'], message },
        { field: ['onHand'], message },
      ],
    });
    expect(await levelIds()).toHaveLength(1);
  });

  test.each([
    ['available', 1_000_000_001],
    ['onHand', -1_000_000_001],
  ])('%s cannot be %d', async (name, quantity) => {
    const message = cannot('the quantity needs to be between -1 billion and 1 billion.');
    expect(await activate({ [name]: quantity })).toEqual({
      inventoryLevel: null,
      userErrors: [{ field: [name], message }],
    });
  });

  test('again changes nothing, and takes no quantity', async () => {
    await activate({ available: 4 });
    expect(at(await activate(), 'userErrors')).toEqual([]);
    expect(await activate({ available: 5 })).toMatchObject({
      inventoryLevel: { isActive: true },
      userErrors: [
        {
          field: ['available'],
          message: 'Not allowed to set available quantity when the item is already active at the location.',
        },
      ],
    });
    expect(await activate({ onHand: 5 })).toMatchObject({
      userErrors: [
        {
          field: ['onHand'],
          message: 'Not allowed to set an on_hand quantity when the item is already active at the location.',
        },
      ],
    });
    expect(await stock()).toEqual({ available: 4, on_hand: 4 });
  });

  test('needs both', async () => {
    expect(await activate({ locationId: 'gid://shopify/Location/43' })).toEqual({
      inventoryLevel: null,
      userErrors: [
        {
          field: ['locationId'],
          message: "The product couldn't be stocked because the location wasn't found.",
        },
      ],
    });
    expect(await activate({ inventoryItemId: 'gid://shopify/InventoryItem/43' })).toEqual({
      inventoryLevel: null,
      userErrors: [{ field: ['inventoryItemId'], message: cannot('the product was deleted.') }],
    });
  });
});

describe('deactivating an item at a location', () => {
  test('hides its level, which keeps its quantities and its id', async () => {
    const id = idAt(await activate({ available: 4 }), 'inventoryLevel');
    expect(await deactivate(id)).toEqual({ userErrors: [] });
    expect(await levelIds()).toHaveLength(1);
    expect(await levelIds(true)).toHaveLength(2);
    expect(await store.get('query ($id: ID!) { inventoryLevel(id: $id) { id isActive } }', { id })).toEqual({
      id,
      isActive: false,
    });
    expect(await stock()).toEqual({ available: 4, on_hand: 4 });
  });

  test('activated again it has what it had', async () => {
    const id = idAt(await activate({ available: 4 }), 'inventoryLevel');
    await deactivate(id);
    expect(idAt(await activate(), 'inventoryLevel')).toBe(id);
    expect(await stock()).toEqual({ available: 4, on_hand: 4 });
  });

  test('an inactive level can be counted, and stays inactive', async () => {
    await deactivate(idAt(await activate(), 'inventoryLevel'));
    await setAvailable(store, room, 6, room.away);
    expect(await stock()).toEqual({ available: 6, on_hand: 6 });
    expect(await levelIds()).toHaveLength(1);
  });

  test('one location must remain', async () => {
    const only = idAt(await levelIds(), 0);
    expect(await deactivate(only)).toEqual({
      userErrors: [
        {
          field: null,
          message:
            "The product couldn't be unstocked from Shop location because products need to be stocked at a minimum of 1 location.",
        },
      ],
    });
  });

  test.each([
    ['gid://shopify/InventoryLevel/43?inventory_item_id=43', 'the product was deleted.'],
    ['gid://shopify/InventoryLevel/43?inventory_item_id=ITEM', 'the location was deleted.'],
  ])('%s is refused', async (id, why) => {
    const number = room.itemId.replace(/\D+/g, '');
    expect(await deactivate(id.replace('ITEM', number))).toEqual({
      userErrors: [{ field: null, message: `The product couldn't be unstocked because ${why}` }],
    });
  });
});

describe('counting an item where it never was', () => {
  const count = async (): Promise<void> => {
    const quantities = [stockEntry(room, { locationId: room.away, quantity: 6, changeFromQuantity: 0 })];
    await changeStock(store, 'inventorySetQuantities', { name: 'available', reason: 'other', quantities });
  };

  test('stocks it there', async () => {
    await count();
    expect([await stock(), await levelIds()]).toMatchObject([{ available: 6 }, [{}, {}]]);
  });

  test('leaves it inactive there when the shop keeps the two apart', async () => {
    store.emulator.control.switches({ countingUnstocked: 'stays-inactive' });
    await count();
    expect([await stock(), await levelIds()]).toMatchObject([{ available: 6 }, [{}]]);
  });
});

describe('toggling many locations at once', () => {
  const toggle = async (...updates: readonly (readonly [string, boolean])[]): Promise<unknown> =>
    store.get(
      `mutation ($id: ID!, $updates: [InventoryBulkToggleActivationInput!]!) {
        inventoryBulkToggleActivation(inventoryItemId: $id, inventoryItemUpdates: $updates) {
          inventoryItem { id } inventoryLevels { location { id } } userErrors { field message code } } }`,
      { id: room.itemId, updates: updates.map(([locationId, isOn]) => ({ locationId, activate: isOn })) },
    );

  test('activates here and deactivates there', async () => {
    expect(await toggle([room.away, true], [room.home, false])).toEqual({
      inventoryItem: { id: room.itemId },
      inventoryLevels: [{ location: { id: room.away } }],
      userErrors: [],
    });
    expect(await levelIds()).toHaveLength(1);
  });

  test.each([
    [
      ['home'],
      "The variant couldn't be unstocked from Shop location because products need to be stocked at a minimum of 1 location.",
      'CANNOT_DEACTIVATE_FROM_ONLY_LOCATION',
    ],
    [
      ['nowhere'],
      "The quantity couldn't be updated because the location was not found.",
      'LOCATION_NOT_FOUND',
    ],
  ])('changes nothing when %j cannot be', async ([place], message, code) => {
    const locationId = place === 'home' ? room.home : 'gid://shopify/Location/43';
    expect(await toggle([locationId, false])).toEqual({
      inventoryItem: null,
      inventoryLevels: null,
      userErrors: [{ field: ['inventoryItemUpdates', '0', 'locationId'], message, code }],
    });
    expect(await levelIds()).toHaveLength(1);
  });

  test('changes nothing before what cannot be either', async () => {
    const { emulator } = store;
    await toggle([room.away, true], [room.home, false], [room.away, false]);
    expect(emulator.control.journal(undefined, 1)).toMatchObject([{ answer: 'user-errors', applied: false }]);
  });
});
