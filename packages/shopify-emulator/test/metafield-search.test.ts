import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, idAt, openStore, type LocalStore } from './open-store.ts';

let store: LocalStore;
beforeAll(async () => {
  store = await openStore();
  for (const [key, type] of Object.entries(types)) await define(key, type, true);
  await define('hidden', 'single_line_text_field', false);
  await createProduct('Boots', {
    color: 'Blue',
    size: '42',
    tags: '["warm","dry"]',
    since: '2025-03-01T12:00:00',
    mass: '{"value":1.5,"unit":"kg"}',
    vegan: 'false',
  });
  await createProduct('Sandals', { color: 'Blueish', size: '39', vegan: 'true' });
  await createProduct('Laces', {});
});
afterAll(async () => store[Symbol.asyncDispose]());

const types = {
  color: 'single_line_text_field',
  size: 'number_integer',
  tags: 'list.single_line_text_field',
  since: 'date_time',
  mass: 'weight',
  vegan: 'boolean',
};

async function define(key: string, type: string, enabled: boolean): Promise<void> {
  const document = `mutation ($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) {
    userErrors { message } } }`;
  const definition = {
    ownerType: 'PRODUCT',
    namespace: 'custom',
    key,
    name: key,
    type,
    capabilities: { adminFilterable: { enabled } },
  };
  expect(await store.get(document, { definition })).toEqual({ userErrors: [] });
}

async function createProduct(title: string, values: Readonly<Record<string, string>>): Promise<void> {
  const create =
    'mutation ($title: String!) { productCreate(product: { title: $title }) { product { id } } }';
  const ownerId = idAt(await store.get(create, { title }), 'product');
  const set = `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }`;
  const metafields = Object.entries(values).map(([key, value]) => ({
    ownerId,
    namespace: 'custom',
    key,
    value,
  }));
  expect(await store.get(set, { metafields })).toEqual({ userErrors: [] });
}

const search = 'query ($query: String!) { products(first: 5, query: $query) { nodes { title } } }';

test.each([
  ['color:"Blue"', ['Boots']],
  ['color:blue', []],
  ['color:Blue*', ['Boots', 'Sandals']],
  ['color:*', ['Boots', 'Sandals']],
  ['size:>39', ['Boots']],
  ['size:39', ['Sandals']],
  ['tags:dry', ['Boots']],
  ['tags:dr', []],
  ['since:2025-03-01', ['Boots']],
  ['since:<2025-03-01', []],
  ['mass:>=3lb', ['Boots']],
  ['mass:<1500g', []],
  ['vegan:true', ['Sandals']],
])('metafields.custom.%s finds %j', async (query, titles) => {
  expect(await store.get(search, { query: `metafields.custom.${query}` })).toEqual({
    nodes: titles.map((title) => ({ title })),
  });
});

test('what has no value is found by its opposite', async () => {
  expect(await store.get(search, { query: '-metafields.custom.color:*' })).toEqual({
    nodes: [{ title: 'Laces' }],
  });
});

test.each(['hidden:x', 'none:x', 'color:>x', 'size:many', 'mass:3'])(
  'metafields.custom.%s is an error',
  async (query) => {
    const answer = await store.ask(search, { query: `metafields.custom.${query}` });
    expect(at(answer, 'errors', 0)).toMatchObject({
      message: expect.stringMatching(/^Invalid metafield filter: /),
      extensions: { code: 'BAD_REQUEST' },
    });
  },
);
