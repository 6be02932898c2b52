import { describe, expect, test } from 'vitest';
import { idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const createDocument = `mutation ($product: ProductCreateInput!) {
  productCreate(product: $product) { product { id title handle status vendor productType tags } userErrors { field message } } }`;
const updateDocument = `mutation ($product: ProductUpdateInput!, $identifier: ProductUpdateIdentifiers) {
  productUpdate(product: $product, identifier: $identifier) {
    product { title handle vendor tags } userErrors { field message } } }`;
const deleteDocument = `mutation ($id: ID!) {
  productDelete(input: { id: $id }) { deletedProductId userErrors { field message } } }`;
const byDocument = `query ($identifier: ProductIdentifierInput!) { productByIdentifier(identifier: $identifier) { title } }`;

const store = await shareStore(openStore());

const create = async (product: object): Promise<string> =>
  idAt(await store.get(createDocument, { product }), 'product');

const refusal = (...userErrors: readonly object[]): object => ({ product: null, userErrors });

describe('a new product', () => {
  test('has what Shopify gives to everything that is left out', async () => {
    expect(await store.get(createDocument, { product: { title: ' Oak Table ' } })).toMatchObject({
      product: {
        title: 'Oak Table',
        handle: 'oak-table',
        status: 'ACTIVE',
        vendor: 'Backstock Demo',
        productType: '',
        tags: [],
      },
      userErrors: [],
    });
  });

  test('has one variant, which costs nothing', async () => {
    const id = await create({ title: 'Oak Table' });
    const fields = `hasOnlyDefaultVariant variantsCount { count precision } variants(first: 5) { nodes { price } }`;
    expect(await store.get(`query ($id: ID!) { product(id: $id) { ${fields} } }`, { id })).toEqual({
      hasOnlyDefaultVariant: true,
      variantsCount: { count: 1, precision: 'EXACT' },
      variants: { nodes: [{ price: '0.00' }] },
    });
  });

  test.each([
    [{ title: ' ' }, { field: ['title'], message: "Title can't be blank" }],
    [{}, { field: ['title'], message: "Title can't be blank" }],
    [
      { title: 'x'.repeat(256) },
      { field: ['title'], message: 'Title is too long (maximum is 255 characters)' },
    ],
    [
      { title: 'A', vendor: 'x'.repeat(256) },
      { field: ['vendor'], message: 'Vendor is too long (maximum is 255 characters)' },
    ],
    [
      { title: 'A', handle: 'x'.repeat(256) },
      { field: ['handle'], message: 'Handle is too long (maximum is 255 characters)' },
    ],
    [
      { title: 'A', tags: ['x'.repeat(256)] },
      { field: ['tags'], message: 'Product tags is invalid' },
    ],
  ])('is refused: %j', async (product, error) => {
    expect(await store.get(createDocument, { product })).toEqual(refusal(error));
  });

  test('is refused twice for a product type that is too long', async () => {
    const product = { title: 'A', productType: 'x'.repeat(256) };
    expect(await store.get(createDocument, { product })).toEqual(
      refusal(
        { field: ['productType'], message: 'Product type is too long (maximum is 255 characters)' },
        {
          field: ['customProductType'],
          message: 'Custom product type is too long (maximum is 255 characters)',
        },
      ),
    );
  });

  test('needs a category that exists', async () => {
    const category = 'gid://shopify/TaxonomyCategory/zz-1';
    expect(await store.ask(createDocument, { product: { title: 'A', category } })).toMatchObject({
      data: { productCreate: null },
      errors: [
        {
          message: 'Invalid product_taxonomy_node_id',
          extensions: { code: 'INVALID_PRODUCT_TAXONOMY_NODE_ID' },
        },
      ],
    });
  });

  test('needs its input under exactly one name', async () => {
    const document = `mutation { productCreate { userErrors { message } } }`;
    expect(await store.ask(document)).toMatchObject({
      errors: [
        { message: 'productCreate must include exactly one of the following arguments: input, product.' },
      ],
    });
  });

  test('cannot choose its id', async () => {
    const document = `mutation ($input: ProductInput!) {
      productCreate(input: $input) { product { id } userErrors { field message } } }`;
    expect(await store.get(document, { input: { id: 'gid://shopify/Product/1', title: '' } })).toEqual(
      refusal({ field: ['input'], message: 'id cannot be specified during creation' }),
    );
  });
});

describe('a handle', () => {
  test.each([
    ['made from the title moves on to the next free one', { title: 'Oak Table' }, 'oak-table-1'],
    ['of blanks is made from the title', { title: 'Elm Table', handle: '  ' }, 'elm-table'],
    ['of nothing but signs is plain', { title: 'Elm Table', handle: '%%%' }, 'product'],
  ])('%s', async (_fact, product, handle) => {
    await create({ title: 'Oak Table' });
    expect(await store.get(createDocument, { product })).toMatchObject({ product: { handle } });
  });

  test('that is given must be free', async () => {
    await create({ title: 'Oak Table' });
    const product = { title: 'Other', handle: ' OAK table ' };
    expect(await store.get(createDocument, { product })).toEqual(
      refusal({
        field: ['input', 'handle'],
        message: "Handle ' OAK table ' already in use. Please provide a new handle.",
      }),
    );
  });

  test('stays when the title changes, and may be given anew', async () => {
    const id = await create({ title: 'Oak Table' });
    expect(await store.get(updateDocument, { product: { id, title: 'Elm Table' } })).toMatchObject({
      product: { title: 'Elm Table', handle: 'oak-table' },
    });
    expect(await store.get(updateDocument, { product: { id, handle: 'oak-table' } })).toMatchObject({
      product: { handle: 'oak-table' },
      userErrors: [],
    });
    expect(await store.get(updateDocument, { product: { id, handle: '' } })).toMatchObject({
      product: { handle: 'elm-table' },
    });
  });
});

describe('an update', () => {
  test('that is refused changes nothing and shows the product', async () => {
    const id = await create({ title: 'Oak Table', tags: ['wood'] });
    expect(await store.get(updateDocument, { product: { id, title: '', tags: [] } })).toEqual({
      product: { title: 'Oak Table', handle: 'oak-table', vendor: 'Backstock Demo', tags: ['wood'] },
      userErrors: [{ field: ['title'], message: "Title can't be blank" }],
    });
  });

  test('finds its product by handle', async () => {
    await create({ title: 'Oak Table' });
    const variables = { identifier: { handle: 'oak-table' }, product: { vendor: 'Carpenter' } };
    expect(await store.get(updateDocument, variables)).toMatchObject({
      product: { title: 'Oak Table', vendor: 'Carpenter' },
    });
  });

  test('names its product once', async () => {
    const id = await create({ title: 'Oak Table' });
    expect(await store.get(updateDocument, { identifier: { handle: 'oak-table' }, product: { id } })).toEqual(
      refusal({ field: ['input'], message: 'The id field is not allowed if identifier is provided.' }),
    );
    expect(await store.get(updateDocument, { product: { title: 'A' } })).toEqual(
      refusal({ field: ['id'], message: 'Product does not exist' }),
    );
  });

  test('of a product that does not exist is refused', async () => {
    const product = { id: 'gid://shopify/Product/5', title: 'A' };
    expect(await store.get(updateDocument, { product })).toEqual(
      refusal({ field: ['id'], message: 'Product does not exist' }),
    );
  });
});

test('a product that was deleted is gone', async () => {
  const id = await create({ title: 'Oak Table' });
  expect(await store.get(deleteDocument, { id })).toEqual({ deletedProductId: id, userErrors: [] });
  expect(await store.get(byDocument, { identifier: { handle: 'oak-table' } })).toBeNull();
  expect(await store.get(deleteDocument, { id })).toEqual({
    deletedProductId: null,
    userErrors: [{ field: ['id'], message: 'Product does not exist' }],
  });
});

test.each([
  ['{ product(id: "gid://shopify/Collection/10001") { id } }', 'gid://shopify/Collection/10001'],
  ['{ product(id: "gid://shopify/Product/0") { id } }', 'gid://shopify/Product/0'],
  [
    'mutation { productDelete(input: { id: "gid://shopify/Order/10001" }) { deletedProductId } }',
    'gid://shopify/Order/10001',
  ],
  ['{ productOperation(id: "gid://shopify/Job/10001") { status } }', 'gid://shopify/Job/10001'],
])('an id of something else is an error: %s', async (document, id) => {
  expect(await store.ask(document)).toMatchObject({
    errors: [{ message: `Invalid id: ${id}`, extensions: { code: 'RESOURCE_NOT_FOUND' } }],
  });
});
