import { describe, expect, test } from 'vitest';
import { at, idAt } from './open-store.ts';
import { shareStockRoom } from './stock-room.ts';

const { store, room } = await shareStockRoom();

const nowhere = 'gid://shopify/Location/43';
const read = async (id: string, selection: string): Promise<unknown> =>
  store.get(`query ($id: ID!) { location(id: $id) { ${selection} } }`, { id });
const add = async (input: object): Promise<unknown> =>
  store.get(
    'mutation ($input: LocationAddInput!) { locationAdd(input: $input) { userErrors { message } } }',
    { input },
  );
const edit = async (id: string, input: object): Promise<unknown> =>
  store.get(
    'mutation ($id: ID!, $input: LocationEditInput!) { locationEdit(id: $id, input: $input) { userErrors { message } } }',
    { id, input },
  );

describe('locations are found', () => {
  test('by name and place, in the order of their names', async () => {
    await add({ name: 'Attic', address: { countryCode: 'NO', city: 'Bergen' } });
    const names = async (args: string): Promise<unknown> =>
      at(await store.get(`{ locations(first: 5, ${args}) { nodes { name } } }`), 'nodes');
    expect(await names('reverse: false')).toEqual([
      { name: 'Attic' },
      { name: 'Back room' },
      { name: 'Shop location' },
    ]);
    expect(await names('sortKey: ID')).toEqual([
      { name: 'Shop location' },
      { name: 'Back room' },
      { name: 'Attic' },
    ]);
    expect(await names('query: "city:bergen"')).toEqual([{ name: 'Attic' }]);
    expect(await names('query: "bergen"')).toEqual([{ name: 'Attic' }]);
    expect(await names('query: "country:NO"')).toEqual([{ name: 'Attic' }]);
    expect(await names('query: "pickup_in_store:enabled"')).toEqual([]);
    expect(await names(`query: "location_id:${room.away.replaceAll(/\D+/g, '')}"`)).toEqual([
      { name: 'Back room' },
    ]);
  });

  test('one by one, and counted', async () => {
    const { data } = await store.ask(
      `query ($id: ID!) { location { id } byId: locationByIdentifier(identifier: { id: $id }) { id }
        locationsCount { count precision } some: locationsCount(limit: 1) { count precision }
        named: locationsCount(query: "name:back") { count }
        locationsAvailableForDeliveryProfilesConnection(first: 1) { nodes { id } pageInfo { hasNextPage } } }`,
      { id: room.away },
    );
    expect(data).toEqual({
      location: { id: room.home },
      byId: { id: room.away },
      locationsCount: { count: 2, precision: 'EXACT' },
      some: { count: 1, precision: 'AT_LEAST' },
      named: { count: 1 },
      locationsAvailableForDeliveryProfilesConnection: {
        nodes: [{ id: room.home }],
        pageInfo: { hasNextPage: true },
      },
    });
  });

  test('through the shop, as older documents do', async () => {
    const document = `{ shop { locations(first: 1) { nodes { name } } inventoryItems(first: 1) { nodes { id } } } }`;
    expect(await store.get(document)).toEqual({
      locations: { nodes: [{ name: 'Back room' }] },
      inventoryItems: { nodes: [{ id: room.itemId }] },
    });
    expect(await store.get('{ locationsAvailableForDeliveryProfiles { name } }')).toEqual([
      { name: 'Shop location' },
      { name: 'Back room' },
    ]);
  });

  test('by an id of the caller', async () => {
    await store.get(
      `mutation { metafieldDefinitionCreate(definition: { name: "Code", namespace: "custom", key: "code", type: "id",
        ownerType: LOCATION, capabilities: { uniqueValues: { enabled: true } } }) { userErrors { message } } }`,
    );
    await edit(room.away, { metafields: [{ namespace: 'custom', key: 'code', type: 'id', value: 'B-7' }] });
    const document = `query ($value: String!) { locationByIdentifier(identifier: {
      customId: { namespace: "custom", key: "code", value: $value } }) { id } }`;
    expect(idAt(await store.get(document, { value: 'B-7' }))).toBe(room.away);
    expect(await store.get(document, { value: 'B-8' })).toBeNull();
  });
});

describe('picking up at a location', () => {
  const enable = async (locationId: string, pickupTime: string): Promise<unknown> =>
    store.get(
      `mutation ($settings: DeliveryLocationLocalPickupEnableInput!) {
        locationLocalPickupEnable(localPickupSettings: $settings) {
          localPickupSettings { pickupTime instructions } userErrors { field message code } } }`,
      { settings: { locationId, pickupTime, instructions: 'Ring twice' } },
    );
  const disable = async (id: string): Promise<unknown> =>
    store.get(
      `mutation ($id: ID!) { locationLocalPickupDisable(locationId: $id) {
        locationId userErrors { field message code } } }`,
      { id },
    );
  const error = (field: string, message: string, code: string): object => ({ field: [field], message, code });

  test('is switched on and off', async () => {
    const localPickupSettings = { pickupTime: 'TWO_HOURS', instructions: 'Ring twice' };
    expect(await enable(room.away, 'TWO_HOURS')).toEqual({ localPickupSettings, userErrors: [] });
    expect(await read(room.away, 'localPickupSettingsV2 { pickupTime instructions }')).toEqual({
      localPickupSettingsV2: localPickupSettings,
    });
    expect(await disable(room.away)).toEqual({ locationId: room.away, userErrors: [] });
    expect(await read(room.away, 'localPickupSettingsV2 { pickupTime }')).toEqual({
      localPickupSettingsV2: null,
    });
  });

  test('needs an active location and a time that Shopify offers', async () => {
    expect(await enable(room.away, 'CUSTOM')).toEqual({
      localPickupSettings: null,
      userErrors: [
        error(
          'localPickupSettings',
          'Custom pickup time is not allowed for local pickup settings.',
          'CUSTOM_PICKUP_TIME_NOT_ALLOWED',
        ),
      ],
    });
    const message = 'Unable to find an active location for location ID 43';
    expect(await enable(nowhere, 'ONE_HOUR')).toEqual({
      localPickupSettings: null,
      userErrors: [error('localPickupSettings', message, 'ACTIVE_LOCATION_NOT_FOUND')],
    });
    expect(await disable(nowhere)).toEqual({
      locationId: null,
      userErrors: [error('locationId', message, 'ACTIVE_LOCATION_NOT_FOUND')],
    });
  });
});
