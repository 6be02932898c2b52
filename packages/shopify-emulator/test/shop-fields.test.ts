import { expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

const create = (product: object): Promise<unknown> =>
  store.get(
    `mutation ($product: ProductCreateInput!) { productCreate(product: $product) { product { id variants(first: 1) { nodes { id } } } } }`,
    { product },
  );

test('the shop is where its first location is', async () => {
  const read = `{ shop { shopAddress { id address1 city zip provinceCode countryCodeV2 formatted(withCompany: false) } } }`;
  const address = at(await store.get(read), 'shopAddress');
  expect(address).toEqual({
    id: expect.stringMatching(/^gid:\/\/shopify\/ShopAddress\/\d+$/),
    address1: '1 Depot Street',
    city: 'Ottawa',
    zip: 'K1A 0B1',
    provinceCode: 'ON',
    countryCodeV2: 'CA',
    formatted: ['1 Depot Street', 'Ottawa ON K1A 0B1', 'Canada'],
  });
  const location = '{ locations(first: 1) { nodes { address { address1 city zip provinceCode } } } }';
  expect(address).toMatchObject(Object(at(await store.get(location), 'nodes', 0, 'address')));
  const node = 'query ($id: ID!) { node(id: $id) { ... on ShopAddress { city } } }';
  expect(await store.get(node, { id: idAt(address) })).toEqual({ city: 'Ottawa' });
});

test('the older lists of the shop tell of its products and customers', async () => {
  const category = 'gid://shopify/TaxonomyCategory/aa';
  await create({ title: 'Socks', category });
  await create({ title: 'Hat', category });
  for (const input of [
    { firstName: 'Ann', tags: ['b', 'A'] },
    { firstName: 'Bo', tags: ['b'] },
  ])
    await store.get(
      `mutation ($input: CustomerInput!) { customerCreate(input: $input) { customer { id } } }`,
      { input },
    );
  const read = `{ shop { customers(first: 5) { nodes { firstName } } customerTags(first: 5) { nodes }
    productVariants(first: 5) { nodes { displayName } } allProductCategoriesList { id }
    allProductCategories { productTaxonomyNode { name } } } }`;
  expect(await store.get(read)).toEqual({
    customers: { nodes: [{ firstName: 'Ann' }, { firstName: 'Bo' }] },
    customerTags: { nodes: ['A', 'b'] },
    productVariants: {
      nodes: [{ displayName: 'Socks - Default Title' }, { displayName: 'Hat - Default Title' }],
    },
    allProductCategoriesList: [{ id: category }],
    allProductCategories: [{ productTaxonomyNode: { name: 'Apparel & Accessories' } }],
  });
});

test('the shop shows the pictures of its products, once they are ready', async () => {
  const media = `mutation ($id: ID!) { productCreateMedia(productId: $id, media: [{ mediaContentType: IMAGE,
    originalSource: "https://img.example.com/10x20/a.png", alt: "A" }]) { media { id } mediaUserErrors { message } } }`;
  await store.get(media, { id: idAt(await create({ title: 'Hat' }), 'product') });
  const read = '{ shop { productImages(first: 5) { nodes { altText width height } } } }';
  expect(at(await store.get(read), 'productImages', 'nodes')).toEqual([]);
  store.emulator.control.clock.advance(60_000);
  expect(at(await store.get(read), 'productImages', 'nodes')).toEqual([
    { altText: 'A', width: 10, height: 20 },
  ]);
});

test('nothing is there that nobody has set up', async () => {
  const read = `{ shop { alerts { description } orders(first: 1) { nodes { id } } orderTags(first: 1) { nodes }
    shopPolicies { id } currencySettings(first: 1) { nodes { currencyCode } } limitedPendingOrderCount { count atMax }
    storefrontUrl } }`;
  expect(await store.get(read)).toEqual({
    alerts: [],
    orders: { nodes: [] },
    orderTags: { nodes: [] },
    shopPolicies: [],
    currencySettings: { nodes: [] },
    limitedPendingOrderCount: { count: 0, atMax: false },
    storefrontUrl: expect.stringMatching(/^https:/),
  });
});

test('an app that nobody sells is in no store, and has a channel once it published', async () => {
  const read = `{ currentAppInstallation { subscriptions { id } credits(first: 1) { nodes { id } } publication { name } channel { name }
    app { appStoreAppUrl feedback { state } channels(first: 2) { nodes { name } } } } }`;
  const before = {
    subscriptions: [],
    credits: { nodes: [] },
    publication: null,
    channel: null,
    app: { appStoreAppUrl: null, feedback: null, channels: { nodes: [] } },
  };
  expect(await store.get(read)).toEqual(before);
  const id = idAt(await create({ title: 'Hat' }), 'product');
  const publish = `mutation ($id: ID!) { publishablePublishToCurrentChannel(id: $id) { userErrors { message } } }`;
  await store.get(publish, { id });
  const name = expect.any(String);
  const { app, ...rest } = before;
  expect(await store.get(read)).toEqual({
    ...rest,
    publication: { name },
    channel: { name },
    app: { ...app, channels: { nodes: [{ name }] } },
  });
});

test('the domain of the shop, and a language, lead to the presences that they are of', async () => {
  const presence = `mutation { webPresenceCreate(input: { defaultLocale: "fr", subfolderSuffix: "fr" }) { webPresence {
    defaultLocale { locale marketWebPresences { subfolderSuffix } } } userErrors { message } } }`;
  expect(at(await store.get(presence), 'webPresence')).toEqual({
    defaultLocale: { locale: 'fr', marketWebPresences: [{ subfolderSuffix: 'fr' }] },
  });
  const domain =
    '{ shop { primaryDomain { marketWebPresence { subfolderSuffix defaultLocale { locale } } } } }';
  expect(await store.get(domain)).toEqual({
    primaryDomain: { marketWebPresence: { subfolderSuffix: null, defaultLocale: { locale: 'en' } } },
  });
});

test('a customer tells for how long there is one', async () => {
  const customer =
    'mutation { customerCreate(input: { firstName: "Ann" }) { customer { id lifetimeDuration } } }';
  const created = await store.get(customer);
  expect(at(created, 'customer', 'lifetimeDuration')).toBe('less than a minute');
  store.emulator.control.clock.advance(90 * 86_400_000);
  const read = 'query ($id: ID!) { customer(id: $id) { lifetimeDuration } }';
  expect(await store.get(read, { id: idAt(created, 'customer') })).toEqual({ lifetimeDuration: '3 months' });
});
