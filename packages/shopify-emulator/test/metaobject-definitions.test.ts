import { describe, expect, test } from 'vitest';
import {
  createDefinition,
  deleteDefinition,
  metaobjectError,
  updateDefinition,
} from './metaobject-documents.ts';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

const title = { key: 'title', name: 'Title', type: 'single_line_text_field' };
const create = async (definition: object): Promise<unknown> =>
  store.get(createDefinition, { definition: { type: 'recipe', fieldDefinitions: [title], ...definition } });
const createId = async (definition: object = {}): Promise<string> =>
  idAt(await create(definition), 'metaobjectDefinition');
const update = async (id: string, definition: object): Promise<unknown> =>
  store.get(updateDefinition, { id, definition });
const keysOf = (answer: unknown): unknown =>
  (at(answer, 'metaobjectDefinition', 'fieldDefinitions') as { key: string }[]).map(({ key }) => key);

describe('metaobjectDefinitionCreate', () => {
  test('makes a definition that can do nothing special', async () => {
    expect(await create({ type: 'Recipe', name: 'Recipe', displayNameKey: 'title' })).toEqual({
      metaobjectDefinition: {
        id: expect.stringContaining('gid://shopify/MetaobjectDefinition/'),
        type: 'recipe',
        name: 'Recipe',
        description: null,
        displayNameKey: 'title',
        hasThumbnailField: false,
        metaobjectsCount: 0,
        access: { admin: 'PUBLIC_READ_WRITE', storefront: 'NONE', customerAccount: 'NONE' },
        standardTemplate: null,
        capabilities: {
          publishable: { enabled: false },
          translatable: { enabled: false },
          renderable: { enabled: false, data: null },
          onlineStore: { enabled: false, data: null },
        },
        fieldDefinitions: [
          {
            key: 'title',
            name: 'Title',
            description: null,
            required: false,
            type: { name: 'single_line_text_field', category: 'TEXT' },
            validations: [],
            capabilities: { adminFilterable: { enabled: false, eligible: true } },
          },
        ],
      },
      userErrors: [],
    });
  });

  test('needs no fields, and names what has no name', async () => {
    const answer = await create({
      type: 'size_chart',
      fieldDefinitions: [{ key: 'chest_width', type: 'color' }],
    });
    expect([
      at(answer, 'metaobjectDefinition', 'name'),
      at(answer, 'metaobjectDefinition', 'fieldDefinitions', 0, 'name'),
      at(answer, 'metaobjectDefinition', 'hasThumbnailField'),
    ]).toEqual(['Size Chart', 'Chest Width', true]);
    const bare = await create({ type: 'bare', fieldDefinitions: null });
    expect(at(bare, 'metaobjectDefinition', 'fieldDefinitions')).toEqual([]);
  });

  test("keeps a type of the app's own under its number", async () => {
    const answer = await create({ type: '$app:recipe', access: { admin: 'MERCHANT_READ_WRITE' } });
    const type = String(at(answer, 'metaobjectDefinition', 'type'));
    expect(type).toMatch(/^app--\d+--recipe$/);
    expect(at(answer, 'metaobjectDefinition', 'access', 'admin')).toBe('MERCHANT_READ_WRITE');
    const byType = 'query ($type: String!) { metaobjectDefinitionByType(type: $type) { type } }';
    expect(await store.get(byType, { type: '$app:recipe' })).toEqual({ type });
    expect(await store.get(byType, { type: '$app:other' })).toBeNull();
  });

  test.each([
    [{ type: 'ab' }, 'type', 'Type is too short (minimum is 3 characters)', 'TOO_SHORT'],
    [
      { type: 'no spaces' },
      'type',
      'Type contains one or more invalid characters. Only alphanumeric characters, underscores, and dashes are allowed.',
      'INVALID',
    ],
    [{ name: ' ' }, 'name', "Name can't be blank", 'BLANK'],
    [{ name: 'n'.repeat(256) }, 'name', 'Name is too long (maximum is 255 characters)', 'TOO_LONG'],
    [
      { description: 'd'.repeat(256) },
      'description',
      'Description is too long (maximum is 255 characters)',
      'TOO_LONG',
    ],
    [
      { displayNameKey: 'name' },
      'displayNameKey',
      'Field definition "name" does not exist',
      'UNDEFINED_OBJECT_FIELD',
    ],
  ])('refuses %j', async (definition, member, message, code) => {
    expect(await create(definition)).toEqual({
      metaobjectDefinition: null,
      userErrors: [metaobjectError(['definition', member], message, code)],
    });
  });

  test.each(['shopify--recipe', 'app--1--recipe'])('leaves the type %s to others', async (type) => {
    const message = 'Not authorized. This type is reserved for use by another application.';
    expect(at(await create({ type, name: '' }), 'userErrors')).toEqual([
      metaobjectError(['definition'], message, 'NOT_AUTHORIZED'),
    ]);
  });

  test('refuses a type that is taken, in whatever case', async () => {
    await create({});
    expect(at(await create({ type: 'RECIPE' }), 'userErrors')).toEqual([
      metaobjectError(['definition', 'type'], 'Type has already been taken', 'TAKEN'),
    ]);
  });

  test('says what others may do only for a type of the app', async () => {
    const message =
      'Admin access can only be specified on metaobject definitions that have an app-reserved type.';
    expect(at(await create({ access: { admin: 'MERCHANT_READ' } }), 'userErrors')).toEqual([
      metaobjectError(['definition', 'access', 'admin'], message, 'ADMIN_ACCESS_INPUT_NOT_ALLOWED'),
    ]);
  });

  test.each([
    [{ key: 'a' }, ['Key is too short (minimum is 2 characters)', 'TOO_SHORT']],
    [{ key: 'k'.repeat(65) }, ['Key is too long (maximum is 64 characters)', 'TOO_LONG']],
    [{ key: 'a b' }, ['Key contains one or more invalid characters.', 'INVALID']],
    [{ key: 'handle' }, ['The name "handle" is reserved for system use', 'RESERVED_NAME']],
    [{ name: '' }, ["Name can't be blank", 'BLANK']],
    [{ description: 'd'.repeat(256) }, ['Description is too long (maximum is 255 characters)', 'TOO_LONG']],
    [
      { type: 'rating', validations: [{ name: 'scale_min', value: '1' }] },
      ["Validations requires 'scale_max' to be provided.", 'INVALID_OPTION'],
    ],
    [
      { type: 'metaobject_reference' },
      ['Validations require that you select a metaobject.', 'INVALID_OPTION'],
    ],
    [
      { type: 'json', capabilities: { adminFilterable: { enabled: true } } },
      ['The capability admin_filterable is not valid for this definition.', 'INVALID'],
    ],
  ])('refuses the field %j', async (field, [message = '', code = '']) => {
    const input = { ...title, ...field };
    expect(at(await create({ fieldDefinitions: [input] }), 'userErrors')).toEqual([
      metaobjectError(['definition', 'fieldDefinitions', '0'], message, code, input.key),
    ]);
  });

  test('tells of a key without characters twice', async () => {
    const path = ['definition', 'fieldDefinitions', '0'];
    expect(at(await create({ fieldDefinitions: [{ ...title, key: '' }] }), 'userErrors')).toEqual([
      metaobjectError(path, "Key can't be blank", 'BLANK', ''),
      metaobjectError(path, 'Key contains one or more invalid characters.', 'INVALID', ''),
    ]);
  });

  test.each(['colour', 'list.boolean'])('knows no type %s', async (type) => {
    expect(at(await create({ fieldDefinitions: [{ ...title, type }] }), 'userErrors')).toEqual([
      {
        ...metaobjectError(['definition', 'fieldDefinitions', '0'], '', 'INCLUSION', 'title'),
        message: expect.stringContaining(
          `Type name ${type} is not a valid type. Valid types are: antenna_gain, `,
        ),
      },
    ]);
  });

  test('refuses two fields of one key', async () => {
    expect(at(await create({ fieldDefinitions: [title, title] }), 'userErrors')).toEqual([
      metaobjectError(
        ['definition', 'fieldDefinitions', '1'],
        'Field "title" duplicates other inputs',
        'DUPLICATE_FIELD_INPUT',
        'title',
      ),
    ]);
  });

  test('takes 40 fields, each of them to filter by', async () => {
    const fields = (count: number): readonly object[] =>
      Array.from({ length: count }, (_, index) => ({
        key: `part_${index}`,
        type: 'number_integer',
        capabilities: { adminFilterable: { enabled: true } },
      }));
    const path = ['definition', 'fieldDefinitions'];
    expect(at(await create({ fieldDefinitions: fields(41) }), 'userErrors')).toEqual([
      metaobjectError(path, 'Maximum 40 fields per metaobject definition', 'INVALID'),
      metaobjectError(path, 'Maximum 40 admin filterable fields per metaobject definition', 'INVALID'),
    ]);
    expect(at(await create({ fieldDefinitions: fields(40) }), 'userErrors')).toEqual([]);
  });

  test('takes 128 types of the merchant and as many of the app; 256 of the merchant on larger plans', async () => {
    const attempt = async (type: string): Promise<unknown> =>
      at(
        await store.get(
          `mutation ($type: String!) { metaobjectDefinitionCreate(definition: { type: $type, name: "Kind" }) {
            userErrors { field message code } } }`,
          { type },
        ),
        'userErrors',
      );
    for (let count = 0; count < 128; count += 1) await attempt(`type_${count}`);
    expect(await attempt('one_more')).toEqual([
      {
        field: ['definition'],
        message: 'Total definition count exceeds the limit of 128',
        code: 'MAX_DEFINITIONS_EXCEEDED',
      },
    ]);
    expect(await attempt('$app:one_more')).toEqual([]);
    store.emulator.control.settings({ plan: 'plus' });
    expect(await attempt('one_more')).toEqual([]);
  });
});

describe('metaobjectDefinitionUpdate', () => {
  test('changes what it is told, field by field', async () => {
    const id = await createId({ fieldDefinitions: [title, { key: 'body', type: 'multi_line_text_field' }] });
    const answer = await update(id, {
      name: 'Dish',
      description: 'What we cook.',
      displayNameKey: 'summary',
      access: { storefront: 'PUBLIC_READ', customerAccount: 'READ' },
      fieldDefinitions: [
        { create: { key: 'summary', type: 'single_line_text_field', required: true } },
        { update: { key: 'title', name: 'Short', validations: [{ name: 'max', value: '9' }] } },
        { delete: { key: 'body' } },
      ],
    });
    expect(at(answer, 'userErrors')).toEqual([]);
    expect(at(answer, 'metaobjectDefinition')).toMatchObject({
      name: 'Dish',
      description: 'What we cook.',
      displayNameKey: 'summary',
      access: { admin: 'PUBLIC_READ_WRITE', storefront: 'PUBLIC_READ', customerAccount: 'READ' },
      fieldDefinitions: [
        { key: 'title', name: 'Short', required: false, validations: [{ name: 'max', value: '9' }] },
        { key: 'summary', name: 'Summary', required: true, validations: [] },
      ],
    });
  });

  test('puts the named fields first and the others by their keys, when it resets the order', async () => {
    const fields = ['title', 'zest', 'apple'].map((key) => ({ key, type: 'color' }));
    const id = await createId({ fieldDefinitions: fields });
    const create_ = { create: { key: 'extra', type: 'color' } };
    expect(keysOf(await update(id, { fieldDefinitions: [create_] }))).toEqual([
      'title',
      'zest',
      'apple',
      'extra',
    ]);
    const touch = { update: { key: 'extra', name: 'Extra' } };
    expect(keysOf(await update(id, { resetFieldOrder: true, fieldDefinitions: [touch] }))).toEqual([
      'extra',
      'apple',
      'title',
      'zest',
    ]);
  });

  test('tells of every operation that does not fit', async () => {
    const id = await createId();
    const path = (index: number, ...rest: readonly string[]): readonly string[] => [
      'definition',
      'fieldDefinitions',
      String(index),
      ...rest,
    ];
    const answer = await update(id, {
      fieldDefinitions: [
        { update: { key: 'lost', name: 'Lost' } },
        { create: title },
        { delete: { key: 'gone' } },
        { create: { ...title, key: 'id' } },
        { create: { ...title, key: 'a' } },
        { delete: { key: 'gone' } },
      ],
    });
    expect(answer).toEqual({
      metaobjectDefinition: null,
      userErrors: [
        metaobjectError(
          path(0, 'update', 'key'),
          'Field definition "lost" does not exist',
          'UNDEFINED_OBJECT_FIELD',
          'lost',
        ),
        metaobjectError(
          path(1, 'create', 'key'),
          'Field definition "title" is already taken',
          'OBJECT_FIELD_TAKEN',
          'title',
        ),
        metaobjectError(
          path(2, 'delete', 'key'),
          'Field definition "gone" does not exist',
          'UNDEFINED_OBJECT_FIELD',
          'gone',
        ),
        metaobjectError(path(3), 'The name "id" is reserved for system use', 'RESERVED_NAME', 'id'),
        metaobjectError(path(4, 'create'), 'Key is too short (minimum is 2 characters)', 'TOO_SHORT', 'a'),
        metaobjectError(path(5), 'Field "gone" duplicates other inputs', 'DUPLICATE_FIELD_INPUT', 'gone'),
      ],
    });
  });

  test('counts the fields that would be there', async () => {
    const id = await createId();
    const fieldDefinitions = Array.from({ length: 40 }, (_, index) => ({
      create: { key: `part_${index}`, type: 'color' },
    }));
    expect(at(await update(id, { fieldDefinitions }), 'userErrors')).toEqual([
      metaobjectError(
        ['definition', 'fieldDefinitions'],
        'Maximum 40 fields per metaobject definition',
        'INVALID',
      ),
    ]);
  });

  test('takes one operation at a time', async () => {
    const id = await createId();
    const both = { create: title, delete: { key: 'title' } };
    const { errors: failures } = await store.ask(updateDefinition, {
      id,
      definition: { fieldDefinitions: [both] },
    });
    expect(failures?.[0]?.extensions?.code).toBe('INVALID_FIELD_ARGUMENTS');
  });

  test('knows no definition that is gone', async () => {
    const id = 'gid://shopify/MetaobjectDefinition/77777777';
    const missing = metaobjectError(['id'], 'Record not found', 'RECORD_NOT_FOUND');
    expect(await update(id, { name: 'Dish' })).toEqual({ metaobjectDefinition: null, userErrors: [missing] });
    expect(await store.get(deleteDefinition, { id })).toEqual({ deletedId: null, userErrors: [missing] });
  });

  test('forgets a display name key with its field', async () => {
    const id = await createId({ displayNameKey: 'title' });
    const answer = await update(id, { fieldDefinitions: [{ delete: { key: 'title' } }] });
    expect(at(answer, 'metaobjectDefinition', 'displayNameKey')).toBeNull();
  });
});
