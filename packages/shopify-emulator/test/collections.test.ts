import { describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const productDocument = `mutation ($product: ProductCreateInput!) { productCreate(product: $product) { product { id } } }`;
const createDocument = `mutation ($input: CollectionInput, $collection: CollectionCreateInput) {
  collectionCreate(input: $input, collection: $collection) {
    collection { id title handle sortOrder ruleSet { appliedDisjunctively } productsCount { count } } userErrors { field message } } }`;
const updateDocument = `mutation ($input: CollectionInput!) { collectionUpdate(input: $input) {
  collection { title handle descriptionHtml seo { title } } job { done } userErrors { field message } } }`;
const deleteDocument = `mutation ($id: ID!) { collectionDelete(input: { id: $id }) { deletedCollectionId userErrors { field message } } }`;
const addDocument = `mutation ($id: ID!, $productIds: [ID!]!) { collectionAddProducts(id: $id, productIds: $productIds) {
  collection { products(first: 5) { nodes { title } } } userErrors { field message } } }`;
const removeDocument = `mutation ($id: ID!, $productIds: [ID!]!) { collectionRemoveProducts(id: $id, productIds: $productIds) {
  job { id done } userErrors { field message } } }`;
const productsDocument = `query ($id: ID!, $sortKey: ProductCollectionSortKeys) { collection(id: $id) {
  productsCount { count precision } products(first: 5, sortKey: $sortKey) { nodes { title } } } }`;

const store = await shareStore(openStore());

const createProduct = async (title: string, more: object = {}): Promise<string> =>
  idAt(await store.get(productDocument, { product: { title, ...more } }), 'product');
const create = async (input: object): Promise<string> =>
  idAt(await store.get(createDocument, { input }), 'collection');
const titles = async (id: string, sortKey?: string): Promise<unknown> =>
  (
    at(await store.get(productsDocument, { id, sortKey }), 'products', 'nodes') as readonly {
      readonly title: string;
    }[]
  ).map(({ title }) => title);
const unknown = 'gid://shopify/Collection/999999999999';

describe('a new collection', () => {
  test('has a handle from its title and sells best first, unless told otherwise', async () => {
    expect(await store.get(createDocument, { input: { title: ' Garden Tools ' } })).toEqual({
      collection: {
        id: expect.any(String),
        title: 'Garden Tools',
        handle: 'garden-tools',
        sortOrder: 'BEST_SELLING',
        ruleSet: null,
        productsCount: { count: 0 },
      },
      userErrors: [],
    });
    const second = await store.get(createDocument, { collection: { title: 'Garden Tools' } });
    expect(at(second, 'collection', 'handle')).toBe('garden-tools-1');
  });

  test('takes products in their order, which are counted once it has answered', async () => {
    const products = [await createProduct('Spade'), await createProduct('Rake')];
    const document = `mutation ($input: CollectionInput!, $product: ID!) { collectionCreate(input: $input) { collection {
      id hasProduct(id: $product) productsCount { count } products(first: 5, sortKey: MANUAL) { nodes { title } } } } }`;
    const input = { title: 'Garden', products: products.toReversed() };
    const created = await store.get(document, { input, product: products[0] });
    expect(at(created, 'collection')).toEqual({
      id: expect.any(String),
      hasProduct: true,
      productsCount: { count: 0 },
      products: { nodes: [{ title: 'Rake' }, { title: 'Spade' }] },
    });
    expect(await store.get(productsDocument, { id: idAt(created, 'collection') })).toMatchObject({
      productsCount: { count: 2, precision: 'EXACT' },
    });
  });

  test('is refused with an id, without a title, or with products that do not exist', async () => {
    const refused = async (input: object): Promise<unknown> => store.get(createDocument, { input });
    expect(await refused({ id: unknown, title: 'Garden' })).toEqual({
      collection: null,
      userErrors: [{ field: ['id'], message: 'id cannot be specified on collection creation' }],
    });
    expect(await refused({ title: '' })).toEqual({
      collection: null,
      userErrors: [{ field: ['title'], message: "Title can't be blank" }],
    });
    const products = ['gid://shopify/Product/999999999999'];
    expect(await refused({ title: 'Garden', products })).toEqual({
      collection: null,
      userErrors: [{ field: ['products', '0'], message: 'Product does not exist' }],
    });
  });

  test('has its picture among those of collections', async () => {
    const document = `mutation ($input: CollectionInput!) { collectionCreate(input: $input) { collection { image { url altText } } } }`;
    const image = { src: 'https://example.com/a/spade.jpg?size=2', altText: 'A spade' };
    expect(await store.get(document, { input: { title: 'Garden', image } })).toEqual({
      collection: {
        image: { url: expect.stringMatching(/\/collections\/spade\.jpg\?v=\d+$/), altText: 'A spade' },
      },
    });
  });

  test('keeps handles apart', async () => {
    await create({ title: 'Garden' });
    expect(await store.get(createDocument, { input: { title: 'Other', handle: 'garden' } })).toMatchObject({
      userErrors: [{ field: ['handle'], message: 'Handle has already been taken' }],
    });
  });

  test('needs one of its arguments, and prefers the present one', async () => {
    const { errors } = await store.ask(createDocument, {});
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_FIELD_ARGUMENTS' } }]);
    const both = { collection: { title: 'Present' }, input: { title: 'Former' } };
    expect(at(await store.get(createDocument, both), 'collection', 'title')).toBe('Present');
  });
});

describe('an update', () => {
  test('changes what it names; a new title leaves the handle', async () => {
    const id = await create({ title: 'Garden', descriptionHtml: '<p>Green</p>', seo: { title: 'Seen' } });
    expect(await store.get(updateDocument, { input: { id, title: 'Yard' } })).toEqual({
      collection: {
        title: 'Yard',
        handle: 'garden',
        descriptionHtml: '<p>Green</p>',
        seo: { title: 'Seen' },
      },
      job: null,
      userErrors: [],
    });
  });

  test('keeps what search engines show as metafields', async () => {
    const id = await create({ title: 'Garden', seo: { title: 'Seen', description: 'Green things' } });
    const document = `query ($id: ID!) { collection(id: $id) {
      seo { title description } metafields(first: 3) { nodes { namespace key value } } } }`;
    expect(await store.get(document, { id })).toEqual({
      seo: { title: 'Seen', description: 'Green things' },
      metafields: {
        nodes: [
          { namespace: 'global', key: 'title_tag', value: 'Seen' },
          { namespace: 'global', key: 'description_tag', value: 'Green things' },
        ],
      },
    });
    await store.get(updateDocument, { input: { id, seo: { title: '' } } });
    expect(await store.get(document, { id })).toMatchObject({
      seo: { title: null, description: 'Green things' },
    });
    const written = {
      ownerId: id,
      namespace: 'global',
      key: 'title_tag',
      type: 'single_line_text_field',
      value: 'Seen again',
    };
    const set = `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }`;
    expect(await store.get(set, { metafields: [written] })).toEqual({ userErrors: [] });
    expect(await store.get(document, { id })).toMatchObject({ seo: { title: 'Seen again' } });
  });

  test('leads visitors from the old address to the new one, if it is to', async () => {
    const id = await create({ title: 'Garden' });
    await store.get(updateDocument, { input: { id, handle: 'yard', redirectNewHandle: true } });
    expect(await store.get('{ urlRedirects(first: 5) { nodes { path target } } }')).toEqual({
      nodes: [{ path: '/collections/garden', target: '/collections/yard' }],
    });
  });

  test('needs an id, and one that exists', async () => {
    const { errors } = await store.ask(updateDocument, { input: { title: 'Yard' } });
    expect(errors).toMatchObject([
      { message: 'id must be specified on collectionUpdate', extensions: { code: 'BAD_REQUEST' } },
    ]);
    expect(await store.get(updateDocument, { input: { id: unknown, title: 'Yard' } })).toEqual({
      collection: null,
      job: null,
      userErrors: [{ field: null, message: 'Collection does not exist' }],
    });
  });
});

test('a deleted collection is gone with its memberships', async () => {
  const product = await createProduct('Spade');
  const id = await create({ title: 'Garden', products: [product] });
  expect(await store.get(deleteDocument, { id })).toEqual({ deletedCollectionId: id, userErrors: [] });
  const document = 'query ($id: ID!) { product(id: $id) { collections(first: 5) { nodes { id } } } }';
  expect(await store.get(document, { id: product })).toEqual({ collections: { nodes: [] } });
  expect(await store.get(deleteDocument, { id })).toEqual({
    deletedCollectionId: null,
    userErrors: [{ field: ['id'], message: 'Collection does not exist' }],
  });
});

describe('products of a collection', () => {
  test('are added all, or none where one is there already; others than products are left out', async () => {
    const [spade, rake] = [await createProduct('Spade'), await createProduct('Rake')];
    const id = await create({ title: 'Garden', products: [spade] });
    expect(await store.get(addDocument, { id, productIds: [rake, spade] })).toEqual({
      collection: null,
      userErrors: [{ field: ['productIds'], message: `Error adding ${spade} to collection` }],
    });
    const productIds = ['gid://shopify/Product/1', rake];
    expect(await store.get(addDocument, { id, productIds })).toEqual({
      collection: { products: { nodes: [{ title: 'Spade' }, { title: 'Rake' }] } },
      userErrors: [],
    });
  });

  test('are removed by a job, which does not mind what is not there', async () => {
    const [spade, rake] = [await createProduct('Spade'), await createProduct('Rake')];
    const id = await create({ title: 'Garden', products: [spade] });
    const answer = await store.get(removeDocument, {
      id,
      productIds: [spade, rake, 'gid://shopify/Product/1'],
    });
    expect(answer).toEqual({ job: { id: expect.any(String), done: false }, userErrors: [] });
    expect(await titles(id)).toEqual([]);
    const job = 'query ($id: ID!) { job(id: $id) { done query { __typename } } }';
    expect(await store.get(job, { id: idAt(answer, 'job') })).toEqual({
      done: true,
      query: { __typename: 'QueryRoot' },
    });
  });

  test('can be added by a job too', async () => {
    const product = await createProduct('Spade');
    const id = await create({ title: 'Garden' });
    const document = `mutation ($id: ID!, $productIds: [ID!]!) { collectionAddProductsV2(id: $id, productIds: $productIds) {
      job { done } userErrors { field message code } } }`;
    const productIds = [product, product, 'gid://shopify/Product/1'];
    expect(await store.get(document, { id, productIds })).toEqual({ job: { done: false }, userErrors: [] });
    expect(await titles(id)).toEqual(['Spade']);
    expect(await store.get(document, { id: unknown, productIds })).toMatchObject({
      userErrors: [{ field: ['id'], code: 'COLLECTION_DOES_NOT_EXIST' }],
    });
  });

  test('leave with the product', async () => {
    const product = await createProduct('Spade');
    const id = await create({ title: 'Garden', products: [product] });
    await store.get('mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId } }', {
      id: product,
    });
    expect(await store.get(productsDocument, { id })).toMatchObject({ productsCount: { count: 0 } });
  });

  test('come in the order of the collection, or in any other that is asked for', async () => {
    const products = [await createProduct('Rake'), await createProduct('axe'), await createProduct('Spade')];
    const id = await create({ title: 'Garden', sortOrder: 'ALPHA_DESC', products: products.toReversed() });
    expect(await titles(id)).toEqual(['Spade', 'Rake', 'axe']);
    expect(await titles(id, 'TITLE')).toEqual(['axe', 'Rake', 'Spade']);
    expect(await titles(id, 'MANUAL')).toEqual(['Spade', 'axe', 'Rake']);
    expect(await titles(id, 'ID')).toEqual(['Rake', 'axe', 'Spade']);
    const page = `query ($id: ID!, $after: String) { collection(id: $id) {
      products(first: 2, after: $after) { nodes { title } pageInfo { hasNextPage endCursor } } } }`;
    const first = await store.get(page, { id });
    const after = at(first, 'products', 'pageInfo', 'endCursor');
    expect(await store.get(page, { id, after })).toMatchObject({
      products: { nodes: [{ title: 'axe' }], pageInfo: { hasNextPage: false } },
    });
  });
});

describe('collections are found', () => {
  test('by id, handle and custom id, at once', async () => {
    const id = await create({ title: 'Garden' });
    const document = `query ($identifier: CollectionIdentifierInput!) { collectionByIdentifier(identifier: $identifier) { id } }`;
    for (const identifier of [{ id }, { handle: 'garden' }])
      expect(await store.get(document, { identifier })).toEqual({ id });
    expect(await store.get(document, { identifier: { handle: 'none' } })).toBeNull();
    expect(await store.get('{ collectionByHandle(handle: "garden") { id } }')).toEqual({ id });
    const customId = { namespace: 'erp', key: 'code', value: 'G1' };
    const { errors } = await store.ask(document, { identifier: { customId } });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  test('by what they are called, what they hold and how they are made', async () => {
    const product = await createProduct('Spade');
    await create({ title: 'Garden tools', products: [product] });
    await create({
      title: 'Garden all',
      ruleSet: {
        appliedDisjunctively: false,
        rules: [{ column: 'TITLE', relation: 'CONTAINS', condition: 'x' }],
      },
    });
    const found = async (query: string): Promise<unknown> =>
      store.get(
        `query ($query: String) { collections(first: 5, query: $query, sortKey: TITLE) { nodes { handle } } }`,
        { query },
      );
    const [tools, all] = [{ handle: 'garden-tools' }, { handle: 'garden-all' }];
    expect(await found('title:garden*')).toEqual({ nodes: [all, tools] });
    expect(await found('handle:garden-tools')).toEqual({ nodes: [tools] });
    expect(await found('collection_type:smart')).toEqual({ nodes: [all] });
    expect(await found(`product_id:${product.split('/').at(-1)}`)).toEqual({ nodes: [tools] });
    expect(await found('published_status:unavailable')).toEqual({ nodes: [all, tools] });
    expect(await found('published_status:published')).toEqual({ nodes: [] });
    expect(await store.get('{ collectionsCount(query: "garden", limit: 1) { count precision } }')).toEqual({
      count: 1,
      precision: 'AT_LEAST',
    });
  });
});
