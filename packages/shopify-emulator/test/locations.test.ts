import { describe, expect, test } from 'vitest';
import { at } from './open-store.ts';
import {
  addLocation,
  addProduct,
  changeStock,
  freshKey,
  shareStockRoom,
  stockAt,
  stockEntry,
} from './stock-room.ts';

const { store, room } = await shareStockRoom();

const nowhere = 'gid://shopify/Location/43';
const read = async (id: string, selection: string): Promise<unknown> =>
  store.get(`query ($id: ID!) { location(id: $id) { ${selection} } }`, { id });
const add = async (input: object): Promise<unknown> =>
  store.get(
    `mutation ($input: LocationAddInput!) { locationAdd(input: $input) {
      location { name } userErrors { field message code } } }`,
    { input: { address: { countryCode: 'CA' }, ...input } },
  );
const edit = async (id: string, input: object): Promise<unknown> =>
  store.get(
    `mutation ($id: ID!, $input: LocationEditInput!) { locationEdit(id: $id, input: $input) {
      location { name fulfillsOnlineOrders address { address1 city countryCode provinceCode } }
      userErrors { field message code } } }`,
    { id, input },
  );
const activate = async (id: string): Promise<unknown> =>
  store.get(
    `mutation ($id: ID!, $key: String!) { locationActivate(locationId: $id) @idempotent(key: $key) {
      location { isActive } locationActivateUserErrors { field message code } } }`,
    { id, key: freshKey() },
  );
const deactivate = async (id: string, to?: string): Promise<unknown> =>
  store.get(
    `mutation ($id: ID!, $to: ID, $key: String!) {
      locationDeactivate(locationId: $id, destinationLocationId: $to) @idempotent(key: $key) {
        location { isActive } locationDeactivateUserErrors { field message code } } }`,
    { id, to, key: freshKey() },
  );
const remove = async (id: string): Promise<unknown> =>
  store.get(
    `mutation ($id: ID!) { locationDelete(locationId: $id) {
      deletedLocationId locationDeleteUserErrors { field message code } } }`,
    { id },
  );
const stockUp = async (name: 'available' | 'incoming', locationId: string): Promise<unknown> =>
  changeStock(store, 'inventoryAdjustQuantities', {
    name,
    reason: 'other',
    changes: [
      stockEntry(room, {
        locationId,
        delta: 3,
        ...(name === 'incoming' ? { ledgerDocumentUri: 'ledger://1' } : {}),
      }),
    ],
  });

describe('a location', () => {
  test('that was just added has nothing in it', async () => {
    const selection = `name isActive isPrimary isFulfillmentService fulfillsOnlineOrders shipsInventory createdAt updatedAt
      deactivatedAt activatable deactivatable deletable hasActiveInventory hasUnfulfilledOrders addressVerified
      suggestedAddresses { zip } localPickupSettingsV2 { pickupTime } fulfillmentService { id }
      address { country countryCode formatted province zip latitude }`;
    expect(await read(room.away, selection)).toEqual({
      name: 'Back room',
      isActive: true,
      isPrimary: false,
      isFulfillmentService: false,
      fulfillsOnlineOrders: true,
      shipsInventory: false,
      createdAt: '2026-05-04T10:00:00Z',
      updatedAt: '2026-05-04T10:00:00Z',
      deactivatedAt: null,
      activatable: true,
      deactivatable: true,
      deletable: false,
      hasActiveInventory: false,
      hasUnfulfilledOrders: false,
      addressVerified: false,
      suggestedAddresses: [],
      localPickupSettingsV2: null,
      fulfillmentService: null,
      address: {
        country: 'Canada',
        countryCode: 'CA',
        formatted: ['Canada'],
        province: null,
        zip: null,
        latitude: null,
      },
    });
  });

  test.each([
    [{ name: ' ' }, ['name'], 'Add a location name', 'BLANK'],
    [{ name: 'x'.repeat(101) }, ['name'], 'Use a shorter location name (up to 100 characters)', 'TOO_LONG'],
    [{ name: 'back ROOM' }, ['name'], 'You already have a location with this name', 'TAKEN'],
    [
      { name: 'Shed', address: { countryCode: 'CA', address1: 'x'.repeat(256) } },
      ['address', 'address1'],
      'Use a shorter name for the street (up to 255 characters)',
      'TOO_LONG',
    ],
    [
      { name: 'Shed', address: { countryCode: 'CA', zip: 'x'.repeat(256) } },
      ['address', 'zip'],
      'Use a shorter postal / ZIP code (up to 255 characters)',
      'TOO_LONG',
    ],
    [
      { name: 'Shed', address: { countryCode: 'US', zip: 'M5T' } },
      ['address', 'zip'],
      'The ZIP code is not a valid US ZIP code.',
      'INVALID_US_ZIPCODE',
    ],
  ])('is not added with %j', async (input, path, message, code) => {
    expect(await add(input)).toEqual({
      location: null,
      userErrors: [{ field: ['input', ...path], message, code }],
    });
  });

  test('may have the name of one that is inactive, which then stays so', async () => {
    await deactivate(room.away);
    expect(await add({ name: 'Back room' })).toEqual({ location: { name: 'Back room' }, userErrors: [] });
    expect(await activate(room.away)).toEqual({
      location: { isActive: false },
      locationActivateUserErrors: [
        {
          field: ['locationId'],
          message:
            'This location currently cannot be activated because there exists an active location with the same name.',
          code: 'HAS_NON_UNIQUE_NAME',
        },
      ],
    });
    expect(await read(room.away, 'activatable')).toEqual({ activatable: false });
  });

  test('is not added with a metafield that has no key', async () => {
    const { data, errors } = await store.ask(
      `mutation { locationAdd(input: { name: "Shed", address: { countryCode: CA },
        metafields: [{ namespace: "custom", key: "", type: "boolean", value: "true" }] }) { location { id } } }`,
    );
    expect(data).toEqual({ locationAdd: null });
    expect(errors).toMatchObject([
      { message: "key can't be blank", extensions: { code: 'INVALID_FIELD_ARGUMENTS' } },
    ]);
  });
});

describe('editing a location', () => {
  test('counts new metafields after those that the location has', async () => {
    const metafield = (key: string, value: string): object => ({
      namespace: 'depot',
      key,
      type: 'number_integer',
      value,
    });
    await edit(room.away, { metafields: [metafield('docks', '4')] });
    const metafields = [metafield('ramps', 'two'), metafield('docks', 'four')];
    const error = (index: string): object => ({
      field: ['input', 'metafields', index, 'value'],
      message: 'Value must be an integer.',
      code: 'INVALID_VALUE',
    });
    expect(await edit(room.away, { metafields })).toEqual({
      location: null,
      userErrors: [error('1'), error('0')],
    });
  });

  test('changes what it is told and leaves the rest', async () => {
    await edit(room.away, { address: { address1: '1 Pier', city: 'Halifax', provinceCode: 'NS' } });
    expect(await edit(room.away, { name: ' Pier ', address: { address1: '2 Pier' } })).toEqual({
      location: {
        name: 'Pier',
        fulfillsOnlineOrders: true,
        address: { address1: '2 Pier', city: 'Halifax', countryCode: 'CA', provinceCode: 'NS' },
      },
      userErrors: [],
    });
    expect(await edit(room.away, { address: { countryCode: 'NO' } })).toMatchObject({
      location: { address: { address1: '2 Pier', countryCode: 'NO', provinceCode: null } },
    });
  });

  test('may give it its own name again, but not that of another', async () => {
    expect(at(await edit(room.away, { name: 'BACK ROOM' }), 'userErrors')).toEqual([]);
    expect(await edit(room.away, { name: 'shop location' })).toEqual({
      location: null,
      userErrors: [
        {
          field: ['input', 'name'],
          message: 'You already have a location with this name',
          code: 'TAKEN',
        },
      ],
    });
  });

  test('leaves one location that fulfills online orders', async () => {
    const off = { fulfillsOnlineOrders: false };
    expect(await edit(room.away, off)).toMatchObject({ location: off, userErrors: [] });
    expect(await edit(room.home, off)).toEqual({
      location: null,
      userErrors: [
        {
          field: ['input', 'fulfillsOnlineOrders'],
          message: 'At least one location must fulfill online orders.',
          code: 'CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT',
        },
      ],
    });
  });

  test('needs a location', async () => {
    expect(await edit(nowhere, { name: 'Pier' })).toEqual({
      location: null,
      userErrors: [{ field: ['id'], message: 'Location not found.', code: 'NOT_FOUND' }],
    });
  });
});

describe('deactivating a location', () => {
  const refusal = (field: string, message: string, code: string): object => ({
    locationDeactivateUserErrors: [{ field: [field], message, code }],
  });

  test('takes it out of the list, and activating brings it back', async () => {
    expect(await deactivate(room.away)).toEqual({
      location: { isActive: false },
      locationDeactivateUserErrors: [],
    });
    expect(await read(room.away, 'isActive deletable deactivatedAt')).toEqual({
      isActive: false,
      deletable: true,
      deactivatedAt: '2026-05-04T10:00:00Z',
    });
    const list = async (args: string): Promise<unknown> =>
      at(await store.get(`{ locations(${args}) { nodes { name } } }`), 'nodes');
    expect(await list('first: 5')).toEqual([{ name: 'Shop location' }]);
    expect(await list('first: 5, includeInactive: true')).toEqual([
      { name: 'Back room' },
      { name: 'Shop location' },
    ]);
    expect(await list('first: 5, includeInactive: true, query: "active:false"')).toEqual([
      { name: 'Back room' },
    ]);
    await activate(room.away);
    expect(await read(room.away, 'isActive deactivatedAt')).toEqual({ isActive: true, deactivatedAt: null });
  });

  test('again changes nothing, and activating an active one neither', async () => {
    await deactivate(room.away);
    expect(await deactivate(room.away)).toMatchObject({ locationDeactivateUserErrors: [] });
    expect(await activate(room.home)).toEqual({
      location: { isActive: true },
      locationActivateUserErrors: [],
    });
  });

  test('needs to know where its stock goes', async () => {
    await stockUp('available', room.away);
    expect(await deactivate(room.away)).toEqual({
      location: { isActive: true },
      ...refusal(
        'locationId',
        'Location could not be deactivated without specifying where to relocate inventory stocked at the location.',
        'HAS_ACTIVE_INVENTORY_ERROR',
      ),
    });
    await stockUp('available', room.home);
    expect(await deactivate(room.away, room.home)).toMatchObject({ location: { isActive: false } });
    expect(await stockAt(store, room.itemId, room.home)).toEqual({ available: 6, on_hand: 6 });
    expect(await stockAt(store, room.itemId, room.away)).toBeNull();
  });

  test.each([
    ['home', 'destination location is the same location', 'DESTINATION_LOCATION_IS_THE_SAME_LOCATION'],
    ['nowhere', 'destination location not shopify managed', 'DESTINATION_LOCATION_NOT_SHOPIFY_MANAGED'],
    ['closed', 'destination location not found or inactive', 'DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE'],
  ])('does not send its stock to a location that is %s', async (place, message, code) => {
    const closed = await addLocation(store, 'Closed');
    await deactivate(closed);
    const destinations: Readonly<Record<string, string>> = { home: room.home, nowhere, closed };
    expect(await deactivate(room.home, destinations[place])).toMatchObject(
      refusal('destinationLocationId', message, code),
    );
  });

  test('waits for what is on its way', async () => {
    await stockUp('incoming', room.away);
    const message =
      "%{location_name} has incoming inventory. You'll be able to deactivate it once the inventory has been received.";
    expect(await deactivate(room.away, room.home)).toMatchObject(
      refusal('locationId', message, 'TEMPORARILY_BLOCKED_FROM_DEACTIVATION_ERROR'),
    );
    expect(await read(room.away, 'deactivatable')).toEqual({ deactivatable: false });
  });

  test('leaves one location', async () => {
    await deactivate(room.away);
    const message =
      'Location could not be deactivated because it either has a fulfillment service or is the only location with a shipping address.';
    expect(await deactivate(room.home)).toMatchObject(
      refusal('locationId', message, 'PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR'),
    );
  });

  test('leaves one location that fulfills online orders', async () => {
    await edit(room.away, { fulfillsOnlineOrders: false });
    const message = 'At least one location must fulfill online orders.';
    expect(await deactivate(room.home, room.away)).toMatchObject(
      refusal('locationId', message, 'CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT'),
    );
  });

  test('needs a location, and so does activating', async () => {
    const error = { field: ['locationId'], message: 'Location not found.', code: 'LOCATION_NOT_FOUND' };
    expect(await deactivate(nowhere)).toEqual({ location: null, locationDeactivateUserErrors: [error] });
    expect(await activate(nowhere)).toEqual({ location: null, locationActivateUserErrors: [error] });
  });
});

describe('deleting a location', () => {
  const error = (message: string, code: string): object => ({ field: ['locationId'], message, code });

  test('tells all that stands in the way', async () => {
    await stockUp('available', room.away);
    expect(await remove(room.away)).toEqual({
      deletedLocationId: null,
      locationDeleteUserErrors: [
        error('The location cannot be deleted while it is active.', 'LOCATION_IS_ACTIVE'),
        error('The location cannot be deleted while it has inventory.', 'LOCATION_HAS_INVENTORY'),
      ],
    });
    expect(await remove(nowhere)).toEqual({
      deletedLocationId: null,
      locationDeleteUserErrors: [error('Location not found.', 'LOCATION_NOT_FOUND')],
    });
  });

  test('takes its stock along, whatever is left of it', async () => {
    const { itemId } = await addProduct(store, 'Chair');
    await stockUp('available', room.away);
    await deactivate(room.away, room.home);
    expect(await remove(room.away)).toEqual({ deletedLocationId: room.away, locationDeleteUserErrors: [] });
    expect(await store.get('query ($id: ID!) { location(id: $id) { id } }', { id: room.away })).toBeNull();
    expect(
      await store.get('query ($id: ID!) { inventoryItem(id: $id) { locationsCount { count } } }', {
        id: itemId,
      }),
    ).toEqual({ locationsCount: { count: 1 } });
  });
});
