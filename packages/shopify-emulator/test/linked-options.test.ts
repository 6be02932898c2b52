import { beforeEach, describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';
import { createWood, defineWood, defineWoodMetafield } from './wood-entries.ts';

const store = await shareStore(openStore());
let product: string;
let definition: string;
let oak: string;
let ash: string;
beforeEach(async () => {
  definition = await defineWood(store);
  [oak, ash] = [await createWood(store, 'Oak'), await createWood(store, 'Ash')];
  product = idAt(
    await store.get('mutation { productCreate(product: { title: "Table" }) { product { id } } }'),
    'product',
  );
});

const link = (values?: readonly string[], namespace = 'custom'): object => ({
  linkedMetafield: { namespace, key: 'wood', ...(values === undefined ? {} : { values }) },
});
const addOptions = async (...options: readonly object[]): Promise<unknown> =>
  store.get(
    `mutation ($id: ID!, $options: [OptionCreateInput!]!) { productOptionsCreate(productId: $id, options: $options) {
      product { options { name linkedMetafield { namespace key } optionValues { name linkedMetafieldValue swatch { color } } }
        metafield(namespace: "custom", key: "wood") { type value } variants(first: 3) { nodes { title } } }
      userErrors { field message code } } }`,
    { id: product, options },
  );
const rename = async (id: string, values: object): Promise<unknown> =>
  store.get(
    `mutation ($id: ID!, $values: JSON!) { metaobjectUpdate(id: $id, metaobject: { values: $values }) {
      metaobject { displayName } userErrors { field message code elementKey } } }`,
    { id, values },
  );

describe('an option that is linked to a metafield', () => {
  test('has the entries that the metafield lists as its values', async () => {
    expect(await addOptions(link([oak, ash]))).toEqual({
      product: {
        options: [
          {
            name: 'Wood',
            linkedMetafield: { namespace: 'custom', key: 'wood' },
            optionValues: [
              { name: 'Oak', linkedMetafieldValue: oak, swatch: { color: '#aa7744' } },
              { name: 'Ash', linkedMetafieldValue: ash, swatch: { color: '#aa7744' } },
            ],
          },
        ],
        metafield: { type: 'list.metaobject_reference', value: JSON.stringify([oak, ash]) },
        variants: { nodes: [{ title: 'Oak' }] },
      },
      userErrors: [],
    });
  });

  test('takes the values that the metafield has already', async () => {
    const metafield = {
      ownerId: product,
      namespace: 'custom',
      key: 'wood',
      type: 'list.metaobject_reference',
      value: JSON.stringify([ash]),
    };
    await store.get(
      'mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }',
      { metafields: [metafield] },
    );
    const answer = await addOptions({ name: 'Timber', ...link() });
    expect(at(answer, 'product', 'options', 0)).toMatchObject({
      name: 'Timber',
      optionValues: [{ name: 'Ash', linkedMetafieldValue: ash }],
    });
  });

  test('takes values that name their entries one by one', async () => {
    const answer = await addOptions({ ...link(), values: [{ linkedMetafieldValue: oak }] });
    expect(at(answer, 'product', 'options', 0, 'optionValues', 0, 'name')).toBe('Oak');
  });

  test.each<[string, () => object, readonly string[], string]>([
    [
      'of no definition',
      () => ({ linkedMetafield: { namespace: 'custom', key: 'stone', values: [oak] } }),
      ['linkedMetafield'],
      'LINKED_METAFIELD_DEFINITION_NOT_FOUND',
    ],
    [
      'without values',
      () => link(),
      ['linkedMetafield', 'values'],
      'MISSING_METAFIELD_VALUES_FOR_LINKED_OPTION',
    ],
    [
      'with an entry that is gone',
      () => link(['gid://shopify/Metaobject/77777777']),
      ['linkedMetafield', 'values'],
      'INVALID_METAFIELD_VALUE_FOR_LINKED_OPTION',
    ],
    [
      'with values by name',
      () => ({ ...link(), values: [{ name: 'Oak' }] }),
      [],
      'CANNOT_COMBINE_LINKED_METAFIELD_AND_OPTION_VALUES',
    ],
    [
      'that is not linked after all',
      () => ({ name: 'Wood', values: [{ name: 'Oak', linkedMetafieldValue: oak }] }),
      [],
      'LINKED_METAFIELD_VALUE_WITHOUT_LINKED_OPTION',
    ],
  ])('is refused %s', async (_case, option, path, code) => {
    expect(at(await addOptions(option()), 'userErrors')).toMatchObject([
      { field: ['options', '0', ...path], code },
    ]);
  });

  test('keeps the metafield for itself', async () => {
    expect(at(await addOptions(link([oak]), { name: 'Again', ...link([ash]) }), 'userErrors')).toMatchObject([
      { field: ['options', '1'], code: 'DUPLICATE_LINKED_OPTION' },
    ]);
    await addOptions(link([oak]));
    expect(at(await addOptions({ name: 'Again', ...link([ash]) }), 'userErrors')).toMatchObject([
      { field: ['options', '0'], code: 'OPTION_LINKED_METAFIELD_ALREADY_TAKEN' },
    ]);
  });

  test('is called as its definition, unless another option is', async () => {
    await addOptions({ name: 'WOOD', values: [{ name: 'Any' }] });
    expect(at(await addOptions(link([oak])), 'userErrors')).toEqual([
      { field: ['options', '0'], message: "Option 'Wood' already exists.", code: 'OPTION_ALREADY_EXISTS' },
    ]);
  });

  test('keeps a metafield of the app for itself, however that is written', async () => {
    await defineWoodMetafield(store, definition, '$app');
    const added = await addOptions(link([oak], '$app'));
    const namespace = String(at(added, 'product', 'options', 0, 'linkedMetafield', 'namespace'));
    for (const written of ['$app', namespace])
      expect(at(await addOptions({ name: 'Again', ...link([ash], written) }), 'userErrors')).toMatchObject([
        { field: ['options', '0'], code: 'OPTION_LINKED_METAFIELD_ALREADY_TAKEN' },
      ]);
  });
});

describe('an entry that is an option value', () => {
  beforeEach(async () => {
    await addOptions(link([oak, ash]));
  });

  test('gives the value its new name', async () => {
    await rename(ash, { label: 'Elm' });
    const { data } = await store.ask(
      'query ($id: ID!) { product(id: $id) { options { optionValues { name } } } }',
      {
        id: product,
      },
    );
    expect(at(data, 'product', 'options', 0, 'optionValues')).toEqual([{ name: 'Oak' }, { name: 'Elm' }]);
  });

  test('cannot have the name of another value', async () => {
    expect(await rename(ash, { label: 'Oak' })).toEqual({
      metaobject: null,
      userErrors: [
        {
          field: ['metaobject', 'values', 'label'],
          message:
            'The display name you have chosen is already in use as an option value. Choose a different name to avoid conflicts.',
          code: 'DISPLAY_NAME_CONFLICT',
          elementKey: null,
        },
      ],
    });
  });

  test('can have the name of an entry that is none', async () => {
    await createWood(store, 'Elm');
    expect(at(await rename(ash, { label: 'Elm' }), 'metaobject')).toEqual({ displayName: 'Elm' });
  });

  test('stays, and its definition with the field that names it', async () => {
    const answer = await store.get(
      'mutation ($id: ID!) { metaobjectDelete(id: $id) { deletedId userErrors { field code } } }',
      { id: oak },
    );
    const expected = { deletedId: null, userErrors: [{ field: ['id'], code: 'REFERENCE_EXISTS_ERROR' }] };
    expect(answer).toEqual(expected);
    expect(
      await store.get(
        'mutation ($id: ID!) { metaobjectDefinitionDelete(id: $id) { deletedId userErrors { field code } } }',
        { id: definition },
      ),
    ).toEqual(expected);
    expect(
      await store.get(
        `mutation ($id: ID!) { metaobjectDefinitionUpdate(id: $id, definition: { displayNameKey: "other" }) {
          userErrors { field message code } } }`,
        { id: definition },
      ),
    ).toEqual({
      userErrors: [
        {
          field: ['definition', 'displayNameKey'],
          message: 'Cannot change display name field when metaobject is used in product options',
          code: 'IMMUTABLE',
        },
      ],
    });
  });
});
