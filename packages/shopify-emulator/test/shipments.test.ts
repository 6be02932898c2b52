import { beforeEach, describe, expect, test } from 'vitest';
import { at, idAt } from './open-store.ts';
import { freshKey, setAvailable, shareStockRoom, stockAtBoth } from './stock-room.ts';

const { store, room } = await shareStockRoom();
let transferId: string;
beforeEach(async () => {
  await setAvailable(store, room, 10);
  const input = {
    originLocationId: room.home,
    destinationLocationId: room.away,
    lineItems: [{ inventoryItemId: room.itemId, quantity: 4 }],
  };
  const answer = await store.get(
    `mutation ($input: InventoryTransferCreateAsReadyToShipInput!, $key: String!) {
      inventoryTransferCreateAsReadyToShip(input: $input) @idempotent(key: $key) { inventoryTransfer { id } } }`,
    { input, key: freshKey() },
  );
  transferId = idAt(answer, 'inventoryTransfer');
});

const payload = `inventoryShipment { id name status lineItemTotalQuantity totalReceivedQuantity totalAcceptedQuantity
  totalRejectedQuantity lineItems(first: 5) { nodes { id quantity unreceivedQuantity } } } userErrors { field message code }`;
const create = async (
  quantity: number,
  more: object = {},
  mutation = 'inventoryShipmentCreate',
): Promise<unknown> =>
  store.get(
    `mutation ($input: InventoryShipmentCreateInput!, $key: String!) { ${mutation}(input: $input) @idempotent(key: $key) {
      ${payload} } }`,
    {
      input: {
        movementId: transferId,
        lineItems: [{ inventoryItemId: room.itemId, quantity }],
        ...more,
      },
      key: freshKey(),
    },
  );
const send = async (quantity: number): Promise<unknown> =>
  create(quantity, {}, 'inventoryShipmentCreateInTransit');
const receive = async (id: string, args: object): Promise<unknown> =>
  store.get(
    `mutation ($id: ID!, $lineItems: [InventoryShipmentReceiveItemInput!], $bulk: InventoryShipmentReceiveLineItemReason,
      $key: String!) { inventoryShipmentReceive(id: $id, lineItems: $lineItems, bulkReceiveAction: $bulk)
      @idempotent(key: $key) { ${payload} } }`,
    { id, key: freshKey(), ...args },
  );
const change = async (mutation: string, id: string, fields = payload): Promise<unknown> =>
  store.get(`mutation ($id: ID!) { ${mutation}(id: $id) { ${fields} } }`, { id });
const stocks = async (): Promise<unknown> => stockAtBoth(store, room);
const transfer = async (): Promise<unknown> =>
  store.get(
    `query ($id: ID!) { inventoryTransfer(id: $id) { status receivedQuantity lineItems(first: 1) { nodes {
      processableQuantity pickedForShipmentQuantity shippedQuantity } } } }`,
    { id: transferId },
  );
const progress = (processable: number, picked: number, shipped: number): object => ({
  lineItems: {
    nodes: [
      {
        processableQuantity: processable,
        pickedForShipmentQuantity: picked,
        shippedQuantity: shipped,
      },
    ],
  },
});

describe('a shipment', () => {
  test('that is a draft is picked, and moves nothing', async () => {
    expect(await create(3)).toMatchObject({
      inventoryShipment: { name: '#T0001-1', status: 'DRAFT', lineItemTotalQuantity: 3 },
      userErrors: [],
    });
    expect(await transfer()).toMatchObject({ status: 'READY_TO_SHIP', ...progress(1, 3, 0) });
    expect(await stocks()).toEqual([{ available: 6, reserved: 4, on_hand: 10 }, null]);
  });

  test('under way has left the origin and is expected at the destination', async () => {
    const shipment = await create(3);
    await change('inventoryShipmentMarkInTransit', idAt(shipment, 'inventoryShipment'));
    expect(await transfer()).toMatchObject({ status: 'IN_PROGRESS', ...progress(1, 0, 3) });
    expect(await stocks()).toEqual([{ available: 6, reserved: 1, on_hand: 7 }, { incoming: 3 }]);
    expect(await send(1)).toMatchObject({ inventoryShipment: { name: '#T0001-2', status: 'IN_TRANSIT' } });
    expect(await stocks()).toEqual([{ available: 6, on_hand: 6 }, { incoming: 4 }]);
  });

  test.each([
    [5, 'quantity', 'The quantity is invalid.', 'INVALID_QUANTITY'],
    [-1, 'quantity', "The quantity can't be negative.", 'INVALID_QUANTITY'],
  ])('cannot take %d of four', async (quantity, part, message, code) => {
    expect(await send(quantity)).toEqual({
      inventoryShipment: null,
      userErrors: [{ field: ['input', 'lineItems', '0', part], message, code }],
    });
  });

  test('needs a transfer that can be shipped, and a barcode of its own', async () => {
    expect(await create(1, { movementId: 'gid://shopify/InventoryTransfer/43' })).toMatchObject({
      userErrors: [{ field: ['input', 'movementId'], code: 'TRANSFER_NOT_FOUND' }],
    });
    await create(1, { barcode: 'B-1' });
    expect(await create(1, { barcode: 'B-1' })).toMatchObject({
      userErrors: [{ field: ['input', 'barcode'], code: 'BARCODE_DUPLICATE' }],
    });
    await change('inventoryTransferCancel', transferId, 'userErrors { message }');
    expect(await create(1)).toMatchObject({ userErrors: [{ code: 'INVALID_TRANSFER_STATUS' }] });
  });

  test('under way keeps its transfer from being canceled', async () => {
    await send(1);
    expect(await change('inventoryTransferCancel', transferId, 'userErrors { message code }')).toEqual({
      userErrors: [
        {
          message: 'The transfer can only be canceled in a draft or a ready to ship status.',
          code: 'INVALID_TRANSFER_STATUS',
        },
        {
          message: "Can't cancel the transfer if it has in transit shipments.",
          code: 'SHIPMENT_EXISTS',
        },
      ],
    });
  });

  test('is deleted while it is a draft', async () => {
    const id = idAt(await create(3), 'inventoryShipment');
    const fields = 'deleted: id userErrors { field message code }';
    expect(await change('inventoryShipmentDelete', id, fields)).toEqual({ deleted: id, userErrors: [] });
    expect(await transfer()).toMatchObject(progress(4, 0, 0));
    const sent = idAt(await send(1), 'inventoryShipment');
    expect(await change('inventoryShipmentDelete', sent, fields)).toEqual({
      deleted: null,
      userErrors: [
        {
          field: ['id'],
          message: 'Current shipment status does not support this operation.',
          code: 'INVALID_SHIPMENT_STATUS',
        },
      ],
    });
  });
});

describe('receiving a shipment', () => {
  test('takes what is accepted into stock, and nothing of what is rejected', async () => {
    const shipment = await send(4);
    const id = idAt(shipment, 'inventoryShipment');
    const shipmentLineItemId = idAt(shipment, 'inventoryShipment', 'lineItems', 'nodes', 0);
    const lineItems = [
      { shipmentLineItemId, quantity: 2, reason: 'ACCEPTED' },
      { shipmentLineItemId, quantity: 1, reason: 'REJECTED' },
    ];
    expect(await receive(id, { lineItems })).toMatchObject({
      inventoryShipment: {
        status: 'PARTIALLY_RECEIVED',
        totalReceivedQuantity: 3,
        totalAcceptedQuantity: 2,
        totalRejectedQuantity: 1,
        lineItems: { nodes: [{ quantity: 4, unreceivedQuantity: 1 }] },
      },
      userErrors: [],
    });
    expect(await stocks()).toEqual([
      { available: 6, on_hand: 6 },
      { available: 2, incoming: 1, on_hand: 2 },
    ]);
    expect(await transfer()).toMatchObject({ status: 'IN_PROGRESS', receivedQuantity: 3 });
    expect(await receive(id, { lineItems })).toMatchObject({
      inventoryShipment: null,
      userErrors: [{ code: 'INVALID_QUANTITY' }, { code: 'INVALID_QUANTITY' }],
    });
    await receive(id, { bulk: 'ACCEPTED' });
    expect(await transfer()).toMatchObject({ status: 'TRANSFERRED', receivedQuantity: 4 });
    expect(await stocks()).toEqual([
      { available: 6, on_hand: 6 },
      { available: 3, on_hand: 3 },
    ]);
  });

  test('of which nothing is told changes nothing', async () => {
    const id = idAt(await send(2), 'inventoryShipment');
    expect(await receive(id, { lineItems: [] })).toMatchObject({
      inventoryShipment: { status: 'IN_TRANSIT', totalReceivedQuantity: 0 },
      userErrors: [],
    });
    expect(await transfer()).toMatchObject({ status: 'IN_PROGRESS', receivedQuantity: 0 });
  });

  test('needs one that is under way', async () => {
    const id = idAt(await create(1), 'inventoryShipment');
    expect(await receive(id, { bulk: 'ACCEPTED' })).toMatchObject({
      userErrors: [{ field: ['id'], code: 'INVALID_SHIPMENT_STATUS' }],
    });
    expect(await receive('gid://shopify/InventoryShipment/43', { bulk: 'ACCEPTED' })).toMatchObject({
      userErrors: [{ field: ['id'], code: 'SHIPMENT_NOT_FOUND' }],
    });
  });
});

describe('the items of a shipment', () => {
  const updateItems = async (
    id: string,
    shipmentLineItemId: string,
    ...quantities: readonly number[]
  ): Promise<unknown> =>
    store.get(
      `mutation ($id: ID!, $items: [InventoryShipmentUpdateItemQuantitiesInput!]) {
        inventoryShipmentUpdateItemQuantities(id: $id, items: $items) { shipment { lineItemTotalQuantity }
          updatedLineItems { quantity } userErrors { field code } } }`,
      { id, items: quantities.map((quantity) => ({ shipmentLineItemId, quantity })) },
    );
  const removeItems = async (id: string, ...lines: readonly string[]): Promise<unknown> =>
    store.get(
      `mutation ($id: ID!, $lines: [ID!]!) { inventoryShipmentRemoveItems(id: $id, lineItems: $lines) {
        inventoryShipment { lineItemTotalQuantity } userErrors { code } } }`,
      { id, lines },
    );

  test('are changed within what the transfer has, and stock follows', async () => {
    const shipment = await send(2);
    const id = idAt(shipment, 'inventoryShipment');
    const line = idAt(shipment, 'inventoryShipment', 'lineItems', 'nodes', 0);
    expect(await updateItems(id, line, 3)).toEqual({
      shipment: { lineItemTotalQuantity: 3 },
      updatedLineItems: [{ quantity: 3 }],
      userErrors: [],
    });
    expect(await stocks()).toEqual([{ available: 6, reserved: 1, on_hand: 7 }, { incoming: 3 }]);
    expect(await updateItems(id, line, 5)).toMatchObject({
      userErrors: [{ field: ['items', '0', 'quantity'], code: 'INVALID_QUANTITY' }],
    });
  });

  test('named twice are changed to the last quantity, and taken out once', async () => {
    const shipment = await send(1);
    const id = idAt(shipment, 'inventoryShipment');
    const line = idAt(shipment, 'inventoryShipment', 'lineItems', 'nodes', 0);
    expect(await updateItems(id, line, 4, 2)).toEqual({
      shipment: { lineItemTotalQuantity: 2 },
      updatedLineItems: [{ quantity: 2 }],
      userErrors: [],
    });
    expect(await stocks()).toEqual([{ available: 6, reserved: 2, on_hand: 8 }, { incoming: 2 }]);
    await removeItems(id, line, line);
    expect(await stocks()).toEqual([{ available: 6, reserved: 4, on_hand: 10 }, {}]);
  });

  test('are removed and added again', async () => {
    const shipment = await create(2);
    const id = idAt(shipment, 'inventoryShipment');
    const line = idAt(shipment, 'inventoryShipment', 'lineItems', 'nodes', 0);
    expect(await removeItems(id, line)).toEqual({
      inventoryShipment: { lineItemTotalQuantity: 0 },
      userErrors: [],
    });
    expect(await removeItems(id, line)).toMatchObject({
      userErrors: [{ code: 'ITEM_NOT_FOUND' }],
    });
    const add = `mutation ($id: ID!, $lines: [InventoryShipmentLineItemInput!]!, $key: String!) {
      inventoryShipmentAddItems(id: $id, lineItems: $lines) @idempotent(key: $key) {
        addedItems { quantity } userErrors { field code } } }`;
    const lines = [{ inventoryItemId: room.itemId, quantity: 3 }];
    expect(await store.get(add, { id, lines, key: freshKey() })).toEqual({
      addedItems: [{ quantity: 3 }],
      userErrors: [],
    });
    expect(await store.get(add, { id, lines, key: freshKey() })).toEqual({
      addedItems: null,
      userErrors: [{ field: ['lineItems', '0', 'inventoryItemId'], code: 'DUPLICATE_ITEM' }],
    });
  });
});

test('a shipment tells how it is tracked, and is found by it', async () => {
  const id = idAt(await create(1), 'inventoryShipment');
  const tracking = {
    trackingNumber: 'TN 7',
    company: 'Sled',
    trackingUrl: 'https://sled.example/7',
    arrivesAt: '2026-06-01T02:00:00.5+02:00',
  };
  await store.get(
    `mutation ($id: ID!, $tracking: InventoryShipmentTrackingInput!) {
      inventoryShipmentSetTracking(id: $id, tracking: $tracking) { userErrors { message } } }`,
    { id, tracking },
  );
  await store.get(
    `mutation ($id: ID!) { inventoryShipmentSetBarcode(id: $id, barcode: "B-7") { userErrors { message } } }`,
    { id },
  );
  const read = `query ($id: ID!) { inventoryShipment(id: $id) { barcode dateCreated dateShipped dateReceived
    tracking { trackingNumber company trackingUrl arrivesAt } lineItemsCount { count } } }`;
  expect(await store.get(read, { id })).toEqual({
    barcode: 'B-7',
    dateCreated: '2026-05-04T10:00:00Z',
    dateShipped: null,
    dateReceived: null,
    tracking: { ...tracking, arrivesAt: '2026-06-01T00:00:00Z' },
    lineItemsCount: { count: 1 },
  });
  const found = async (query: string): Promise<unknown> =>
    at(
      await store.get(
        'query ($query: String) { inventoryShipments(first: 5, query: $query) { nodes { id } } }',
        {
          query,
        },
      ),
      'nodes',
    );
  expect(await found('barcode:B-7')).toEqual([{ id }]);
  expect(await found("tracking_number:'TN 7'")).toEqual([{ id }]);
  expect(await found('status:in_transit')).toEqual([]);
  expect(
    await store.get('{ inventoryShipment(id: "gid://shopify/InventoryShipment/43") { id } }'),
  ).toBeNull();
});
