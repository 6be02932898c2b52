import { describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

const createProduct = async (title: string): Promise<string> =>
  idAt(
    await store.get(
      `mutation ($product: ProductCreateInput!) { productCreate(product: $product) { product { id } } }`,
      { product: { title } },
    ),
    'product',
  );
const create = async (input: object): Promise<string> =>
  idAt(
    await store.get(
      `mutation ($input: CollectionInput!) { collectionCreate(input: $input) { collection { id } } }`,
      { input },
    ),
    'collection',
  );
const titles = async (id: string): Promise<readonly unknown[]> => {
  const document = `query ($id: ID!) { collection(id: $id) { products(first: 5) { nodes { title } } } }`;
  const nodes = at(await store.get(document, { id }), 'products', 'nodes') as readonly { title: string }[];
  return nodes.map(({ title }) => title);
};
const addDocument = `mutation ($id: ID!, $productIds: [ID!]!) {
  collectionAddProducts(id: $id, productIds: $productIds) { userErrors { message } } }`;
const reorderDocument = `mutation ($id: ID!, $moves: [MoveInput!]!) { collectionReorderProducts(id: $id, moves: $moves) {
  job { done } userErrors { field message code } } }`;
const unknown = 'gid://shopify/Collection/999999999999';

describe('the manual order', () => {
  test('is changed by moves; what is added later stands at the end', async () => {
    const products = [await createProduct('One'), await createProduct('Two'), await createProduct('Three')];
    const id = await create({ title: 'Garden', sortOrder: 'MANUAL', products });
    const moves = [{ id: products[2], newPosition: '0' }];
    expect(await store.get(reorderDocument, { id, moves })).toEqual({ job: { done: false }, userErrors: [] });
    await store.get(reorderDocument, { id, moves: [{ id: products[0], newPosition: '9' }] });
    await store.get(addDocument, { id, productIds: [await createProduct('Four')] });
    expect(await titles(id)).toEqual(['Three', 'Two', 'One', 'Four']);
  });

  test('belongs to manually sorted collections and to what is in them', async () => {
    const [spade, rake] = [await createProduct('Spade'), await createProduct('Rake')];
    const moves = [{ id: rake, newPosition: '0' }];
    const sorted = await create({ title: 'Sorted', products: [spade] });
    expect(await store.get(reorderDocument, { id: sorted, moves })).toEqual({
      job: null,
      userErrors: [
        {
          field: ['id'],
          message: "Can't reorder products unless collection is manually sorted",
          code: 'MANUALLY_SORTED_COLLECTION',
        },
      ],
    });
    const manual = await create({ title: 'Manual', sortOrder: 'MANUAL', products: [spade] });
    expect(await store.get(reorderDocument, { id: manual, moves })).toMatchObject({
      userErrors: [{ field: ['moves', '0', 'id'], code: 'INVALID_MOVE' }],
    });
    expect(await store.get(reorderDocument, { id: unknown, moves })).toMatchObject({
      userErrors: [{ field: ['id'], code: 'COLLECTION_NOT_FOUND' }],
    });
  });
});

test('a copy has the products in their order, the metafields and the publications', async () => {
  const products = [await createProduct('One'), await createProduct('Two')];
  const id = await create({
    title: 'Garden',
    sortOrder: 'MANUAL',
    products,
    metafields: [{ namespace: 'care', key: 'season', type: 'single_line_text_field', value: 'spring' }],
  });
  const document = `mutation ($input: CollectionDuplicateInput!) { collectionDuplicate(input: $input) {
    collection { id title handle metafield(namespace: "care", key: "season") { value } } job { done } userErrors { field code } } }`;
  await store.get(reorderDocument, { id, moves: [{ id: products[1], newPosition: '0' }] });
  const copied = await store.get(document, { input: { collectionId: id, newTitle: 'Yard' } });
  expect(copied).toEqual({
    collection: {
      id: expect.any(String),
      title: 'Yard',
      handle: 'yard',
      metafield: { value: 'spring' },
    },
    job: { done: false },
    userErrors: [],
  });
  expect(await titles(idAt(copied, 'collection'))).toEqual(['Two', 'One']);
  expect(await store.get(document, { input: { collectionId: unknown, newTitle: 'Yard' } })).toMatchObject({
    userErrors: [{ field: ['input', 'collectionId'], code: 'COLLECTION_NOT_FOUND' }],
  });
});

test('a copy does not have the values that only one collection may have', async () => {
  await store.get(
    `mutation { metafieldDefinitionCreate(definition: { name: "Code", ownerType: COLLECTION, namespace: "erp", key: "code", type: "id" }) {
      userErrors { message } } }`,
  );
  const id = await create({ title: 'Garden', metafields: [{ namespace: 'erp', key: 'code', value: 'G1' }] });
  const document = `mutation ($input: CollectionDuplicateInput!) { collectionDuplicate(input: $input) {
    collection { metafields(first: 5) { nodes { key } } } } }`;
  expect(await store.get(document, { input: { collectionId: id, newTitle: 'Yard' } })).toEqual({
    collection: { metafields: { nodes: [] } },
  });
});

test('a copy of a collection by rules has the order of the original and conditions of its own', async () => {
  const products = [await createProduct('One'), await createProduct('Two'), await createProduct('Three')];
  const rules = [{ column: 'TITLE', relation: 'NOT_EQUALS', condition: 'x' }];
  const ruleSet = { appliedDisjunctively: false, rules };
  const id = await create({ title: 'Garden', sortOrder: 'MANUAL', ruleSet });
  await store.get(reorderDocument, { id, moves: [{ id: products[2], newPosition: '0' }] });
  const copied = await store.get(
    `mutation ($id: ID!) { collectionDuplicate(input: { collectionId: $id, newTitle: "Yard" }) { collection { id } } }`,
    { id },
  );
  const copy = idAt(copied, 'collection');
  expect([await titles(id), await titles(copy)]).toEqual([
    ['Three', 'One', 'Two'],
    ['Three', 'One', 'Two'],
  ]);
  const conditionOf = async (collection: string): Promise<string> => {
    const read = `query ($id: ID!) { collection(id: $id) { sources { ... on CollectionConditionsSource {
      inclusion { conditions { ... on CollectionSourceInclusionConditionProductTitle { id } } } } } } }`;
    return idAt(await store.get(read, { id: collection }), 'sources', 0, 'inclusion', 'conditions', 0);
  };
  expect(await conditionOf(copy)).not.toBe(await conditionOf(id));
});
