import { describe, expect, test } from 'vitest';
import { idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

const createDocument = `mutation ($input: SavedSearchCreateInput!) { savedSearchCreate(input: $input) {
  savedSearch { id name query searchTerms filters { key value } } userErrors { field message } } }`;
const updateDocument = `mutation ($input: SavedSearchUpdateInput!) { savedSearchUpdate(input: $input) {
  savedSearch { name query } userErrors { field message } } }`;
const deleteDocument = `mutation ($id: ID!) { savedSearchDelete(input: { id: $id }) {
  deletedSavedSearchId userErrors { field message } } }`;

const create = (input: object): Promise<unknown> =>
  store.get(createDocument, {
    input: { resourceType: 'PRODUCT', name: 'Wood', query: 'tag:wood', ...input },
  });

test('a saved search finds what its query finds', async () => {
  for (const [title, tag] of [
    ['Oak', 'hard-wood'],
    ['Steel', 'metal'],
  ])
    await store.get(
      `mutation ($product: ProductCreateInput!) { productCreate(product: $product) { product { id } } }`,
      { product: { title, tags: [tag] } },
    );
  const created = await create({ query: 'tag:hard-wood oak' });
  expect(created).toMatchObject({
    savedSearch: {
      name: 'Wood',
      query: 'tag:hard-wood oak',
      searchTerms: 'oak',
      filters: [{ key: 'tag', value: 'hard-wood' }],
    },
    userErrors: [],
  });
  const id = idAt(created, 'savedSearch');
  const products = `query ($id: ID!) { products(first: 5, savedSearchId: $id) { nodes { title } } }`;
  expect(await store.get(products, { id })).toEqual({ nodes: [{ title: 'Oak' }] });
  expect(await store.get(products, { id: 'gid://shopify/SavedSearch/5' })).toEqual({ nodes: [] });
  const count = `query ($id: ID!) { productsCount(savedSearchId: $id) { count } }`;
  expect(await store.get(count, { id })).toEqual({ count: 1 });
  expect(await store.get('{ productSavedSearches(first: 5) { nodes { name query } } }')).toEqual({
    nodes: [{ name: 'Wood', query: String.raw`tag:hard\-wood oak` }],
  });
});

describe('a saved search is refused', () => {
  test.each([
    [{ name: ' ' }, { field: ['input', 'name'], message: "Name can't be blank" }],
    [
      { name: 'x'.repeat(41) },
      { field: ['input', 'name'], message: 'Name is too long (maximum is 40 characters)' },
    ],
    [{ name: 'Taken' }, { field: ['input', 'name'], message: 'Name has already been taken' }],
    [{ query: '' }, { field: ['input', 'query'], message: "Query can't be blank" }],
    [
      { query: 'tag:a collection_id:1 vendor:b' },
      { field: ['input', 'query'], message: 'Query has incompatible filters: collection_id, tag' },
    ],
  ])('for %j', async (input, error) => {
    await create({ name: 'taken' });
    expect(await create(input)).toEqual({ savedSearch: null, userErrors: [error] });
  });
});

test('a saved search is changed and deleted', async () => {
  const id = idAt(await create({}), 'savedSearch');
  expect(await store.get(updateDocument, { input: { id, query: 'tag:oak' } })).toEqual({
    savedSearch: { name: 'Wood', query: 'tag:oak' },
    userErrors: [],
  });
  expect(await store.get(deleteDocument, { id })).toEqual({ deletedSavedSearchId: id, userErrors: [] });
  const userErrors = [{ field: ['input', 'id'], message: 'Saved Search does not exist' }];
  expect(await store.get(deleteDocument, { id })).toEqual({ deletedSavedSearchId: null, userErrors });
  expect(await store.get(updateDocument, { input: { id } })).toEqual({ savedSearch: null, userErrors });
});

test('every list that takes a saved search finds what it finds, and nothing by one that is not there', async () => {
  const product = `mutation { productCreate(product: { title: "Oak", handle: "oak" }) { product { id } } }`;
  const id = idAt(await store.get(product), 'product');
  const move = `mutation ($id: ID!) { productUpdate(product: { id: $id, handle: "ash", redirectNewHandle: true }) { product { id } } }`;
  await store.get(move, { id });
  const file = `mutation { fileCreate(files: [{ originalSource: "https://img.example.com/oak.png", alt: "Oak" }]) { files { id } } }`;
  await store.get(file);
  const read = `query ($id: ID!) { shop { id }
    files(first: 2, savedSearchId: $id) { nodes { alt } } productVariants(first: 2, savedSearchId: $id) { nodes { title } }
    urlRedirects(first: 2, savedSearchId: $id) { nodes { path } } urlRedirectsCount(savedSearchId: $id) { count }
    inventoryTransfers(first: 2, savedSearchId: $id) { nodes { name } } }`;
  const found = async (query: string): Promise<unknown> => {
    const saved =
      query === ''
        ? 'gid://shopify/SavedSearch/7'
        : idAt(await create({ name: query, query }), 'savedSearch');
    const { data } = await store.ask(read, { id: saved });
    return { ...data, shop: undefined };
  };
  const none = { nodes: [] };
  const nothing = {
    files: none,
    productVariants: none,
    urlRedirects: none,
    urlRedirectsCount: { count: 0 },
    inventoryTransfers: none,
  };
  expect(await found('oak')).toEqual({
    ...nothing,
    files: { nodes: [{ alt: 'Oak' }] },
    productVariants: { nodes: [{ title: 'Default Title' }] },
    urlRedirects: { nodes: [{ path: '/products/oak' }] },
    urlRedirectsCount: { count: 1 },
  });
  expect(await found('ash-tree')).toEqual(nothing);
  expect(await found('')).toEqual(nothing);
});
