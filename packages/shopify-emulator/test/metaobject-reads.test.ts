import { beforeEach, describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());
let definitionId: string;
beforeEach(async () => {
  definitionId = await define('color', [
    { key: 'label', type: 'single_line_text_field', capabilities: { adminFilterable: { enabled: true } } },
    {
      key: 'tags',
      type: 'list.single_line_text_field',
      capabilities: { adminFilterable: { enabled: true } },
    },
    { key: 'swatch', type: 'color' },
    { key: 'hidden', type: 'single_line_text_field' },
  ]);
});

async function define(type: string, fieldDefinitions: readonly object[]): Promise<string> {
  const answer = await store.get(
    `mutation ($definition: MetaobjectDefinitionCreateInput!) { metaobjectDefinitionCreate(definition: $definition) {
      metaobjectDefinition { id } userErrors { message } } }`,
    { definition: { type, displayNameKey: 'label', fieldDefinitions } },
  );
  expect(at(answer, 'userErrors')).toEqual([]);
  return idAt(answer, 'metaobjectDefinition');
}

async function create(values: object, type = 'color'): Promise<string> {
  const answer = await store.get(
    `mutation ($metaobject: MetaobjectCreateInput!) { metaobjectCreate(metaobject: $metaobject) {
      metaobject { id } userErrors { message } } }`,
    { metaobject: { type, values } },
  );
  expect(at(answer, 'userErrors')).toEqual([]);
  return idAt(answer, 'metaobject');
}

async function list(args: string): Promise<unknown> {
  const answer = await store.get(
    `{ metaobjects(type: "color", first: 10, ${args}) { nodes { displayName } } }`,
  );
  return (at(answer, 'nodes') as { displayName: string }[]).map(({ displayName }) => displayName);
}

describe('metaobjects', () => {
  test('are found by what all entries have', async () => {
    await create({ label: 'Deep Red' });
    const blue = await create({ label: 'Blue' });
    expect(await list('query: "display_name:red"')).toEqual(['Deep Red']);
    expect(await list('query: "handle:deep-red OR handle:none"')).toEqual(['Deep Red']);
    expect(await list(`query: "id:>=${blue.split('/').at(-1)}"`)).toEqual(['Blue']);
    expect(await list('query: "updated_at:<2020-01-01"')).toEqual([]);
    expect(await list('query: "blue"')).toEqual(['Blue']);
  });

  test('are found by the exact value of a field that is made for it', async () => {
    await create({ label: 'Red', tags: ['warm', 'bright'], hidden: 'yes' });
    await create({ label: 'Blue', tags: ['cold'] });
    expect(await list('query: "fields.label:Red"')).toEqual(['Red']);
    expect(await list('query: "fields.label:red"')).toEqual([]);
    expect(await list('query: "fields.tags:bright"')).toEqual(['Red']);
    expect(await list('query: "fields.hidden:no"')).toEqual(['Red', 'Blue']);
  });

  test('are sorted as asked', async () => {
    for (const label of ['Red', 'blue', 'Green']) await create({ label });
    expect(await list('sortKey: "id"')).toEqual(['Red', 'blue', 'Green']);
    expect(await list('sortKey: "display_name"')).toEqual(['blue', 'Green', 'Red']);
    expect(await list('sortKey: "display_name", reverse: true')).toEqual(['Red', 'Green', 'blue']);
  });

  test('are sorted by name only when search knows them', async () => {
    store.emulator.control.settings({ searchLagMs: 1000 });
    await create({ label: 'Red' });
    expect(await list('sortKey: "display_name"')).toEqual([]);
    expect(await list('sortKey: "id"')).toEqual(['Red']);
    store.emulator.control.clock.advance(1000);
    expect(await list('sortKey: "display_name"')).toEqual(['Red']);
  });

  test('of an unknown type are none', async () => {
    expect(await store.get('{ metaobjects(type: "shape", first: 3) { nodes { id } } }')).toEqual({
      nodes: [],
    });
  });

  test('stand under their definition too', async () => {
    const id = await create({ label: 'Red' });
    await define('shape', [{ key: 'label', type: 'single_line_text_field' }]);
    await create({ label: 'Round' }, 'shape');
    expect(
      await store.get(
        '{ metaobjectDefinitionByType(type: "COLOR") { metaobjectsCount metaobjects(first: 5) { nodes { id } } } }',
      ),
    ).toEqual({ metaobjectsCount: 1, metaobjects: { nodes: [{ id }] } });
  });
});

describe('a metaobject', () => {
  const query = `query ($id: ID!) { metaobject(id: $id) {
    createdAt updatedAt createdBy { title } createdByApp { title } createdByStaff { id } definition { id }
    field(key: "swatch") { key type value jsonValue definition { key name } thumbnail { hex file { id } } reference { __typename } }
    none: field(key: "none") { key } thumbnailField { key } fields { key value } } }`;

  test('shows its fields in the order of the definition', async () => {
    const id = await create({ swatch: '#ff0000', label: 'Red' });
    expect(await store.get(query, { id })).toEqual({
      createdAt: '2026-05-04T10:00:00Z',
      updatedAt: '2026-05-04T10:00:00Z',
      createdBy: { title: 'Backstock' },
      createdByApp: { title: 'Backstock' },
      createdByStaff: null,
      definition: { id: definitionId },
      field: {
        key: 'swatch',
        type: 'color',
        value: '#ff0000',
        jsonValue: '#ff0000',
        definition: { key: 'swatch', name: 'Swatch' },
        thumbnail: { hex: '#ff0000', file: null },
        reference: null,
      },
      none: null,
      thumbnailField: { key: 'swatch' },
      fields: [
        { key: 'label', value: 'Red' },
        { key: 'tags', value: null },
        { key: 'swatch', value: '#ff0000' },
        { key: 'hidden', value: null },
      ],
    });
  });

  test('is a node, as its definition is', async () => {
    const id = await create({ label: 'Red' });
    expect(
      await store.get('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
        ids: [id, definitionId, 'gid://shopify/Metaobject/77777777'],
      }),
    ).toEqual([
      { __typename: 'Metaobject', id },
      { __typename: 'MetaobjectDefinition', id: definitionId },
      null,
    ]);
  });
});

describe('references', () => {
  const referring = (): readonly object[] => [
    { key: 'label', type: 'single_line_text_field' },
    {
      key: 'main',
      name: 'Main color',
      type: 'metaobject_reference',
      validations: [{ name: 'metaobject_definition_id', value: definitionId }],
    },
    {
      key: 'others',
      type: 'list.metaobject_reference',
      validations: [{ name: 'metaobject_definition_id', value: definitionId }],
    },
  ];

  test('lead to the entries they name, and back', async () => {
    await define('paint', referring());
    const red = await create({ label: 'Red' });
    const blue = await create({ label: 'Blue' });
    const paint = await create({ label: 'Paint', main: red, others: [blue, red] }, 'paint');
    const { data } = await store.ask(
      `query ($paint: ID!, $red: ID!) {
        metaobject(id: $paint) { main: field(key: "main") { reference { ... on Metaobject { displayName } } references(first: 2) { nodes { __typename } } }
          others: field(key: "others") { references(first: 5) { nodes { ... on Metaobject { displayName } } } } }
        red: metaobject(id: $red) { referencedBy(first: 5) { nodes { key name namespace referencer { ... on Metaobject { id } } } } } }`,
      { paint, red },
    );
    expect(data).toEqual({
      metaobject: {
        main: { reference: { displayName: 'Red' }, references: null },
        others: { references: { nodes: [{ displayName: 'Blue' }, { displayName: 'Red' }] } },
      },
      red: {
        referencedBy: {
          nodes: [
            { key: 'main', name: 'Main color', namespace: 'paint', referencer: { id: paint } },
            { key: 'others', name: 'Others', namespace: 'paint', referencer: { id: paint } },
          ],
        },
      },
    });
  });

  test('come from metafields too', async () => {
    const red = await create({ label: 'Red' });
    const shop = idAt({ shop: await store.get('{ shop { id } }') }, 'shop');
    const metafield = {
      ownerId: shop,
      namespace: 'custom',
      key: 'tint',
      type: 'metaobject_reference',
      value: red,
    };
    await store.get(
      `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }`,
      { metafields: [metafield] },
    );
    expect(
      await store.get(
        `query ($id: ID!) { metaobject(id: $id) { referencedBy(first: 5) {
          nodes { key name namespace referencer { __typename } } } } }`,
        { id: red },
      ),
    ).toEqual({
      referencedBy: {
        nodes: [{ key: 'tint', name: 'tint', namespace: 'custom', referencer: { __typename: 'Shop' } }],
      },
    });
  });

  test('to an entry of another definition are refused', async () => {
    await define('paint', referring());
    await define('shape', [{ key: 'label', type: 'single_line_text_field' }]);
    const round = await create({ label: 'Round' }, 'shape');
    const answer = await store.get(
      `mutation ($metaobject: MetaobjectCreateInput!) { metaobjectCreate(metaobject: $metaobject) {
        userErrors { field message } } }`,
      { metaobject: { type: 'paint', fields: [{ key: 'main', value: round }] } },
    );
    expect(at(answer, 'userErrors')).toEqual([
      {
        field: ['metaobject', 'fields', '0'],
        message: `Value must belong to the specified metaobject definition ${definitionId}.`,
      },
    ]);
  });
});

describe('deleting entries', () => {
  const bulkDocument = `mutation ($where: MetaobjectBulkDeleteWhereCondition!) { metaobjectBulkDelete(where: $where) {
    job { done } userErrors { field message code } } }`;

  test('takes one at a time', async () => {
    const id = await create({ label: 'Red' });
    const document = `mutation ($id: ID!) { metaobjectDelete(id: $id) { deletedId userErrors { field message code } } }`;
    expect(await store.get(document, { id })).toEqual({ deletedId: id, userErrors: [] });
    expect(await store.get(document, { id: 'gid://shopify/Metaobject/nothing' })).toEqual({
      deletedId: null,
      userErrors: [{ field: ['id'], message: 'Record not found', code: 'RECORD_NOT_FOUND' }],
    });
  });

  test('takes many by id, or all of a type', async () => {
    const [red, blue] = [await create({ label: 'Red' }), await create({ label: 'Blue' })];
    await create({ label: 'Green' });
    const ids = [red, 'gid://shopify/Metaobject/77777777', blue];
    expect(await store.get(bulkDocument, { where: { ids } })).toEqual({
      job: { done: false },
      userErrors: [],
    });
    expect(await list('')).toEqual(['Green']);
    await store.get(bulkDocument, { where: { type: 'color' } });
    expect(await list('')).toEqual([]);
  });

  test('asks for either, of a type that is there', async () => {
    for (const where of [{}, { type: 'color', ids: [] }]) {
      const { errors } = await store.ask(bulkDocument, { where });
      expect(errors?.[0]).toMatchObject({
        message: 'MetaobjectBulkDeleteWhereCondition requires exactly one of type, ids',
        extensions: { code: 'INVALID_FIELD_ARGUMENTS' },
      });
    }
    expect(await store.get(bulkDocument, { where: { type: 'shape' } })).toEqual({
      job: null,
      userErrors: [{ field: ['where', 'type'], message: 'Record not found', code: 'RECORD_NOT_FOUND' }],
    });
  });
});
