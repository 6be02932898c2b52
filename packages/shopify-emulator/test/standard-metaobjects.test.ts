import { describe, expect, test } from 'vitest';
import { metaobjectError, updateDefinition } from './metaobject-documents.ts';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

const enable = async (type: string): Promise<unknown> =>
  store.get(
    `mutation ($type: String!) { standardMetaobjectDefinitionEnable(type: $type) {
      metaobjectDefinition { id name displayNameKey access { storefront } standardTemplate { type name fieldDefinitions { key } }
        fieldDefinitions { key required type { name } validations { value } } }
      userErrors { field message code elementKey elementIndex } } }`,
    { type },
  );

describe('standardMetaobjectDefinitionEnable', () => {
  test('makes the definition of an attribute of products', async () => {
    const answer = await enable('shopify--material');
    expect(answer).toEqual({
      metaobjectDefinition: {
        id: expect.any(String),
        name: 'Material',
        displayNameKey: 'label',
        access: { storefront: 'PUBLIC_READ' },
        standardTemplate: {
          type: 'shopify--material',
          name: 'Material',
          fieldDefinitions: [{ key: 'label' }, { key: 'taxonomy_reference' }],
        },
        fieldDefinitions: [
          { key: 'label', required: true, type: { name: 'single_line_text_field' }, validations: [] },
          {
            key: 'taxonomy_reference',
            required: true,
            type: { name: 'product_taxonomy_value_reference' },
            validations: [{ value: 'material' }],
          },
        ],
      },
      userErrors: [],
    });
    expect(idAt(await enable('shopify--material'), 'metaobjectDefinition')).toBe(
      idAt(answer, 'metaobjectDefinition'),
    );
  });

  test('knows no other types', async () => {
    for (const type of ['shopify--unknown', 'recipe'])
      expect(await enable(type)).toEqual({
        metaobjectDefinition: null,
        userErrors: [metaobjectError(['type'], 'Record not found', 'RECORD_NOT_FOUND')],
      });
  });

  test('changes nothing where the definition is there already', async () => {
    const first = await enable('shopify--size');
    expect(await enable('shopify--size')).toEqual(first);
    expect(store.emulator.control.journal().map(({ applied }) => applied)).toEqual([true, false]);
  });

  test('gives entries that refer to values of the taxonomy', async () => {
    await enable('shopify--color-pattern');
    const create = async (pattern: number): Promise<unknown> =>
      store.get(
        `mutation ($values: JSON!) { metaobjectCreate(metaobject: { type: "shopify--color-pattern", values: $values }) {
          metaobject { displayName field(key: "color_taxonomy_reference") {
            references(first: 3) { nodes { ... on TaxonomyValue { name } } } } } userErrors { message } } }`,
        {
          values: {
            label: 'Sky',
            color_taxonomy_reference: ['gid://shopify/TaxonomyValue/2'],
            pattern_taxonomy_reference: `gid://shopify/TaxonomyValue/${pattern}`,
          },
        },
      );
    expect(await create(2874)).toEqual({
      metaobject: { displayName: 'Sky', field: { references: { nodes: [{ name: 'Blue' }] } } },
      userErrors: [],
    });
    expect(at(await create(999_999), 'userErrors')).toEqual([
      { message: 'Value references non-existent resource gid://shopify/TaxonomyValue/999999.' },
    ]);
  });
});

test('a standard definition stays as it is', async () => {
  const id = idAt(await enable('shopify--size'), 'metaobjectDefinition');
  expect(await store.get(updateDefinition, { id, definition: { name: 'Dimension' } })).toEqual({
    metaobjectDefinition: null,
    userErrors: [
      metaobjectError(['definition'], "Standard metaobject definitions can't be updated", 'IMMUTABLE'),
    ],
  });
});
