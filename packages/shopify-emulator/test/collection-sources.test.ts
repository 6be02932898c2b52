import { describe, expect, test } from 'vitest';
import { createDocument, including, openCollections, updateDocument } from './collection-store.ts';
import { at, idAt } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openCollections());

describe('sources', () => {
  test('join what was chosen and what meets the conditions, without what is excluded', async () => {
    await store.createProduct('Oak table', { tags: ['oak'], vendor: 'Ada' });
    await store.createProduct('Oak chair', { tags: ['oak'], vendor: 'Bo' });
    const { id: chosen } = await store.createProduct('Lamp');
    const { id: barred } = await store.createProduct('Oak bed', { tags: ['oak'] });
    const id = await store.fromSources(
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
    expect(await store.titles(id)).toEqual(['Oak table', 'Lamp']);
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
    const { id: product, variants } = await store.createProduct('Table', {}, ['5', '50', '500']);
    const value = { amount: '100', currencyCode: 'CAD' };
    const collectionId = await store.fromSources(
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
    const { id: product } = await store.createProduct('Lamp');
    const inner = await store.create({ title: 'Inner', products: [product] });
    const outer = await store.fromSources({ subCollections: { title: 'Sub', collectionIds: [inner] } });
    expect(await store.titles(outer)).toEqual(['Lamp']);
    const link = async (id: string, collectionIds: readonly string[]): Promise<unknown> =>
      store.get(updateDocument, {
        collection: { id, sourcesToCreate: [{ subCollections: { title: 'Sub', collectionIds } }] },
      });
    const field = ['sourcesToCreate', '0', 'subCollections', 'collectionIds', '0'];
    expect(await link(inner, [inner])).toMatchObject({ userErrors: [{ field }] });
    expect(await link(inner, [outer])).toMatchObject({ userErrors: [{ field }] });
  });

  test('are created, changed and deleted by an update, without a job', async () => {
    const [{ id: lamp }, { id: chair }] = [
      await store.createProduct('Lamp'),
      await store.createProduct('Chair'),
    ];
    const id = await store.fromSources(including({ selections: [{ productId: lamp }] }));
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
    expect(await store.titles(id)).toEqual(['Chair']);
    const sourcesToCreate = [including({ selections: [{ productId: lamp }] })];
    await store.get(updateDocument, { collection: { id, sourcesToCreate, sourcesToDelete: [source] } });
    expect(await store.titles(id)).toEqual(['Lamp']);
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
  await store.createProduct('Oak table', { tags: ['oak'] });
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
  const id = await store.fromSources({ shareableSource: { sourceId } });
  expect(await store.titles(id)).toEqual(['Oak table']);
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
  expect(await store.titles(id)).toEqual([]);
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
  await store.createProduct('Spade', {
    metafields: [{ namespace: 'care', key: 'season', type: 'single_line_text_field', value: 'Spring' }],
  });
  await store.createProduct('Sled');
  const metafieldString = { definitionId, values: ['spring'], relation: 'EQUALS', matchType: 'ANY' };
  expect(
    await store.titles(await store.fromSources(including({ conditions: [{ metafieldString }] }))),
  ).toEqual(['Spade']);
  const asked = `{ collectionRulesConditions { ruleType allowedRelations ruleObject { ... on CollectionRuleMetafieldCondition {
    metafieldDefinition { key } } } } }`;
  expect(((await store.get(asked)) as readonly object[]).at(-1)).toEqual({
    ruleType: 'PRODUCT_METAFIELD_DEFINITION',
    allowedRelations: ['EQUALS'],
    ruleObject: { metafieldDefinition: { key: 'season' } },
  });
});
