import { describe, expect, test } from 'vitest';
import { at, idAt } from './open-store.ts';
import { addProduct, changeStock, ledger, setAvailable, shareStockRoom, stockEntry } from './stock-room.ts';

const { store, room } = await shareStockRoom();

const item = async (selection: string, id = room.itemId): Promise<unknown> =>
  store.get(`query ($id: ID!) { inventoryItem(id: $id) { ${selection} } }`, { id });
const update = async (input: object, id = room.itemId): Promise<unknown> =>
  store.get(
    `mutation ($id: ID!, $input: InventoryItemInput!) { inventoryItemUpdate(id: $id, input: $input) {
      inventoryItem { id } userErrors { field message } } }`,
    { id, input },
  );
const numberOf = (id: string): string => id.replaceAll(/\D+/g, '');

describe('an inventory item', () => {
  test('of a new product has what Shopify gives to every item', async () => {
    const { itemId } = await addProduct(store, 'Chair');
    await update({ tracked: false }, itemId);
    const selection = `tracked requiresShipping sku duplicateSkuCount createdAt updatedAt unitCost { amount }
      countryCodeOfOrigin provinceCodeOfOrigin harmonizedSystemCode trackedEditable { locked reason }
      countryHarmonizedSystemCodes(first: 1) { nodes { countryCode } } locationsCount { count precision }
      measurement { id weight { unit value } } legacyResourceId`;
    expect(await item(selection, itemId)).toEqual({
      tracked: false,
      requiresShipping: true,
      sku: null,
      duplicateSkuCount: 0,
      createdAt: '2026-05-04T10:00:00Z',
      updatedAt: '2026-05-04T10:00:00Z',
      unitCost: null,
      countryCodeOfOrigin: null,
      provinceCodeOfOrigin: null,
      harmonizedSystemCode: null,
      trackedEditable: { locked: false, reason: null },
      countryHarmonizedSystemCodes: { nodes: [] },
      locationsCount: { count: 1, precision: 'EXACT' },
      measurement: {
        id: `gid://shopify/InventoryItemMeasurement/${numberOf(itemId)}`,
        weight: { unit: 'KILOGRAMS', value: 0 },
      },
      legacyResourceId: numberOf(itemId),
    });
  });

  test('takes what it is told', async () => {
    await update({
      cost: '12.5',
      sku: 'LAMP-1',
      requiresShipping: false,
      countryCodeOfOrigin: 'CA',
      provinceCodeOfOrigin: 'ON',
      harmonizedSystemCode: '940510',
      countryHarmonizedSystemCodes: [{ countryCode: 'DE', harmonizedSystemCode: '94051000' }],
      measurement: { weight: { value: 2.5, unit: 'POUNDS' } },
    });
    const selection = `sku requiresShipping unitCost { amount currencyCode } countryCodeOfOrigin provinceCodeOfOrigin
      harmonizedSystemCode countryHarmonizedSystemCodes(first: 5) { nodes { countryCode harmonizedSystemCode } }
      measurement { weight { unit value } } variant { sku } variants(first: 1) { nodes { sku } }`;
    expect(await item(selection)).toEqual({
      sku: 'LAMP-1',
      requiresShipping: false,
      unitCost: { amount: '12.5', currencyCode: 'CAD' },
      countryCodeOfOrigin: 'CA',
      provinceCodeOfOrigin: 'ON',
      harmonizedSystemCode: '940510',
      countryHarmonizedSystemCodes: { nodes: [{ countryCode: 'DE', harmonizedSystemCode: '94051000' }] },
      measurement: { weight: { unit: 'POUNDS', value: 2.5 } },
      variant: { sku: 'LAMP-1' },
      variants: { nodes: [{ sku: 'LAMP-1' }] },
    });
  });

  test('counts the others of its SKU', async () => {
    const { itemId } = await addProduct(store, 'Chair');
    await update({ sku: 'SAME' });
    await update({ sku: 'SAME' }, itemId);
    expect(await item('duplicateSkuCount')).toEqual({ duplicateSkuCount: 1 });
  });

  test('that does not exist cannot be updated', async () => {
    expect(await update({ tracked: true }, 'gid://shopify/InventoryItem/43')).toEqual({
      inventoryItem: null,
      userErrors: [{ field: ['id'], message: "The product couldn't be updated because it does not exist." }],
    });
  });

  test('is not asked for by the id of something else', async () => {
    const { data, errors } = await store.ask('query ($id: ID!) { inventoryItem(id: $id) { id } }', {
      id: room.home,
    });
    expect(data).toEqual({ inventoryItem: null });
    expect(errors).toMatchObject([
      { message: `Invalid id: ${room.home}`, extensions: { code: 'RESOURCE_NOT_FOUND' } },
    ]);
  });
});

describe('inventory items are found', () => {
  const found = async (query: string | null): Promise<unknown> =>
    at(
      await store.get(
        'query ($query: String) { inventoryItems(first: 9, query: $query) { nodes { sku } } }',
        {
          query,
        },
      ),
      'nodes',
    );

  test.each([
    [null, ['LAMP-1', 'CHAIR-1']],
    ['sku:LAMP-1', ['LAMP-1']],
    ['sku:lamp-1', ['LAMP-1']],
    ['sku:LAMP*', ['LAMP-1']],
    ['sku:LAMP', []],
    ['chair-1', ['CHAIR-1']],
    ['id:ITEM', ['LAMP-1']],
    ['id:>ITEM', ['CHAIR-1']],
    ["created_at:<'2026-05-04'", []],
    ["updated_at:>='2026-05-04T10:00:00Z'", ['LAMP-1', 'CHAIR-1']],
    ['colour:red', ['LAMP-1', 'CHAIR-1']],
  ])('by %s', async (query, skus) => {
    await update({ sku: 'LAMP-1' });
    await update({ sku: 'CHAIR-1' }, (await addProduct(store, 'Chair')).itemId);
    expect(await found(query?.replace('ITEM', numberOf(room.itemId)) ?? null)).toEqual(
      skus.map((sku) => ({ sku })),
    );
  });
});

describe('an inventory level', () => {
  const levels = async (args: string): Promise<unknown> =>
    at(await item(`inventoryLevels(${args}) { nodes { location { id } } }`), 'inventoryLevels', 'nodes');

  test('is named by the stock of its location and by its item', async () => {
    const selection = `id isActive canDeactivate createdAt item { id } location { id } scheduledChanges(first: 1) { nodes { quantity } }
      quantities(names: ["available", "on_hand", "committed", "nothing"]) { id name quantity updatedAt }`;
    const level = at(
      await item(`inventoryLevels(first: 1) { nodes { ${selection} } }`),
      'inventoryLevels',
      'nodes',
      0,
    );
    const id = idAt(level);
    expect(id).toMatch(
      new RegExp(`^gid://shopify/InventoryLevel/\\d+\\?inventory_item_id=${numberOf(room.itemId)}$`),
    );
    const quantity = (name: string, updatedAt: string | null): object => ({
      id: `${id.replace('InventoryLevel', 'InventoryQuantity')}&name=${name}`,
      name,
      quantity: 0,
      updatedAt,
    });
    expect(level).toEqual({
      id,
      isActive: true,
      canDeactivate: false,
      createdAt: '2026-05-04T10:00:00Z',
      item: { id: room.itemId },
      location: { id: room.home },
      scheduledChanges: { nodes: [] },
      quantities: [
        quantity('available', '2026-05-04T10:00:00Z'),
        quantity('on_hand', null),
        quantity('committed', null),
      ],
    });
    expect(await store.get('query ($id: ID!) { inventoryLevel(id: $id) { id } }', { id })).toEqual({ id });
  });

  test('is null where nothing is', async () => {
    const ids = {
      level: 'gid://shopify/InventoryLevel/43?inventory_item_id=43',
      place: room.away,
      item: room.itemId,
    };
    const document = `query ($level: ID!, $place: ID!, $item: ID!) { inventoryLevel(id: $level) { id }
      inventoryItem(id: $item) { inventoryLevel(locationId: $place) { id } } }`;
    const { data } = await store.ask(document, ids);
    expect(data).toEqual({ inventoryLevel: null, inventoryItem: { inventoryLevel: null } });
  });

  test('is found by its item, from both ends, page by page', async () => {
    await setAvailable(store, room, 1, room.away);
    const [home, away] = [{ location: { id: room.home } }, { location: { id: room.away } }];
    expect(await levels('first: 5')).toEqual([home, away]);
    expect(await levels('first: 5, reverse: true')).toEqual([away, home]);
    expect(await levels('last: 1')).toEqual([away]);
    expect(await levels(`first: 5, query: "inventory_item_id:${numberOf(room.itemId)}"`)).toHaveLength(2);
    expect(await levels('first: 5, query: "inventory_item_id:1"')).toEqual([]);
    expect(await levels('first: 5, query: "location_id:1"')).toHaveLength(2);
  });

  test('is seen from its location', async () => {
    await setAvailable(store, room, 3);
    const document = `query ($id: ID!, $item: ID!) { location(id: $id) {
      inventoryLevel(inventoryItemId: $item) { quantities(names: ["available"]) { quantity } }
      inventoryLevels(first: 5) { nodes { item { id } } } } }`;
    expect(await store.get(document, { id: room.home, item: room.itemId })).toEqual({
      inventoryLevel: { quantities: [{ quantity: 3 }] },
      inventoryLevels: { nodes: [{ item: { id: room.itemId } }] },
    });
    expect(await store.get(document, { id: room.away, item: room.itemId })).toEqual({
      inventoryLevel: null,
      inventoryLevels: { nodes: [] },
    });
  });
});

test('things of the stock room are nodes', async () => {
  await setAvailable(store, room, 2);
  const level = idAt(await item('inventoryLevels(first: 1) { nodes { id } }'), 'inventoryLevels', 'nodes', 0);
  const ids = [
    room.itemId,
    level,
    `${level.replace('InventoryLevel', 'InventoryQuantity')}&name=available`,
    room.itemId.replace('InventoryItem', 'InventoryItemMeasurement'),
    'gid://shopify/InventoryAdjustmentGroup/43',
  ];
  const document = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id
    ... on InventoryQuantity { quantity } } }`;
  expect(await store.get(document, { ids })).toEqual([
    { __typename: 'InventoryItem', id: ids[0] },
    { __typename: 'InventoryLevel', id: ids[1] },
    { __typename: 'InventoryQuantity', id: ids[2], quantity: 2 },
    { __typename: 'InventoryItemMeasurement', id: ids[3] },
    null,
  ]);
});

test('names of quantities tell what they are made of, and whether they are used', async () => {
  await changeStock(store, 'inventoryAdjustQuantities', {
    name: 'damaged',
    reason: 'other',
    changes: [stockEntry(room, { delta: 1, ledgerDocumentUri: ledger })],
  });
  const answer = await store.get(
    '{ inventoryProperties { quantityNames { name displayName isInUse belongsTo comprises } } }',
  );
  const part = (name: string, displayName: string, isInUse: boolean): object => ({
    name,
    displayName,
    isInUse,
    belongsTo: ['on_hand'],
    comprises: [],
  });
  expect(answer).toEqual({
    quantityNames: [
      part('available', 'Available', true),
      part('committed', 'Committed', true),
      part('damaged', 'Damaged', true),
      { name: 'incoming', displayName: 'Incoming', isInUse: true, belongsTo: [], comprises: [] },
      {
        name: 'on_hand',
        displayName: 'On hand',
        isInUse: true,
        belongsTo: [],
        comprises: ['available', 'committed', 'damaged', 'quality_control', 'reserved', 'safety_stock'],
      },
      part('quality_control', 'Quality control', false),
      part('reserved', 'Reserved', false),
      part('safety_stock', 'Safety stock', false),
    ],
  });
});

test('a variant tells its stock', async () => {
  await setAvailable(store, room, 3);
  await setAvailable(store, room, 4, room.away);
  const document = `query ($id: ID!) { productVariant(id: $id) {
    inventoryQuantity sellableOnlineQuantity availableForSale inventoryItem { id } } }`;
  expect(await store.get(document, { id: room.variantId })).toEqual({
    inventoryQuantity: 7,
    sellableOnlineQuantity: 7,
    availableForSale: true,
    inventoryItem: { id: room.itemId },
  });
  await setAvailable(store, room, -3);
  await setAvailable(store, room, 3, room.away);
  expect(await store.get(document, { id: room.variantId })).toMatchObject({
    inventoryQuantity: 0,
    availableForSale: false,
  });
});
