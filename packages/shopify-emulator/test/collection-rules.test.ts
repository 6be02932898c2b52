import { describe, expect, test } from 'vitest';
import { createDocument, including, openCollections, rulesOf, updateDocument } from './collection-store.ts';
import { at, idAt } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openCollections());

describe('rules', () => {
  test('are shown as they were given', async () => {
    const ruleSet = rulesOf(true, ['TAG', 'EQUALS', 'Oak'], ['VARIANT_PRICE', 'LESS_THAN', '9.5']);
    const created = await store.get(createDocument, { input: { title: 'Wood', ruleSet } });
    expect(at(created, 'collection', 'ruleSet')).toEqual(ruleSet);
  });

  test('take products in and out as they change', async () => {
    const { id } = await store.createProduct('Table', { tags: ['oak'] });
    const collection = await store.create({
      title: 'Wood',
      ruleSet: rulesOf(false, ['TAG', 'EQUALS', 'OAK']),
    });
    expect(await store.titles(collection)).toEqual(['Table']);
    await store.get(
      'mutation ($id: ID!) { productUpdate(product: { id: $id, tags: ["ash"] }) { product { id } } }',
      { id },
    );
    expect(await store.titles(collection)).toEqual([]);
    const asked = `query ($id: ID!, $collection: ID!) { product(id: $id) {
      inCollection(id: $collection) collections(first: 5) { nodes { id } } } }`;
    expect(await store.get(asked, { id, collection })).toEqual({
      inCollection: false,
      collections: { nodes: [] },
    });
  });

  test('are all to be met, or any of them', async () => {
    await store.createProduct('Oak table', { vendor: 'Ada' });
    await store.createProduct('Oak chair', { vendor: 'Bo' });
    await store.createProduct('Ash chair', { vendor: 'Bo' });
    const list = [
      ['TITLE', 'STARTS_WITH', 'oak'],
      ['VENDOR', 'EQUALS', 'bo'],
    ] as const;
    expect(
      await store.titles(await store.create({ title: 'All', ruleSet: rulesOf(false, ...list) })),
    ).toEqual(['Oak chair']);
    expect(await store.titles(await store.create({ title: 'Any', ruleSet: rulesOf(true, ...list) }))).toEqual(
      ['Oak table', 'Oak chair', 'Ash chair'],
    );
    const without = rulesOf(false, ['TITLE', 'NOT_CONTAINS', 'oak']);
    expect(await store.titles(await store.create({ title: 'Not', ruleSet: without }))).toEqual(['Ash chair']);
  });

  test('on variants must be met by one and the same variant', async () => {
    await store.createProduct('Spread', {}, ['5', '50']);
    await store.createProduct('Middle', {}, ['20']);
    const between = rulesOf(
      false,
      ['VARIANT_PRICE', 'GREATER_THAN', '10'],
      ['VARIANT_PRICE', 'LESS_THAN', '30'],
    );
    expect(await store.titles(await store.create({ title: 'Between', ruleSet: between }))).toEqual([
      'Middle',
    ]);
  });

  test('keep products from being added or removed by hand', async () => {
    const { id: product } = await store.createProduct('Table');
    const id = await store.create({ title: 'Wood', ruleSet: rulesOf(false, ['TAG', 'EQUALS', 'oak']) });
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
    const ruleSet = rulesOf(false, ['TAG', 'EQUALS', 'ash']);
    const smart = await store.create({ title: 'Smart', ruleSet: rulesOf(false, ['TAG', 'EQUALS', 'oak']) });
    expect(await store.get(updateDocument, { input: { id: smart, ruleSet } })).toEqual({
      collection: { ruleSet: { rules: [{ condition: 'ash' }] } },
      job: { done: false },
      userErrors: [],
    });
    const none = { appliedDisjunctively: false, rules: [] };
    expect(await store.get(updateDocument, { input: { id: smart, ruleSet: none } })).toMatchObject({
      userErrors: [{ field: ['ruleSet', 'rules'], message: 'Rules cannot be an empty set' }],
    });
    const custom = await store.create({ title: 'Custom' });
    expect(await store.get(updateDocument, { input: { id: custom, ruleSet } })).toEqual({
      collection: null,
      job: null,
      userErrors: [{ field: ['id'], message: 'Cannot update rule set of a custom collection' }],
    });
  });

  test('are none any more where the collection holds what no rules can tell', async () => {
    const ruleSet = rulesOf(true, ['TAG', 'EQUALS', 'oak'], ['TAG', 'EQUALS', 'ash']);
    const id = await store.create({ title: 'Wood', ruleSet });
    const read = `query ($id: ID!) { collection(id: $id) { ruleSet { appliedDisjunctively } sources { id } } }`;
    const source = idAt(await store.get(read, { id }), 'sources', 0);
    const change = (condition: object): Promise<unknown> =>
      store.update({ id, sourcesToUpdate: [{ condition: { id: source, ...condition } }] });
    await change({ inclusion: { matchType: 'ALL' } });
    expect(await store.get(read, { id })).toMatchObject({ ruleSet: { appliedDisjunctively: false } });
    const vendor = { values: ['Ada'], relation: 'EQUALS', matchType: 'ANY' };
    await change({ exclusion: { conditionsToCreate: [{ productVendor: vendor }] } });
    expect(await store.get(read, { id })).toMatchObject({ ruleSet: null });
  });

  test.each([
    [{ variantCompareAtPrice: { relation: 'IS_SET' } }, ['IS_PRICE_REDUCED', 'IS_SET', '']],
    [{ variantInventory: { relation: 'LESS_THAN', value: 5 } }, ['VARIANT_INVENTORY', 'LESS_THAN', '5']],
    [
      { variantWeight: { relation: 'LESS_THAN', value: { value: 2, unit: 'KILOGRAMS' } } },
      ['VARIANT_WEIGHT', 'LESS_THAN', '2'],
    ],
    [{ variantWeight: { relation: 'LESS_THAN', value: { value: 2, unit: 'POUNDS' } } }, null],
    [
      { productTag: { values: ['a'], relation: 'NOT_TAGGED_WITH', matchType: 'ANY' } },
      ['TAG', 'NOT_EQUALS', 'a'],
    ],
    [{ productTag: { values: ['a', 'b'], relation: 'TAGGED_WITH', matchType: 'ANY' } }, null],
  ] as const)('of the condition %j are %j', async (condition, rule) => {
    const id = await store.fromSources(including({ conditions: [condition] }));
    const read = `query ($id: ID!) { collection(id: $id) {
      ruleSet { appliedDisjunctively rules { column relation condition } } } }`;
    expect(await store.get(read, { id })).toEqual({
      ruleSet: rule === null ? null : rulesOf(false, rule),
    });
  });
});
