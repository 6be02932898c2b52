import { beforeEach, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());
let market: string;
beforeEach(async () => {
  market = await createMarket('SE');
});

async function createMarket(countryCode: string): Promise<string> {
  const document = 'mutation ($input: MarketCreateInput!) { marketCreate(input: $input) { market { id } } }';
  const input = { name: countryCode, conditions: { regionsCondition: { regions: [{ countryCode }] } } };
  return idAt(await store.get(document, { input }), 'market');
}

const catalogPart = `catalog { id title status priceList { name } publication { id }
  ... on MarketCatalog { markets(first: 5) { nodes { name } } marketsCount { count } } }`;
const create = async (change: object = {}): Promise<unknown> =>
  store.get(
    `mutation ($input: CatalogCreateInput!) { catalogCreate(input: $input) { ${catalogPart} userErrors { field message code } } }`,
    { input: { title: 'Retail', status: 'ACTIVE', context: { marketIds: [market] }, ...change } },
  );
const createList = async (input: object = {}): Promise<string> => {
  const document =
    'mutation ($input: PriceListCreateInput!) { priceListCreate(input: $input) { priceList { id } } }';
  const parent = { adjustment: { type: 'PERCENTAGE_INCREASE', value: 5 } };
  return idAt(
    await store.get(document, { input: { name: 'Plus', currency: 'CAD', parent, ...input } }),
    'priceList',
  );
};

test('a catalog is for markets, with a price list and a publication', async () => {
  const publish =
    'mutation { publicationCreate(input: { defaultState: EMPTY }) { publication { id } userErrors { message } } }';
  const publicationId = idAt(await store.get(publish), 'publication');
  expect(await create({ priceListId: await createList(), publicationId })).toEqual({
    catalog: {
      id: expect.any(String),
      title: 'Retail',
      status: 'ACTIVE',
      priceList: { name: 'Plus' },
      publication: { id: publicationId },
      markets: { nodes: [{ name: 'SE' }] },
      marketsCount: { count: 1 },
    },
    userErrors: [],
  });
});

test.each([
  [
    { context: {} },
    ['input', 'context'],
    'MUST_PROVIDE_EXACTLY_ONE_CONTEXT_TYPE',
    'Must provide exactly one context type.',
  ],
  [
    { context: { marketIds: ['gid://shopify/Market/10001'] } },
    ['input', 'context', 'marketIds', '0'],
    'MARKET_NOT_FOUND',
    'Market not found.',
  ],
  [
    { priceListId: 'gid://shopify/PriceList/10001' },
    ['input', 'priceListId'],
    'PRICE_LIST_NOT_FOUND',
    'Price list not found.',
  ],
  [{ title: '' }, ['input', 'title'], 'BLANK', "Title can't be blank"],
])('%j is refused', async (change, field, code, message) => {
  expect(await create(change)).toEqual({ catalog: null, userErrors: [{ field, message, code }] });
});

test('a price list is in one catalog', async () => {
  const priceListId = await createList();
  await create({ priceListId });
  expect(at(await create({ priceListId }), 'userErrors')).toEqual([
    { field: ['input', 'priceListId'], message: 'Price list has already been taken', code: 'TAKEN' },
  ]);
});

test('the markets of a catalog come and go', async () => {
  const id = idAt(await create(), 'catalog');
  const other = await createMarket('NO');
  const change = async (variables: object): Promise<unknown> =>
    store.get(
      `mutation ($id: ID!, $add: CatalogContextInput, $remove: CatalogContextInput) {
        catalogContextUpdate(catalogId: $id, contextsToAdd: $add, contextsToRemove: $remove) { ${catalogPart} userErrors { field code } } }`,
      { id, ...variables },
    );
  expect(
    at(await change({ add: { marketIds: [other] }, remove: { marketIds: [market] } }), 'catalog'),
  ).toMatchObject({
    markets: { nodes: [{ name: 'NO' }] },
  });
  expect(at(await change({}), 'userErrors')).toEqual([
    { field: null, code: 'REQUIRES_CONTEXTS_TO_ADD_OR_REMOVE' },
  ]);
  const locations = { companyLocationIds: ['gid://shopify/CompanyLocation/10001'] };
  expect(at(await change({ add: locations }), 'userErrors')).toEqual([
    { field: ['contextsToAdd', 'companyLocationIds'], code: 'CONTEXT_DRIVER_MISMATCH' },
  ]);
  expect(at(await change({ id: 'gid://shopify/MarketCatalog/10001' }), 'userErrors')).toEqual([
    { field: ['catalogId'], code: 'CATALOG_NOT_FOUND' },
  ]);
});

test('a catalog outlives its market', async () => {
  const id = idAt(await create(), 'catalog');
  await store.get('mutation ($id: ID!) { marketDelete(id: $id) { deletedId } }', { id: market });
  const read =
    'query ($id: ID!) { catalog(id: $id) { title ... on MarketCatalog { markets(first: 5) { nodes { name } } } } }';
  expect(await store.get(read, { id })).toEqual({ title: 'Retail', markets: { nodes: [] } });
});

test('a catalog is changed, found and deleted, with or without its price list', async () => {
  const priceListId = await createList();
  const id = idAt(await create({ priceListId }), 'catalog');
  const update =
    'mutation ($id: ID!, $input: CatalogUpdateInput!) { catalogUpdate(id: $id, input: $input) { catalog { title status } userErrors { code } } }';
  expect(await store.get(update, { id, input: { title: 'Outlet', status: 'DRAFT' } })).toEqual({
    catalog: { title: 'Outlet', status: 'DRAFT' },
    userErrors: [],
  });
  const search = '{ catalogs(first: 5, type: MARKET, query: "title:outlet status:draft") { nodes { id } } }';
  expect(await store.get(search)).toEqual({ nodes: [{ id }] });
  expect(await store.get('{ catalogsCount(type: APP) { count } }')).toEqual({ count: 0 });
  const remove =
    'mutation ($id: ID!, $all: Boolean) { catalogDelete(id: $id, deleteDependentResources: $all) { deletedId userErrors { code } } }';
  expect(await store.get(remove, { id, all: false })).toEqual({ deletedId: id, userErrors: [] });
  const list = 'query ($id: ID!) { priceList(id: $id) { name catalog { id } } }';
  expect(await store.get(list, { id: priceListId })).toEqual({ name: 'Plus', catalog: null });
  const second = idAt(await create({ priceListId }), 'catalog');
  await store.get(remove, { id: second, all: true });
  expect(await store.get(list, { id: priceListId })).toBeNull();
});

test('the publication of a catalog takes no collections', async () => {
  const catalogId = idAt(await create(), 'catalog');
  const publish =
    'mutation ($input: PublicationCreateInput!) { publicationCreate(input: $input) { publication { id } } }';
  const id = idAt(await store.get(publish, { input: { catalogId } }), 'publication');
  const collect = 'mutation { collectionCreate(input: { title: "Lamps" }) { collection { id } } }';
  const collection = idAt(await store.get(collect), 'collection');
  const update = `mutation ($id: ID!, $input: PublicationUpdateInput!) {
    publicationUpdate(id: $id, input: $input) { publication { id } userErrors { field message code } } }`;
  expect(await store.get(update, { id, input: { publishablesToAdd: [collection] } })).toEqual({
    publication: null,
    userErrors: [
      {
        field: ['input', 'publishablesToAdd', '0'],
        message: 'A catalog publication can only contain products.',
        code: 'UNSUPPORTED_PUBLISHABLE_TYPE',
      },
    ],
  });
});

test('a catalog that is deleted with its publication leaves nothing published on it', async () => {
  await store.get('mutation { productCreate(product: { title: "Shoe" }) { product { id } } }');
  const publish =
    'mutation { publicationCreate(input: { defaultState: ALL_PRODUCTS }) { publication { id } } }';
  const publicationId = idAt(await store.get(publish), 'publication');
  const id = idAt(await create({ publicationId }), 'catalog');
  const published = (): string => JSON.stringify(at(store.emulator.control.view(), 'resourcePublications'));
  const entry = `"publicationId":${publicationId.split('/').at(-1)}`;
  expect(published()).toContain(entry);
  await store.get(
    'mutation ($id: ID!) { catalogDelete(id: $id, deleteDependentResources: true) { deletedId } }',
    { id },
  );
  expect(published()).not.toContain(entry);
});
