import { describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

const create = async (product: object): Promise<string> =>
  idAt(
    await store.get(
      `mutation ($product: ProductCreateInput!) { productCreate(product: $product) { product { id } } }`,
      { product },
    ),
    'product',
  );
const read = (id: string, fields: string): Promise<unknown> =>
  store.get(`query ($id: ID!) { product(id: $id) { ${fields} } }`, { id });
const operationOf = (id: string): Promise<unknown> =>
  store.get(
    `query ($id: ID!) { productOperation(id: $id) { __typename status product { title }
      ... on ProductDuplicateOperation { newProduct { title } userErrors { field message } }
      ... on ProductDeleteOperation { deletedProductId userErrors { field message } } } }`,
    { id },
  );
const finish = (): void => store.emulator.control.clock.advance(1000);

const duplicateDocument = `mutation ($id: ID!, $title: String!, $status: ProductStatus, $images: Boolean, $now: Boolean) {
  productDuplicate(productId: $id, newTitle: $title, newStatus: $status, includeImages: $images, synchronous: $now) {
    newProduct { id title handle status vendor tags } imageJob { done } userErrors { field message }
    productDuplicateOperation { id status newProduct { id } userErrors { message } } } }`;
const deleteDocument = `mutation ($id: ID!, $now: Boolean) {
  productDelete(input: { id: $id }, synchronous: $now) { deletedProductId userErrors { field message }
    productDeleteOperation { id status deletedProductId } } }`;

describe('a duplicate', () => {
  test('has what its original has, under another title and handle', async () => {
    const id = await create({ title: 'Oak Table', vendor: 'Carpenter', tags: ['wood'], status: 'DRAFT' });
    expect(await store.get(duplicateDocument, { id, title: 'Oak Table' })).toMatchObject({
      newProduct: {
        title: 'Oak Table',
        handle: 'oak-table-1',
        status: 'DRAFT',
        vendor: 'Carpenter',
        tags: ['wood'],
      },
      imageJob: null,
      productDuplicateOperation: null,
      userErrors: [],
    });
  });

  test('has variants, options and metafields of its own, and stock of nothing', async () => {
    const id = await create({
      title: 'Shirt',
      productOptions: [{ name: 'Size', values: [{ name: 'S' }, { name: 'M' }] }],
      metafields: [{ namespace: 'custom', key: 'cloth', type: 'single_line_text_field', value: 'linen' }],
    });
    const fields = `options { id name optionValues { id name } } metafields(first: 5) { nodes { id value } }
      variants(first: 5) { nodes { id title inventoryItem { id inventoryLevels(first: 2) { nodes { id } } } } }`;
    const copy = await store.get(duplicateDocument, { id, title: 'Blouse' });
    const [original, other] = [await read(id, fields), await read(idAt(copy, 'newProduct'), fields)];
    expect(withoutIds(other)).toEqual(withoutIds(original));
    const ids = (value: unknown): readonly string[] => JSON.stringify(value).match(/gid:[^"]+/g) ?? [];
    expect(ids(other).filter((gid) => ids(original).includes(gid))).toEqual([]);
  });

  test('may have another status, and its images', async () => {
    const id = await create({ title: 'Oak Table' });
    await store.get(
      `mutation ($id: ID!, $media: [CreateMediaInput!]) {
        productUpdate(product: { id: $id }, media: $media) { userErrors { message } } }`,
      { id, media: [{ mediaContentType: 'IMAGE', originalSource: 'https://cdn.example/oak.jpg' }] },
    );
    const variables = { id, title: 'Elm Table', status: 'ARCHIVED', images: true };
    const copy = await store.get(duplicateDocument, variables);
    expect(copy).toMatchObject({ newProduct: { status: 'ARCHIVED' }, imageJob: { done: false } });
    expect(await read(idAt(copy, 'newProduct'), 'mediaCount { count }')).toEqual({
      mediaCount: { count: 1 },
    });
  });

  test('of nothing is refused at once, or later where it is made later', async () => {
    const id = 'gid://shopify/Product/5';
    const userErrors = [{ field: ['productId'], message: 'Product does not exist' }];
    expect(await store.get(duplicateDocument, { id, title: 'A' })).toMatchObject({
      newProduct: null,
      userErrors,
    });
    const later = await store.get(duplicateDocument, { id, title: 'A', now: false });
    expect(later).toMatchObject({
      newProduct: null,
      userErrors: [],
      productDuplicateOperation: { status: 'CREATED', newProduct: null, userErrors: [] },
    });
    finish();
    expect(await operationOf(idAt(later, 'productDuplicateOperation'))).toEqual({
      __typename: 'ProductDuplicateOperation',
      status: 'COMPLETE',
      product: null,
      newProduct: null,
      userErrors,
    });
  });

  test('that is made later is told by its operation', async () => {
    const id = await create({ title: 'Oak Table' });
    const later = await store.get(duplicateDocument, { id, title: 'Elm Table', now: false });
    const operation = idAt(later, 'productDuplicateOperation');
    expect(later).toMatchObject({ productDuplicateOperation: { status: 'CREATED', newProduct: null } });
    expect(await operationOf(operation)).toEqual({
      __typename: 'ProductDuplicateOperation',
      status: 'COMPLETE',
      product: { title: 'Oak Table' },
      newProduct: { title: 'Elm Table' },
      userErrors: [],
    });
  });
});

describe('a deleted product', () => {
  test('takes its variants, stock, metafields and own images with it', async () => {
    const metafield = { namespace: 'custom', key: 'wood', type: 'single_line_text_field', value: 'oak' };
    const id = await create({ title: 'Oak Table', metafields: [metafield] });
    await store.get(
      `mutation ($id: ID!, $media: [CreateMediaInput!]) {
        productUpdate(product: { id: $id }, media: $media) { userErrors { message } } }`,
      { id, media: [{ mediaContentType: 'IMAGE', originalSource: 'https://cdn.example/oak.jpg' }] },
    );
    const parts = await read(
      id,
      `metafield(namespace: "custom", key: "wood") { id } media(first: 1) { nodes { id } }
        options { id } variants(first: 1) { nodes { id inventoryItem { id } } }`,
    );
    const ids = JSON.stringify(parts).match(/gid:[^"]+/g);
    expect(await store.get(deleteDocument, { id })).toEqual({
      deletedProductId: id,
      userErrors: [],
      productDeleteOperation: null,
    });
    expect(ids).toHaveLength(5);
    expect(await store.get('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toEqual(
      ids?.map(() => null),
    );
  });

  test('that is deleted later is busy until then', async () => {
    const id = await create({ title: 'Oak Table' });
    const later = await store.get(deleteDocument, { id, now: false });
    expect(later).toMatchObject({
      deletedProductId: null,
      userErrors: [],
      productDeleteOperation: { status: 'CREATED', deletedProductId: null },
    });
    expect(await store.get(deleteDocument, { id, now: false })).toEqual({
      deletedProductId: null,
      productDeleteOperation: null,
      userErrors: [
        {
          field: null,
          message: 'Another operation already in progress. Please wait until current one is finished.',
        },
      ],
    });
    finish();
    expect(await operationOf(idAt(later, 'productDeleteOperation'))).toEqual({
      __typename: 'ProductDeleteOperation',
      status: 'COMPLETE',
      product: null,
      deletedProductId: id,
      userErrors: [],
    });
  });
});

test('work on a product may take a second', async () => {
  store.emulator.control.switches({ productOperations: 'take-a-second' });
  const id = await create({ title: 'Oak Table' });
  const later = await store.get(duplicateDocument, { id, title: 'Elm Table', now: false });
  const operation = idAt(later, 'productDuplicateOperation');
  expect(await operationOf(operation)).toMatchObject({ status: 'CREATED', newProduct: null });
  store.emulator.control.clock.advance(500);
  expect(await operationOf(operation)).toMatchObject({ status: 'ACTIVE', newProduct: null });
  store.emulator.control.clock.advance(500);
  expect(await operationOf(operation)).toMatchObject({
    status: 'COMPLETE',
    newProduct: { title: 'Elm Table' },
  });
});

test('the status of a product changes, that of nothing does not', async () => {
  const document = `mutation ($id: ID!) {
    productChangeStatus(productId: $id, status: ARCHIVED) { product { status } userErrors { field message code } } }`;
  const id = await create({ title: 'Oak Table' });
  expect(await store.get(document, { id })).toEqual({ product: { status: 'ARCHIVED' }, userErrors: [] });
  expect(await store.get(document, { id: 'gid://shopify/Product/5' })).toEqual({
    product: null,
    userErrors: [{ field: ['productId'], message: 'Product does not exist', code: 'PRODUCT_NOT_FOUND' }],
  });
});

function withoutIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(/gid:[^"]+/g, 'gid'));
}

test('nothing is an operation that was not started', async () => {
  expect(
    at(await store.ask('{ productOperation(id: "gid://shopify/ProductSetOperation/5") { status } }'), 'data'),
  ).toEqual({
    productOperation: null,
  });
});
