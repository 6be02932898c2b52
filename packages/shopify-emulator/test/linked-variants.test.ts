import { beforeEach, describe, expect, test } from 'vitest';
import { bulkCreate, openCatalog, option, optionsCreate } from './open-catalog.ts';
import { at, idAt } from './open-store.ts';
import { shareStore } from './shared-store.ts';
import { createWood, defineWood } from './wood-entries.ts';

const updateDocument = `mutation ($productId: ID!, $option: OptionUpdateInput!, $add: [OptionValueCreateInput!],
  $update: [OptionValueUpdateInput!]) {
  productOptionUpdate(productId: $productId, option: $option, optionValuesToAdd: $add, optionValuesToUpdate: $update) {
    product { id } userErrors { field message code } } }`;
const setDocument = `mutation ($identifier: ProductSetIdentifiers, $input: ProductSetInput!) {
  productSet(identifier: $identifier, input: $input) { product { id } userErrors { field message code } } }`;

const shop = await shareStore(openCatalog());
/** Ids of entries by their names. */
let entries: Readonly<Record<string, string>>;
beforeEach(async () => {
  await defineWood(shop);
  const names = ['Oak', 'Ash', 'Elm'];
  const ids = await Promise.all(names.map(async (name) => createWood(shop, name)));
  entries = Object.fromEntries(names.map((name, index) => [name, ids[index] ?? '']));
});

const link = (...names: readonly string[]): object => ({
  namespace: 'custom',
  key: 'wood',
  values: names.map((name) => entries[name]),
});
const chooseEntry = (name: string): object => ({ optionName: 'Wood', linkedMetafieldValue: entries[name] });

/** A product whose option lists Oak and Ash; its variant is Oak. */
const addTable = async (): Promise<string> => {
  const productId = await shop.addProduct();
  await shop.get(optionsCreate, { productId, options: [{ linkedMetafield: link('Oak', 'Ash') }] });
  return productId;
};

/** What the metafield of the product lists, by the names of the entries. */
const listed = async (id: string): Promise<readonly (string | undefined)[]> => {
  const document = `query ($id: ID!) { product(id: $id) { metafield(namespace: "custom", key: "wood") { jsonValue } } }`;
  const ids = at(await shop.get(document, { id }), 'metafield', 'jsonValue') as readonly string[];
  return ids.map((entry) => Object.keys(entries).find((name) => entries[name] === entry));
};

describe('a variant of a linked option', () => {
  const create = async (productId: string, choice: object): Promise<unknown> =>
    at(await shop.get(bulkCreate, { productId, variants: [{ optionValues: [choice] }] }), 'userErrors');

  test('chooses an entry, which the metafield then lists', async () => {
    const id = await addTable();
    expect(await create(id, chooseEntry('Ash'))).toEqual([]);
    expect(await create(id, chooseEntry('Elm'))).toEqual([]);
    expect([await shop.titles(id), await listed(id)]).toEqual([
      ['Oak', 'Ash', 'Elm'],
      ['Oak', 'Ash', 'Elm'],
    ]);
  });

  test('chooses a value that is there by its name, but brings no name of its own', async () => {
    const id = await addTable();
    expect(await create(id, { optionName: 'Wood', name: 'ash' })).toEqual([]);
    expect(await create(id, { optionName: 'Wood', name: 'Yew' })).toEqual([
      {
        field: ['variants', '0', 'optionValues', '0', 'name'],
        message: 'Cannot set name for an option value linked to a metafield.',
        code: 'CANNOT_SET_NAME_FOR_LINKED_OPTION_VALUE',
      },
    ]);
  });

  test('cannot choose an entry that the metafield does not take', async () => {
    const id = await addTable();
    const choice = { optionName: 'Wood', linkedMetafieldValue: 'gid://shopify/Metaobject/77777777' };
    expect(await create(id, choice)).toMatchObject([
      {
        field: ['variants', '0', 'optionValues', '0', 'linkedMetafieldValue'],
        message: 'Invalid metafield value for linked option.',
      },
    ]);
  });

  test('is no variant of an option that is not linked', async () => {
    const productId = await shop.addProduct();
    await shop.get(optionsCreate, { productId, options: [option('Wood', 'Oak')] });
    expect(await create(productId, chooseEntry('Ash'))).toMatchObject([
      { message: "Cannot specify 'linkedMetafieldValue' for an option that is not linked to a metafield." },
    ]);
  });
});

describe('productOptionUpdate', () => {
  const optionOf = async (id: string): Promise<{ id: string; values: readonly string[] }> => {
    const document = `query ($id: ID!) { product(id: $id) { options { id optionValues { id } } } }`;
    const read = at(await shop.get(document, { id }), 'options', 0);
    const values = at(read, 'optionValues') as readonly { readonly id: string }[];
    return { id: idAt(read), values: values.map((value) => value.id) };
  };
  const update = async (productId: string, variables: object): Promise<unknown> =>
    at(await shop.get(updateDocument, { productId, ...variables }), 'userErrors');

  test('adds entries and gives values others', async () => {
    const id = await addTable();
    const read = await optionOf(id);
    const variables = {
      option: { id: read.id },
      update: [{ id: read.values[1], linkedMetafieldValue: entries['Elm'] }],
      add: [{ linkedMetafieldValue: entries['Ash'] }],
    };
    expect(await update(id, variables)).toEqual([]);
    expect(await shop.options(id)).toEqual(['Wood: Oak, (Elm), (Ash)']);
    expect(await listed(id)).toEqual(['Oak', 'Elm', 'Ash']);
  });

  test('does not mix entries and names', async () => {
    const id = await addTable();
    const read = await optionOf(id);
    expect(await update(id, { option: { id: read.id }, add: [{ name: 'Yew' }] })).toEqual([
      {
        field: ['optionValuesToAdd', '0'],
        message: 'An option cannot have both metafield linked and nonlinked option values.',
        code: 'CANNOT_COMBINE_LINKED_AND_NONLINKED_OPTION_VALUES',
      },
    ]);
  });

  test('links an option when every value gets an entry, and unlinks it', async () => {
    const productId = await shop.addProduct();
    await shop.get(optionsCreate, { productId, options: [option('Timber', 'Brown', 'Grey')] });
    const read = await optionOf(productId);
    const linked = { id: read.id, linkedMetafield: { namespace: 'custom', key: 'wood' } };
    const change = (index: number, name: string): object => ({
      id: read.values[index],
      linkedMetafieldValue: entries[name],
    });
    expect(await update(productId, { option: linked, update: [change(0, 'Oak')] })).toEqual([
      {
        field: ['option', 'linkedMetafield'],
        message:
          'Updating the linked_metafield of an option requires a linked_metafield_value for each option value.',
        code: 'LINKED_OPTION_UPDATE_MISSING_VALUES',
      },
    ]);
    expect(await update(productId, { option: linked, update: [change(0, 'Oak'), change(1, 'Ash')] })).toEqual(
      [],
    );
    expect([await shop.options(productId), await listed(productId)]).toEqual([
      ['Timber: Oak, (Ash)'],
      ['Oak', 'Ash'],
    ]);
    await update(productId, { option: { id: read.id, linkedMetafield: null } });
    expect(await update(productId, { option: { id: read.id }, add: [{ name: 'Yew' }] })).toEqual([]);
    expect(await shop.options(productId)).toEqual(['Timber: Oak, (Ash), (Yew)']);
  });
});

describe('productSet', () => {
  const set = async (input: object, others: object = {}): Promise<unknown> =>
    shop.get(setDocument, { input, ...others });
  const table = (...names: readonly string[]): object => ({
    title: 'Table',
    metafields: [],
    productOptions: [{ name: 'Wood', linkedMetafield: link(...names) }],
    variants: names.map((name) => ({ optionValues: [chooseEntry(name)] })),
  });

  test('makes linked options and keeps the variants of the same entries', async () => {
    const id = idAt(await set(table('Oak', 'Ash')), 'product');
    const [, ash] = await shop.variantIds(id);
    expect(at(await set(table('Ash', 'Elm'), { identifier: { id } }), 'userErrors')).toEqual([]);
    expect([await shop.titles(id), await listed(id)]).toEqual([
      ['Ash', 'Elm'],
      ['Ash', 'Elm'],
    ]);
    expect((await shop.variantIds(id))[0]).toBe(ash);
  });

  test.each<[string, () => object, string]>([
    ['an entry twice', () => ({ linkedMetafield: link('Oak', 'Oak') }), 'DUPLICATED_METAFIELD_VALUE'],
    [
      'names beside entries',
      () => ({ linkedMetafield: link('Oak'), values: [{ name: 'Yew' }] }),
      'CANNOT_COMBINE_LINKED_AND_NONLINKED_OPTION_VALUES',
    ],
    [
      'a metafield without a definition',
      () => ({ linkedMetafield: { namespace: 'custom', key: 'stone', values: [] } }),
      'LINKED_METAFIELD_DEFINITION_NOT_FOUND',
    ],
    ['no entry', () => ({ linkedMetafield: link() }), 'OPTION_VALUES_MISSING'],
  ])('refuses %s', async (_name, linked, code) => {
    const input = {
      title: 'Table',
      productOptions: [{ name: 'Wood', ...linked() }],
      variants: [{ optionValues: [chooseEntry('Oak')] }],
    };
    expect(at(await set(input), 'userErrors')).toContainEqual(expect.objectContaining({ code }));
  });
});
