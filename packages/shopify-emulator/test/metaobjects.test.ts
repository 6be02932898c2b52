import { describe, expect, test } from 'vitest';
import { metaobjectError } from './metaobject-documents.ts';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

const errors = 'userErrors { field message code elementKey elementIndex }';
const shown = `id handle type displayName values capabilities { publishable { status } onlineStore { templateSuffix } }`;
const createDocument = `mutation ($metaobject: MetaobjectCreateInput!) {
  metaobjectCreate(metaobject: $metaobject) { metaobject { ${shown} } ${errors} } }`;
const updateDocument = `mutation ($id: ID!, $metaobject: MetaobjectUpdateInput!) {
  metaobjectUpdate(id: $id, metaobject: $metaobject) { metaobject { ${shown} updatedAt } ${errors} } }`;
const upsertDocument = `mutation ($handle: MetaobjectHandleInput!, $metaobject: MetaobjectUpsertInput, $values: JSON) {
  metaobjectUpsert(handle: $handle, metaobject: $metaobject, values: $values) { metaobject { ${shown} } ${errors} } }`;

const title = { key: 'title', name: 'Title', type: 'single_line_text_field' };
const count = { key: 'count', name: 'Count', type: 'number_integer' };

/** A definition named `recipe` with a title that names it and a count. */
async function define(definition: object = {}): Promise<string> {
  const answer = await store.get(
    `mutation ($definition: MetaobjectDefinitionCreateInput!) { metaobjectDefinitionCreate(definition: $definition) {
      metaobjectDefinition { id } userErrors { message } } }`,
    {
      definition: {
        type: 'recipe',
        name: 'Recipe',
        displayNameKey: 'title',
        fieldDefinitions: [title, count],
        ...definition,
      },
    },
  );
  expect(at(answer, 'userErrors')).toEqual([]);
  return idAt(answer, 'metaobjectDefinition');
}

const fields = (values: Readonly<Record<string, string>>): readonly object[] =>
  Object.entries(values).map(([key, value]) => ({ key, value }));
const create = async (values: Readonly<Record<string, string>> = {}, more: object = {}): Promise<unknown> =>
  store.get(createDocument, { metaobject: { type: 'recipe', fields: fields(values), ...more } });
const createId = async (values: Readonly<Record<string, string>>, more: object = {}): Promise<string> =>
  idAt(await create(values, more), 'metaobject');
const update = async (id: string, metaobject: object): Promise<unknown> =>
  store.get(updateDocument, { id, metaobject });
const upsert = async (handle: string, input: object): Promise<unknown> =>
  store.get(upsertDocument, { handle: { type: 'recipe', handle }, ...input });
describe('metaobjectCreate', () => {
  test('makes an entry that is called and found by its title', async () => {
    await define();
    expect(await create({ title: 'Crème & Sugar', count: '+3' })).toEqual({
      metaobject: {
        id: expect.stringContaining('gid://shopify/Metaobject/'),
        handle: 'creme-sugar',
        type: 'recipe',
        displayName: 'Crème & Sugar',
        values: { title: 'Crème & Sugar', count: 3 },
        capabilities: { publishable: null, onlineStore: null },
      },
      userErrors: [],
    });
  });

  test('numbers a handle that is taken, given or made', async () => {
    await define();
    const handles = [
      await create({ title: 'Soup' }),
      await create({ title: 'Soup' }),
      await create({ title: 'Other' }, { handle: 'SOUP' }),
      await create({ title: 'Soup' }, { handle: '' }),
    ].map((answer) => at(answer, 'metaobject', 'handle'));
    expect(handles).toEqual(['soup', 'soup-1', 'soup-2', 'soup-3']);
  });

  test('calls an entry without a title by its handle in words', async () => {
    await define();
    const names = [
      await create({}, { handle: 'TomatoSoup' }),
      await create({}, { handle: 'tomatosoup' }),
      await create({}, { handle: 'pea_soup-2' }),
    ].map((answer) => [at(answer, 'metaobject', 'handle'), at(answer, 'metaobject', 'displayName')]);
    expect(names).toEqual([
      ['tomatosoup', 'Tomato Soup'],
      ['tomatosoup-1', 'Tomatosoup 1'],
      ['pea_soup-2', 'Pea Soup 2'],
    ]);
  });

  test('makes up a name where there is neither title nor handle', async () => {
    await define();
    const answer = await create({ count: '1' });
    const name = String(at(answer, 'metaobject', 'displayName'));
    expect(name).toMatch(/^Recipe #[0-9A-Z]{8}$/);
    expect(at(answer, 'metaobject', 'handle')).toBe(name.replace(' #', '-').toLowerCase());
  });

  test.each([
    ['two words', 'Handle is invalid', 'INVALID'],
    ['x'.repeat(256), 'Handle is too long (maximum is 255 characters)', 'TOO_LONG'],
  ])('refuses the handle %s', async (handle, message, code) => {
    await define();
    expect(await create({ title: 'Soup' }, { handle })).toEqual({
      metaobject: null,
      userErrors: [metaobjectError(['metaobject', 'handle'], message, code)],
    });
  });

  test('knows no entries without a definition', async () => {
    expect(at(await create({}), 'userErrors')).toEqual([
      metaobjectError(
        ['metaobject', 'type'],
        'No metaobject definition exists for type "recipe"',
        'UNDEFINED_OBJECT_TYPE',
      ),
    ]);
  });

  test('tells of every value that does not fit, and of those that are missing', async () => {
    await define({
      fieldDefinitions: [
        { ...title, required: true },
        count,
        { key: 'sizes', name: 'Sizes', type: 'list.number_integer' },
        { key: 'note', name: 'Short note', type: 'multi_line_text_field', required: true },
      ],
    });
    const inputs = [
      ['title', ' '],
      ['count', 'many'],
      ['sizes', '[1,"x","y"]'],
      ['shape', 'round'],
    ].map(([key, value]) => ({ key, value }));
    const path = (index: number): readonly string[] => ['metaobject', 'fields', String(index)];
    expect(at(await create({}, { fields: inputs }), 'userErrors')).toEqual([
      metaobjectError(path(1), 'Value must be an integer.', 'INVALID_VALUE', 'count'),
      { ...metaobjectError(path(2), 'Value must be an integer.', 'INVALID_VALUE', 'sizes'), elementIndex: 1 },
      { ...metaobjectError(path(2), 'Value must be an integer.', 'INVALID_VALUE', 'sizes'), elementIndex: 2 },
      metaobjectError(path(3), 'Field definition "shape" does not exist', 'UNDEFINED_OBJECT_FIELD', 'shape'),
      metaobjectError(path(0), "Title can't be blank", 'OBJECT_FIELD_REQUIRED', 'title'),
      metaobjectError(['metaobject'], "Short note can't be blank", 'OBJECT_FIELD_REQUIRED', 'note'),
    ]);
  });

  test('takes neither of two values for one field', async () => {
    await define({ fieldDefinitions: [{ ...title, required: true }] });
    const inputs = [...fields({ title: 'First' }), ...fields({ title: 'Second' })];
    const path = ['metaobject', 'fields', '1'];
    expect(at(await create({}, { fields: inputs }), 'userErrors')).toEqual([
      metaobjectError(path, 'Field "title" duplicates other inputs', 'DUPLICATE_FIELD_INPUT', 'title'),
      metaobjectError(path, "Title can't be blank", 'OBJECT_FIELD_REQUIRED', 'title'),
    ]);
  });

  test('takes any text for a boolean, which a later change does not', async () => {
    await define({ fieldDefinitions: [title, { key: 'vegan', name: 'Vegan', type: 'boolean' }] });
    const answer = await create({ title: 'Soup', vegan: 'certainly' });
    expect(at(answer, 'metaobject', 'values')).toEqual({ title: 'Soup', vegan: true });
    expect(at(await create({ vegan: 'off' }), 'metaobject', 'values')).toEqual({ title: null, vegan: false });
    const id = idAt(answer, 'metaobject');
    expect(at(await update(id, { fields: fields({ vegan: 'certainly' }) }), 'userErrors', 0)).toMatchObject({
      message: 'Value must be true or false.',
      code: 'INVALID_VALUE',
    });
  });

  test('takes its values as an object too, but not both', async () => {
    await define();
    const values = { title: 'Soup', count: 4 };
    const answer = await create({}, { fields: undefined, values });
    expect(at(answer, 'metaobject', 'values')).toEqual(values);
    const { errors: failures } = await store.ask(createDocument, {
      metaobject: { type: 'recipe', fields: [], values },
    });
    expect(failures?.[0]?.extensions?.code).toBe('INVALID_FIELD_ARGUMENTS');
    const wrong = { count: 'many', shape: 'round' };
    expect(at(await create({}, { fields: undefined, values: wrong }), 'userErrors')).toEqual([
      metaobjectError(
        ['metaobject', 'values', 'count'],
        'Value must be an integer.',
        'INVALID_VALUE',
        'count',
      ),
      metaobjectError(
        ['metaobject', 'values', 'shape'],
        'Field definition "shape" does not exist',
        'UNDEFINED_OBJECT_FIELD',
        'shape',
      ),
    ]);
  });
});

describe('capabilities of an entry', () => {
  const publish = { publishable: { status: 'ACTIVE' } };
  const online = { onlineStore: { templateSuffix: 'wide' } };

  test('are refused where the definition has them not', async () => {
    await define();
    const expected = [
      metaobjectError(
        ['metaobject', 'capabilities', 'publishable'],
        'Capability is not enabled: publishable',
        'CAPABILITY_NOT_ENABLED',
      ),
      metaobjectError(
        ['metaobject', 'capabilities', 'onlineStore'],
        'Capability is not enabled: online_store',
        'CAPABILITY_NOT_ENABLED',
      ),
    ];
    const capabilities = { ...publish, ...online };
    expect(at(await create({ title: 'Soup' }, { capabilities }), 'userErrors')).toEqual(expected);
    expect(at(await upsert('soup', { metaobject: { capabilities } }), 'userErrors')).toEqual(expected);
  });

  test('begin as a draft without a template, and stay as they were set', async () => {
    await define({
      capabilities: {
        publishable: { enabled: true },
        onlineStore: { enabled: true, data: { urlHandle: 'recipes' } },
      },
    });
    const answer = await create({ title: 'Soup' });
    expect(at(answer, 'metaobject', 'capabilities')).toEqual({
      publishable: { status: 'DRAFT' },
      onlineStore: { templateSuffix: null },
    });
    const id = idAt(answer, 'metaobject');
    await update(id, { capabilities: { ...publish, ...online } });
    const later = await update(id, { fields: fields({ count: '2' }) });
    expect(at(later, 'metaobject', 'capabilities')).toEqual({
      publishable: { status: 'ACTIVE' },
      onlineStore: { templateSuffix: 'wide' },
    });
  });
});

describe('metaobjectUpdate', () => {
  test('changes what it names and clears what it blanks', async () => {
    await define();
    const id = await createId({ title: 'Soup', count: '1' });
    const answer = await update(id, { handle: 'PeaSoup', fields: fields({ count: '' }) });
    expect(at(answer, 'metaobject')).toMatchObject({
      id,
      handle: 'peasoup',
      displayName: 'Soup',
      values: { title: 'Soup', count: null },
    });
  });

  test('replaces everything when it is given values', async () => {
    await define();
    const id = await createId({ title: 'Soup', count: '1' });
    const answer = await update(id, { values: { count: 2 } });
    expect(at(answer, 'metaobject', 'values')).toEqual({ title: null, count: 2 });
  });

  test('changes nothing, not even the time, where all is there already', async () => {
    await define();
    const id = await createId({ title: 'Soup' });
    const before = at(await update(id, {}), 'metaobject', 'updatedAt');
    store.emulator.control.clock.advance(5000);
    expect(at(await update(id, { fields: fields({ title: 'Soup' }) }), 'metaobject', 'updatedAt')).toBe(
      before,
    );
  });

  test('asks for values that have become required since', async () => {
    const definition = await define();
    const id = await createId({ count: '1' });
    await store.get(
      `mutation ($id: ID!) { metaobjectDefinitionUpdate(id: $id, definition: {
        fieldDefinitions: [{ update: { key: "title", required: true } }] }) { userErrors { message } } }`,
      { id: definition },
    );
    expect(at(await update(id, { fields: fields({ count: '2' }) }), 'userErrors')).toEqual([
      metaobjectError(['metaobject'], "Title can't be blank", 'OBJECT_FIELD_REQUIRED', 'title'),
    ]);
  });

  test('refuses a handle that is blank or taken', async () => {
    await define();
    await create({ title: 'Soup' });
    const id = await createId({ title: 'Stew' });
    const path = ['metaobject', 'handle'];
    expect(at(await update(id, { handle: '' }), 'userErrors')).toEqual([
      metaobjectError(path, "Handle can't be blank", 'BLANK'),
      metaobjectError(path, 'Handle is invalid', 'INVALID'),
    ]);
    expect(at(await update(id, { handle: 'Soup' }), 'userErrors')).toEqual([
      metaobjectError(path, 'Handle has already been taken', 'TAKEN'),
    ]);
    expect(at(await update(id, { handle: 'STEW' }), 'userErrors')).toEqual([]);
  });

  test('knows no entry that is gone', async () => {
    expect(await update('gid://shopify/Metaobject/77777777', {})).toEqual({
      metaobject: null,
      userErrors: [metaobjectError(['id'], 'Record not found', 'RECORD_NOT_FOUND')],
    });
  });

  test('finds a field made anew under an old key empty', async () => {
    const definition = await define();
    const id = await createId({ title: 'Soup', count: '1' });
    const change = async (operation: object): Promise<unknown> =>
      store.get(
        `mutation ($id: ID!, $operations: [MetaobjectFieldDefinitionOperationInput!]) {
          metaobjectDefinitionUpdate(id: $id, definition: { fieldDefinitions: $operations }) { userErrors { message } } }`,
        { id: definition, operations: [operation] },
      );
    await change({ delete: { key: 'count' } });
    await change({ create: { ...count, type: 'color' } });
    const query = 'query ($id: ID!) { metaobject(id: $id) { values } }';
    expect(at(await store.get(query, { id }), 'values')).toEqual({ title: 'Soup', count: null });
  });
});

describe('metaobjectUpsert', () => {
  test('creates by the handle, then changes what it names', async () => {
    await define();
    const first = await upsert('PeaSoup', { metaobject: { fields: fields({ title: 'Pea', count: '1' }) } });
    const second = await upsert('peasoup', { metaobject: { fields: fields({ count: '2' }) } });
    expect(at(second, 'metaobject')).toMatchObject({
      id: idAt(first, 'metaobject'),
      handle: 'peasoup',
      values: { title: 'Pea', count: 2 },
    });
  });

  test('replaces everything when it is given values', async () => {
    await define();
    await upsert('soup', { values: { title: 'Soup', count: 1 } });
    expect(at(await upsert('soup', { values: { count: 2 } }), 'metaobject', 'values')).toEqual({
      title: null,
      count: 2,
    });
    expect(at(await upsert('soup', { values: { count: 'x' } }), 'userErrors')).toEqual([
      metaobjectError(['values', 'count'], 'Value must be an integer.', 'INVALID_VALUE', 'count'),
    ]);
  });

  test.each([{}, { metaobject: {}, values: {} }])('takes either way, not %j', async (input) => {
    const { errors: failures } = await store.ask(upsertDocument, {
      handle: { type: 'recipe', handle: 'soup' },
      ...input,
    });
    expect(failures?.[0]?.extensions?.code).toBe('INVALID_FIELD_ARGUMENTS');
  });

  test('renames an entry unless the name is taken', async () => {
    await define();
    await upsert('stew', { metaobject: {} });
    await upsert('soup', { metaobject: {} });
    expect(at(await upsert('soup', { metaobject: { handle: 'stew' } }), 'userErrors')).toEqual([
      metaobjectError(['metaobject', 'handle'], 'Handle has already been taken', 'TAKEN'),
    ]);
    expect(at(await upsert('soup', { metaobject: { handle: 'broth' } }), 'metaobject', 'handle')).toBe(
      'broth',
    );
  });

  test('tells what is wrong with its own handle and type', async () => {
    expect(at(await upsert('soup', { metaobject: {} }), 'userErrors')).toEqual([
      metaobjectError(
        ['handle', 'type'],
        'No metaobject definition exists for type "recipe"',
        'UNDEFINED_OBJECT_TYPE',
      ),
    ]);
    await define();
    expect(at(await upsert('my soup', { metaobject: {} }), 'userErrors')).toEqual([
      metaobjectError(['handle', 'handle'], 'Handle is invalid', 'INVALID'),
    ]);
    const named = { metaobject: { fields: fields({ title: 'Soup of the day' }) } };
    expect(at(await upsert('', named), 'metaobject', 'handle')).toBe('soup-of-the-day');
  });
});
