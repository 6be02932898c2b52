import { describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const productDocument = `mutation ($input: ProductSetInput!) { productSet(input: $input) {
  product { id variants(first: 5) { nodes { id } } } userErrors { message } } }`;
const createDocument = `mutation ($input: CollectionInput, $collection: CollectionCreateInput) {
  collectionCreate(input: $input, collection: $collection) {
    collection { id ruleSet { appliedDisjunctively rules { column relation condition } } } userErrors { field message } } }`;
const updateDocument = `mutation ($input: CollectionInput, $collection: CollectionUpdateInput) {
  collectionUpdate(input: $input, collection: $collection) {
    collection { ruleSet { rules { condition } } } job { done } userErrors { field message } } }`;

const store = await shareStore(openStore());

interface Made {
  readonly id: string;
  readonly variants: readonly string[];
}

/** A product with one variant for each price. */
const createProduct = async (
  title: string,
  more: object = {},
  prices: readonly string[] = [],
): Promise<Made> => {
  const sizes = prices.map((_, index) => `Size ${index}`);
  const options = {
    productOptions: [{ name: 'Size', values: sizes.map((name) => ({ name })) }],
    variants: prices.map((price, index) => ({
      price,
      optionValues: [{ optionName: 'Size', name: sizes[index] }],
    })),
  };
  const input = { title, ...(prices.length === 0 ? {} : options), ...more };
  const made = await store.get(productDocument, { input });
  const nodes = at(made, 'product', 'variants', 'nodes') as readonly { readonly id: string }[];
  return { id: idAt(made, 'product'), variants: nodes.map(({ id }) => id) };
};
const create = async (input: object): Promise<string> =>
  idAt(await store.get(createDocument, { input }), 'collection');
const rules = (isAny: boolean, ...list: readonly (readonly [string, string, string])[]): object => ({
  appliedDisjunctively: isAny,
  rules: list.map(([column, relation, condition]) => ({ column, relation, condition })),
});
const fromSources = async (...sources: readonly object[]): Promise<string> =>
  idAt(await store.get(createDocument, { collection: { title: 'Made', sources } }), 'collection');
const including = (inclusion: object, more: object = {}): object => ({
  source: { title: 'Source', inclusion, ...more },
});
const titles = async (id: string): Promise<readonly unknown[]> => {
  const document = `query ($id: ID!) { collection(id: $id) { products(first: 10, sortKey: ID) { nodes { title } } } }`;
  const nodes = at(await store.get(document, { id }), 'products', 'nodes') as readonly { title: string }[];
  return nodes.map(({ title }) => title);
};

describe('rules', () => {
  test('are shown as they were given', async () => {
    const ruleSet = rules(true, ['TAG', 'EQUALS', 'Oak'], ['VARIANT_PRICE', 'LESS_THAN', '9.5']);
    const created = await store.get(createDocument, { input: { title: 'Wood', ruleSet } });
    expect(at(created, 'collection', 'ruleSet')).toEqual(ruleSet);
  });

  test('take products in and out as they change', async () => {
    const { id } = await createProduct('Table', { tags: ['oak'] });
    const collection = await create({ title: 'Wood', ruleSet: rules(false, ['TAG', 'EQUALS', 'OAK']) });
    expect(await titles(collection)).toEqual(['Table']);
    await store.get(
      'mutation ($id: ID!) { productUpdate(product: { id: $id, tags: ["ash"] }) { product { id } } }',
      { id },
    );
    expect(await titles(collection)).toEqual([]);
    const asked = `query ($id: ID!, $collection: ID!) { product(id: $id) {
      inCollection(id: $collection) collections(first: 5) { nodes { id } } } }`;
    expect(await store.get(asked, { id, collection })).toEqual({
      inCollection: false,
      collections: { nodes: [] },
    });
  });

  test('are all to be met, or any of them', async () => {
    await createProduct('Oak table', { vendor: 'Ada' });
    await createProduct('Oak chair', { vendor: 'Bo' });
    await createProduct('Ash chair', { vendor: 'Bo' });
    const list = [
      ['TITLE', 'STARTS_WITH', 'oak'],
      ['VENDOR', 'EQUALS', 'bo'],
    ] as const;
    expect(await titles(await create({ title: 'All', ruleSet: rules(false, ...list) }))).toEqual([
      'Oak chair',
    ]);
    expect(await titles(await create({ title: 'Any', ruleSet: rules(true, ...list) }))).toEqual([
      'Oak table',
      'Oak chair',
      'Ash chair',
    ]);
    const without = rules(false, ['TITLE', 'NOT_CONTAINS', 'oak']);
    expect(await titles(await create({ title: 'Not', ruleSet: without }))).toEqual(['Ash chair']);
  });

  test('on variants must be met by one and the same variant', async () => {
    await createProduct('Spread', {}, ['5', '50']);
    await createProduct('Middle', {}, ['20']);
    const between = rules(
      false,
      ['VARIANT_PRICE', 'GREATER_THAN', '10'],
      ['VARIANT_PRICE', 'LESS_THAN', '30'],
    );
    expect(await titles(await create({ title: 'Between', ruleSet: between }))).toEqual(['Middle']);
  });

  test('keep products from being added or removed by hand', async () => {
    const { id: product } = await createProduct('Table');
    const id = await create({ title: 'Wood', ruleSet: rules(false, ['TAG', 'EQUALS', 'oak']) });
    const change = async (name: string): Promise<unknown> =>
      store.get(
        `mutation ($id: ID!, $productIds: [ID!]!) { ${name}(id: $id, productIds: $productIds) { userErrors { field message } } }`,
        { id, productIds: [product] },
      );
    const add = { field: ['id'], message: "Can't manually add products to a smart collection" };
    expect(await change('collectionAddProducts')).toEqual({ userErrors: [add] });
    expect(await change('collectionAddProductsV2')).toEqual({ userErrors: [add] });
    expect(await change('collectionRemoveProducts')).toEqual({
      userErrors: [{ field: ['id'], message: "Can't manually remove products from a smart collection" }],
    });
  });

  test('may be an empty list when a collection is made, but must be a list', async () => {
    const empty = { appliedDisjunctively: false, rules: [] };
    expect(await store.get(createDocument, { input: { title: 'Plain', ruleSet: empty } })).toMatchObject({
      collection: { ruleSet: null },
      userErrors: [],
    });
    const missing = { appliedDisjunctively: false };
    expect(await store.get(createDocument, { input: { title: 'None', ruleSet: missing } })).toEqual({
      collection: null,
      userErrors: [{ field: ['ruleSet', 'rules'], message: 'Rules cannot be an empty set' }],
    });
  });

  test('are replaced by a job, in collections that have rules, by others', async () => {
    const ruleSet = rules(false, ['TAG', 'EQUALS', 'ash']);
    const smart = await create({ title: 'Smart', ruleSet: rules(false, ['TAG', 'EQUALS', 'oak']) });
    expect(await store.get(updateDocument, { input: { id: smart, ruleSet } })).toEqual({
      collection: { ruleSet: { rules: [{ condition: 'ash' }] } },
      job: { done: false },
      userErrors: [],
    });
    const none = { appliedDisjunctively: false, rules: [] };
    expect(await store.get(updateDocument, { input: { id: smart, ruleSet: none } })).toMatchObject({
      userErrors: [{ field: ['ruleSet', 'rules'], message: 'Rules cannot be an empty set' }],
    });
    const custom = await create({ title: 'Custom' });
    expect(await store.get(updateDocument, { input: { id: custom, ruleSet } })).toEqual({
      collection: null,
      job: null,
      userErrors: [{ field: ['id'], message: 'Cannot update rule set of a custom collection' }],
    });
  });
});

describe('sources', () => {
  test('join what was chosen and what meets the conditions, without what is excluded', async () => {
    await createProduct('Oak table', { tags: ['oak'], vendor: 'Ada' });
    await createProduct('Oak chair', { tags: ['oak'], vendor: 'Bo' });
    const { id: chosen } = await createProduct('Lamp');
    const { id: barred } = await createProduct('Oak bed', { tags: ['oak'] });
    const id = await fromSources(
      including(
        {
          matchType: 'ALL',
          conditions: [{ productTag: { values: ['oak'], relation: 'TAGGED_WITH', matchType: 'ANY' } }],
          selections: [{ productId: chosen }],
        },
        {
          exclusion: {
            matchType: 'ANY',
            conditions: [{ productVendor: { values: ['Bo'], relation: 'EQUALS', matchType: 'ANY' } }],
            selections: [{ productId: barred }],
          },
        },
      ),
    );
    expect(await titles(id)).toEqual(['Oak table', 'Lamp']);
    const document = `query ($id: ID!) { collection(id: $id) { ruleSet { appliedDisjunctively } sources { title
      ... on CollectionConditionsSource { shareable targetType
        inclusion { matchType selections(first: 5) { nodes { product { title } variantIds } }
          conditions { __typename ... on CollectionSourceInclusionConditionProductTag { relation values matchType } } }
        exclusion { matchType selections(first: 5) { nodes { product { title } } }
          conditions { __typename ... on CollectionSourceExclusionConditionProductVendor { relation values } } } } } } }`;
    expect(await store.get(document, { id })).toEqual({
      ruleSet: null,
      sources: [
        {
          title: 'Source',
          shareable: false,
          targetType: 'PRODUCTS',
          inclusion: {
            matchType: 'ALL',
            selections: { nodes: [{ product: { title: 'Lamp' }, variantIds: null }] },
            conditions: [
              {
                __typename: 'CollectionSourceInclusionConditionProductTag',
                relation: 'TAGGED_WITH',
                values: ['oak'],
                matchType: 'ANY',
              },
            ],
          },
          exclusion: {
            matchType: 'ANY',
            selections: { nodes: [{ product: { title: 'Oak bed' } }] },
            conditions: [
              {
                __typename: 'CollectionSourceExclusionConditionProductVendor',
                relation: 'EQUALS',
                values: ['Bo'],
              },
            ],
          },
        },
      ],
    });
  });

  test('of variants hold only the variants that meet the conditions or were chosen', async () => {
    const { id: product, variants } = await createProduct('Table', {}, ['5', '50', '500']);
    const value = { amount: '100', currencyCode: 'CAD' };
    const collectionId = await fromSources(
      including(
        {
          conditions: [{ variantPrice: { relation: 'GREATER_THAN', value } }],
          selections: [{ productId: product, variantIds: [variants[0]] }],
        },
        { targetType: 'VARIANTS' },
      ),
    );
    const document = `query ($id: ID!, $collectionId: ID!) { product(id: $id) {
      variantsInCollectionCount(collectionId: $collectionId) { count }
      variantsInCollection(collectionId: $collectionId, first: 5) { nodes { price } } } }`;
    expect(await store.get(document, { id: product, collectionId })).toEqual({
      variantsInCollectionCount: { count: 2 },
      variantsInCollection: { nodes: [{ price: '5.00' }, { price: '500.00' }] },
    });
  });

  test('can be other collections, but neither the collection itself nor one that takes in others', async () => {
    const { id: product } = await createProduct('Lamp');
    const inner = await create({ title: 'Inner', products: [product] });
    const outer = await fromSources({ subCollections: { title: 'Sub', collectionIds: [inner] } });
    expect(await titles(outer)).toEqual(['Lamp']);
    const link = async (id: string, collectionIds: readonly string[]): Promise<unknown> =>
      store.get(updateDocument, {
        collection: { id, sourcesToCreate: [{ subCollections: { title: 'Sub', collectionIds } }] },
      });
    const field = ['sourcesToCreate', '0', 'subCollections', 'collectionIds', '0'];
    expect(await link(inner, [inner])).toMatchObject({ userErrors: [{ field }] });
    expect(await link(inner, [outer])).toMatchObject({ userErrors: [{ field }] });
  });

  test('are created, changed and deleted by an update, without a job', async () => {
    const [{ id: lamp }, { id: chair }] = [await createProduct('Lamp'), await createProduct('Chair')];
    const id = await fromSources(including({ selections: [{ productId: lamp }] }));
    const sourcesOf = async (): Promise<readonly string[]> => {
      const found = await store.get('query ($id: ID!) { collection(id: $id) { sources { id } } }', { id });
      return (at(found, 'sources') as readonly { readonly id: string }[]).map((source) => source.id);
    };
    const [source] = await sourcesOf();
    const inclusion = {
      selectionsToAdd: [{ productId: chair }],
      selectionsToRemove: [{ productId: lamp }],
    };
    const sourcesToUpdate = [{ condition: { id: source, inclusion } }];
    expect(await store.get(updateDocument, { collection: { id, sourcesToUpdate } })).toMatchObject({
      job: null,
      userErrors: [],
    });
    expect(await titles(id)).toEqual(['Chair']);
    const sourcesToCreate = [including({ selections: [{ productId: lamp }] })];
    await store.get(updateDocument, { collection: { id, sourcesToCreate, sourcesToDelete: [source] } });
    expect(await titles(id)).toEqual(['Lamp']);
    expect(await sourcesOf()).toHaveLength(1);
    expect(await store.get(updateDocument, { collection: { id, sourcesToDelete: [source] } })).toMatchObject({
      userErrors: [{ field: ['sourcesToDelete', '0'], message: 'Source does not exist' }],
    });
  });

  test('say which part of them is wrong', async () => {
    const sources = [
      including({
        selections: [{ productId: 'gid://shopify/Product/1' }],
        conditions: [{ productTag: { values: [], relation: 'TAGGED_WITH', matchType: 'ANY' } }],
      }),
      { shareableSource: { sourceId: 'gid://shopify/CollectionConditionsSource/1' } },
    ];
    expect(await store.get(createDocument, { collection: { title: 'Made', sources } })).toEqual({
      collection: null,
      userErrors: [
        {
          field: ['sources', '0', 'source', 'inclusion', 'conditions', '0', 'productTag', 'values'],
          message: "Values can't be blank",
        },
        {
          field: ['sources', '0', 'source', 'inclusion', 'selections', '0', 'productId'],
          message: 'Product does not exist',
        },
        { field: ['sources', '1', 'shareableSource', 'sourceId'], message: 'Source does not exist' },
      ],
    });
  });
});

test('a shareable source is made once, linked to collections, and gone from all of them when it is deleted', async () => {
  await createProduct('Oak table', { tags: ['oak'] });
  const conditions = [{ productTag: { values: ['oak'], relation: 'TAGGED_WITH', matchType: 'ANY' } }];
  const made = await store.get(
    `mutation ($input: CollectionCreateConditionsSourceInput!) { collectionConditionsSourceCreate(input: $input) {
      source { id shareable app { title } products(first: 5) { nodes { title } } } userErrors { field } } }`,
    { input: { title: 'Oak', inclusion: { conditions } } },
  );
  expect(made).toEqual({
    source: {
      id: expect.any(String),
      shareable: true,
      app: { title: 'Backstock' },
      products: { nodes: [{ title: 'Oak table' }] },
    },
    userErrors: [],
  });
  const sourceId = idAt(made, 'source');
  const id = await fromSources({ shareableSource: { sourceId } });
  expect(await titles(id)).toEqual(['Oak table']);
  const updated = await store.get(
    `mutation ($input: CollectionUpdateConditionsSourceInput!) {
      collectionConditionsSourceUpdate(input: $input) { source { title } userErrors { field } } }`,
    {
      input: {
        id: sourceId,
        title: 'Ash',
        inclusion: {
          conditionsToCreate: [{ productTitle: { values: ['x'], relation: 'CONTAINS', matchType: 'ANY' } }],
        },
      },
    },
  );
  expect(updated).toEqual({ source: { title: 'Ash' }, userErrors: [] });
  expect(await titles(id)).toEqual([]);
  const deleted =
    'mutation ($id: ID!) { collectionConditionsSourceDelete(id: $id) { deletedId userErrors { message } } }';
  expect(await store.get(deleted, { id: sourceId })).toEqual({ deletedId: sourceId, userErrors: [] });
  expect(await store.get('query ($id: ID!) { collection(id: $id) { sources { id } } }', { id })).toEqual({
    sources: [],
  });
});

test('a condition asks for a metafield whose definition allows it', async () => {
  const define = `mutation ($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) {
    createdDefinition { id } } }`;
  const definition = {
    name: 'Season',
    namespace: 'care',
    key: 'season',
    ownerType: 'PRODUCT',
    type: 'single_line_text_field',
  };
  const capabilities = { smartCollectionCondition: { enabled: true } };
  const defined = await store.get(define, { definition: { ...definition, capabilities } });
  const definitionId = idAt(defined, 'createdDefinition');
  await createProduct('Spade', {
    metafields: [{ namespace: 'care', key: 'season', type: 'single_line_text_field', value: 'Spring' }],
  });
  await createProduct('Sled');
  const metafieldString = { definitionId, values: ['spring'], relation: 'EQUALS', matchType: 'ANY' };
  expect(await titles(await fromSources(including({ conditions: [{ metafieldString }] })))).toEqual([
    'Spade',
  ]);
  const asked = `{ collectionRulesConditions { ruleType allowedRelations ruleObject { ... on CollectionRuleMetafieldCondition {
    metafieldDefinition { key } } } } }`;
  expect(((await store.get(asked)) as readonly object[]).at(-1)).toEqual({
    ruleType: 'PRODUCT_METAFIELD_DEFINITION',
    allowedRelations: ['EQUALS'],
    ruleObject: { metafieldDefinition: { key: 'season' } },
  });
});
