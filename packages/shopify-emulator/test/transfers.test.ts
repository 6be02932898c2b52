import { beforeEach, describe, expect, test } from 'vitest';
import { at, idAt } from './open-store.ts';
import { addProduct, freshKey, setAvailable, shareStockRoom, stockAtBoth } from './stock-room.ts';

const { store, room } = await shareStockRoom();
beforeEach(async () => setAvailable(store, room, 10));

const selection = `inventoryTransfer { id name status totalQuantity receivedQuantity lineItems(first: 5) { nodes { id
  totalQuantity processableQuantity shippableQuantity pickedForShipmentQuantity shippedQuantity } } }`;
const nowhere = 'gid://shopify/Location/43';
const nothing = 'gid://shopify/InventoryItem/43';

const create = async (more: object = {}, mutation = 'inventoryTransferCreate'): Promise<unknown> => {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const line = { inventoryItemId: room.itemId, quantity: 4 };
  const route = { originLocationId: room.home, destinationLocationId: room.away };
  return store.get(
    `mutation ($input: ${type}!, $key: String!) { ${mutation}(input: $input) @idempotent(key: $key) {
      ${selection} userErrors { field message code } } }`,
    { input: { ...route, lineItems: [line], ...more }, key: freshKey() },
  );
};
const createReady = async (more: object = {}): Promise<unknown> =>
  create(more, 'inventoryTransferCreateAsReadyToShip');
/** Runs a mutation that wants an id alone. */
const change = async (mutation: string, id: string, payload: string): Promise<unknown> =>
  store.get(`mutation ($id: ID!) { ${mutation}(id: $id) { ${payload} userErrors { field message code } } }`, {
    id,
  });
const stocks = async (): Promise<unknown> => stockAtBoth(store, room);

describe('a transfer', () => {
  test('that is a draft moves nothing', async () => {
    expect(await create()).toMatchObject({
      inventoryTransfer: {
        name: '#T0001',
        status: 'DRAFT',
        totalQuantity: 4,
        receivedQuantity: 0,
        lineItems: { nodes: [{ totalQuantity: 4, processableQuantity: 4, shippableQuantity: 0 }] },
      },
      userErrors: [],
    });
    expect(await stocks()).toEqual([{ available: 10, on_hand: 10 }, null]);
  });

  test('that is ready to ship holds back what it takes', async () => {
    expect(await createReady()).toMatchObject({
      inventoryTransfer: {
        status: 'READY_TO_SHIP',
        lineItems: {
          nodes: [
            {
              totalQuantity: 4,
              processableQuantity: 4,
              shippableQuantity: 4,
              pickedForShipmentQuantity: 0,
              shippedQuantity: 0,
            },
          ],
        },
      },
    });
    expect(await stocks()).toEqual([{ available: 6, reserved: 4, on_hand: 10 }, null]);
  });

  test('tells all that was said of it, and where it goes', async () => {
    const id = idAt(
      await create({
        note: 'Fragile',
        referenceName: 'PO-1',
        tags: ['b', 'a'],
        dateCreated: '2026-01-02T03:04:05Z',
      }),
      'inventoryTransfer',
    );
    const document = `query ($id: ID!) { inventoryTransfer(id: $id) { note referenceName tags dateCreated hasTimelineComment
      origin { name address { countryCode } location { id } snapshottedAt } destination { name }
      lineItemsCount { count } lineItems(first: 1) { nodes { title inventoryItem { id } } }
      shipments(first: 1) { nodes { id } } events(first: 1) { nodes { id } } metafields(first: 1) { nodes { id } } } }`;
    expect(await store.get(document, { id })).toEqual({
      note: 'Fragile',
      referenceName: 'PO-1',
      tags: ['a', 'b'],
      dateCreated: '2026-01-02T03:04:05Z',
      hasTimelineComment: false,
      origin: {
        name: 'Shop location',
        address: { countryCode: 'CA' },
        location: { id: room.home },
        snapshottedAt: '2026-05-04T10:00:00Z',
      },
      destination: { name: 'Back room' },
      lineItemsCount: { count: 1 },
      lineItems: { nodes: [{ title: 'Lamp', inventoryItem: { id: room.itemId } }] },
      shipments: { nodes: [] },
      events: { nodes: [] },
      metafields: { nodes: [] },
    });
  });

  const line = (more: object = {}): object => ({ inventoryItemId: room.itemId, quantity: 1, ...more });
  test.each([
    [
      () => ({ destinationLocationId: room.home }),
      ['destinationLocationId'],
      'The origin location cannot be the same as the destination location.',
      'TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION',
    ],
    [
      () => ({ originLocationId: nowhere }),
      ['originLocationId'],
      "The location selected can't be found.",
      'LOCATION_NOT_FOUND',
    ],
    [
      () => ({ lineItems: [line({ inventoryItemId: nothing })] }),
      ['lineItems', '0', 'inventoryItemId'],
      'The inventory item could not be found.',
      'ITEM_NOT_FOUND',
    ],
    [
      () => ({ lineItems: [line(), line()] }),
      ['lineItems', '1', 'inventoryItemId'],
      'The inventory item is already present in the list. Each item must be unique.',
      'DUPLICATE_ITEM',
    ],
    [
      () => ({ lineItems: [line({ quantity: -1 })] }),
      ['lineItems', '0', 'quantity'],
      "The quantity can't be negative.",
      'INVALID_QUANTITY',
    ],
  ])('is refused, as a draft and to be shipped: %s', async (input, path, message, code) => {
    const refusal = { inventoryTransfer: null, userErrors: [{ field: ['input', ...path], message, code }] };
    expect(await create(input())).toEqual(refusal);
    expect(await createReady(input())).toEqual(refusal);
  });

  test('that is to be shipped needs both ends, items, and the items at its origin', async () => {
    const code = async (input: object): Promise<unknown> =>
      at(await createReady(input), 'userErrors', 0, 'code');
    expect(await code({ destinationLocationId: null })).toBe('LOCATION_REQUIRED');
    expect(await code({ lineItems: [] })).toBe('ITEMS_EMPTY');
    expect(await code({ lineItems: [line({ quantity: 0 })] })).toBe('INVALID_QUANTITY');
    expect(await code({ originLocationId: room.away, destinationLocationId: room.home })).toBe(
      'INVENTORY_STATE_NOT_ACTIVE',
    );
  });

  test('goes from draft to ready, and back to nothing when it is canceled', async () => {
    const id = idAt(await create(), 'inventoryTransfer');
    expect(await change('inventoryTransferMarkAsReadyToShip', id, selection)).toMatchObject({
      inventoryTransfer: { status: 'READY_TO_SHIP' },
      userErrors: [],
    });
    expect(await change('inventoryTransferDelete', id, 'deletedId')).toEqual({
      deletedId: null,
      userErrors: [
        {
          field: ['id'],
          message: "Can't delete the transfer if it's not in the draft status.",
          code: 'INVALID_TRANSFER_STATUS',
        },
      ],
    });
    expect(await change('inventoryTransferCancel', id, selection)).toMatchObject({
      inventoryTransfer: { status: 'CANCELED' },
    });
    expect(await stocks()).toEqual([{ available: 10, on_hand: 10 }, null]);
    expect(at(await change('inventoryTransferCancel', id, selection), 'userErrors')).toEqual([
      {
        field: ['id'],
        message: 'The transfer can only be canceled in a draft or a ready to ship status.',
        code: 'INVALID_TRANSFER_STATUS',
      },
    ]);
  });

  test('can be deleted while it is a draft, and duplicated', async () => {
    const id = idAt(await createReady(), 'inventoryTransfer');
    const copy = await store.get(
      `mutation ($id: ID!, $key: String!) { inventoryTransferDuplicate(id: $id) @idempotent(key: $key) {
        ${selection} userErrors { code } } }`,
      { id, key: freshKey() },
    );
    expect(copy).toMatchObject({
      inventoryTransfer: { name: '#T0002', status: 'DRAFT', totalQuantity: 4 },
    });
    const copyId = idAt(copy, 'inventoryTransfer');
    expect(await change('inventoryTransferDelete', copyId, 'deletedId')).toEqual({
      deletedId: copyId,
      userErrors: [],
    });
  });

  test('is edited, but keeps its locations once it is no draft', async () => {
    const document = `mutation ($id: ID!, $input: InventoryTransferEditInput!) {
      inventoryTransferEdit(id: $id, input: $input) { inventoryTransfer { note origin { name } destination { name } }
        userErrors { field code } } }`;
    const id = idAt(await create(), 'inventoryTransfer');
    const input = { note: 'Late', originId: room.away, destinationId: room.home };
    expect(await store.get(document, { id, input })).toEqual({
      inventoryTransfer: {
        note: 'Late',
        origin: { name: 'Back room' },
        destination: { name: 'Shop location' },
      },
      userErrors: [],
    });
    const ready = idAt(await createReady(), 'inventoryTransfer');
    expect(await store.get(document, { id: ready, input: { originId: room.away } })).toMatchObject({
      userErrors: [
        { field: ['input', 'originId'], code: 'TRANSFER_LOCATION_IMMUTABLE' },
        { field: ['input', 'destinationId'], code: 'TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION' },
      ],
    });
  });
});

describe('the items of a transfer', () => {
  const setItems = async (id: string, lineItems: readonly object[]): Promise<unknown> =>
    store.get(
      `mutation ($input: InventoryTransferSetItemsInput!, $key: String!) {
        inventoryTransferSetItems(input: $input) @idempotent(key: $key) { inventoryTransfer { totalQuantity }
          updatedLineItems { inventoryItemId newQuantity deltaQuantity } userErrors { field code } } }`,
      { input: { id, lineItems }, key: freshKey() },
    );
  const removeItems = async (id: string, transferLineItemIds: readonly string[]): Promise<unknown> =>
    store.get(
      `mutation ($input: InventoryTransferRemoveItemsInput!) { inventoryTransferRemoveItems(input: $input) {
        inventoryTransfer { totalQuantity } removedQuantities { newQuantity deltaQuantity } userErrors { code } } }`,
      { input: { id, transferLineItemIds } },
    );

  test('are set one by one, and what is held back follows', async () => {
    const id = idAt(await createReady(), 'inventoryTransfer');
    expect(await setItems(id, [{ inventoryItemId: room.itemId, quantity: 6 }])).toEqual({
      inventoryTransfer: { totalQuantity: 6 },
      updatedLineItems: [{ inventoryItemId: room.itemId, newQuantity: 6, deltaQuantity: 2 }],
      userErrors: [],
    });
    expect(await stocks()).toEqual([{ available: 4, reserved: 6, on_hand: 10 }, null]);
    expect(await setItems(id, [{ inventoryItemId: room.itemId, quantity: 0 }])).toMatchObject({
      userErrors: [{ field: ['input', 'lineItems', '0', 'quantity'], code: 'INVALID_QUANTITY' }],
    });
  });

  test('are removed, but one must remain in what is ready to ship', async () => {
    const transfer = await createReady();
    const id = idAt(transfer, 'inventoryTransfer');
    const first = idAt(transfer, 'inventoryTransfer', 'lineItems', 'nodes', 0);
    expect(await removeItems(id, [first])).toMatchObject({
      userErrors: [{ code: 'CANT_REMOVE_ALL_ITEMS_FROM_READY_TO_SHIP_TRANSFER' }],
    });
    const { itemId } = await addProduct(store, 'Chair');
    await setItems(id, [{ inventoryItemId: itemId, quantity: 2 }]);
    expect(await removeItems(id, [first])).toEqual({
      inventoryTransfer: { totalQuantity: 2 },
      removedQuantities: [{ newQuantity: 0, deltaQuantity: -4 }],
      userErrors: [],
    });
    expect(await stocks()).toEqual([{ available: 10, on_hand: 10 }, null]);
  });
});

test('transfers are found', async () => {
  await create({ tags: ['slow'], referenceName: 'PO-7' });
  await createReady();
  const names = async (args: string): Promise<unknown> =>
    at(await store.get(`{ inventoryTransfers(first: 5, ${args}) { nodes { name } } }`), 'nodes');
  const [draft, ready] = [{ name: '#T0001' }, { name: '#T0002' }];
  expect(await names('reverse: true')).toEqual([ready, draft]);
  expect(await names('query: "status:draft"')).toEqual([draft]);
  expect(await names('query: "tag:slow"')).toEqual([draft]);
  expect(await names('query: "tag_not:slow"')).toEqual([ready]);
  expect(await names('query: "PO-7"')).toEqual([draft]);
  expect(await names(`query: "product_id:${room.productId.replaceAll(/\D+/g, '')}"`)).toEqual([draft, ready]);
  expect(await names('query: "origin_id:1"')).toEqual([]);
});
