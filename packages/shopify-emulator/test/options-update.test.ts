import { describe, expect, test } from 'vitest';
import { openCatalog, option, optionsCreate } from './open-catalog.ts';
import { at } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const updateDocument = `mutation ($productId: ID!, $option: OptionUpdateInput!, $add: [OptionValueCreateInput!],
  $update: [OptionValueUpdateInput!], $delete: [ID!], $strategy: ProductOptionUpdateVariantStrategy) {
  productOptionUpdate(productId: $productId, option: $option, optionValuesToAdd: $add, optionValuesToUpdate: $update,
    optionValuesToDelete: $delete, variantStrategy: $strategy) { product { id } userErrors { field message code } } }`;
const deleteDocument = `mutation ($productId: ID!, $options: [ID!]!, $strategy: ProductOptionDeleteStrategy) {
  productOptionsDelete(productId: $productId, options: $options, strategy: $strategy) {
    deletedOptionsIds product { id } userErrors { field message code } } }`;
const reorderDocument = `mutation ($productId: ID!, $options: [OptionReorderInput!]!) {
  productOptionsReorder(productId: $productId, options: $options) { product { id } userErrors { field message code } } }`;

const shop = await shareStore(openCatalog());

interface Table {
  readonly productId: string;
  /** Ids of options, and of values, by their names. */
  readonly ids: Readonly<Record<string, string>>;
}

const idsOf = async (productId: string): Promise<Readonly<Record<string, string>>> => {
  const fields = `query ($id: ID!) { product(id: $id) { options { id name optionValues { id name } } } }`;
  type Named = { readonly id: string; readonly name: string; readonly optionValues?: readonly Named[] };
  const options = at(await shop.get(fields, { id: productId }), 'options') as readonly Named[];
  const all = options.flatMap((read) => [read, ...(read.optionValues ?? [])]);
  return Object.fromEntries(all.map(({ id, name }) => [name, id]));
};

const addTable = async (options: readonly object[], variantStrategy = 'CREATE'): Promise<Table> => {
  const productId = await shop.addProduct();
  await shop.get(optionsCreate, { productId, options, variantStrategy });
  return { productId, ids: await idsOf(productId) };
};

/** Of the variants Oak / S, Oak / M, Ash / S, Ash / M. */
const squareTable = async (): Promise<Table> =>
  addTable([option('Wood', 'Oak', 'Ash'), option('Size', 'S', 'M')]);

const update = async (productId: string, variables: object): Promise<unknown> =>
  at(await shop.get(updateDocument, { productId, ...variables }), 'userErrors');

describe('an option', () => {
  test('is renamed and moved; its values too', async () => {
    const { productId, ids } = await squareTable();
    const variables = {
      option: { id: ids['Size'], name: 'Height', position: 1 },
      update: [{ id: ids['S'], name: 'Low' }],
    };
    expect(await update(productId, variables)).toEqual([]);
    expect(await shop.options(productId)).toEqual(['Height: Low, M', 'Wood: Oak, Ash']);
    expect(await shop.titles(productId)).toEqual(['Low / Oak', 'M / Oak', 'Low / Ash', 'M / Ash']);
  });

  test('may swap the names of its values', async () => {
    const { productId, ids } = await squareTable();
    const swapped = [
      { id: ids['S'], name: 'M' },
      { id: ids['M'], name: 'S' },
    ];
    expect(await update(productId, { option: { id: ids['Size'] }, update: swapped })).toEqual([]);
    expect(await shop.options(productId)).toEqual(['Wood: Oak, Ash', 'Size: M, S']);
  });

  test('gets values without variants, and with MANAGE a variant for each of the others', async () => {
    const { productId, ids } = await squareTable();
    await update(productId, { option: { id: ids['Size'] }, add: [{ name: 'L' }] });
    expect(await shop.options(productId)).toEqual(['Wood: Oak, Ash', 'Size: S, M, (L)']);
    await update(productId, { option: { id: ids['Size'] }, add: [{ name: 'XL' }], strategy: 'MANAGE' });
    expect((await shop.titles(productId)).slice(4)).toEqual(['Oak / XL', 'Ash / XL']);
  });

  test('loses values, with MANAGE together with their variants', async () => {
    const { productId, ids } = await squareTable();
    const removed = { option: { id: ids['Size'] }, delete: [ids['M']] };
    expect(await update(productId, removed)).toEqual([
      {
        field: ['optionValuesToDelete'],
        message: 'Option value with variants linked cannot be deleted.',
        code: 'OPTION_VALUE_HAS_VARIANTS',
      },
    ]);
    expect(await update(productId, { ...removed, strategy: 'MANAGE' })).toEqual([]);
    expect(await shop.titles(productId)).toEqual(['Oak / S', 'Ash / S']);
    expect(await shop.options(productId)).toEqual(['Wood: Oak, Ash', 'Size: S']);
  });
});

describe('an option is not updated', () => {
  test.each<[string, (ids: Table['ids']) => object, object]>([
    [
      'when it does not exist',
      () => ({ option: { id: 'gid://shopify/ProductOption/404' } }),
      { field: ['option'], message: 'Option does not exist', code: 'OPTION_DOES_NOT_EXIST' },
    ],
    [
      'when its name holds the separator of titles',
      (ids) => ({ option: { id: ids['Wood'], name: 'Wood / Stone' } }),
      {
        field: ['option', 'name'],
        message: "The name contains unsupported sequence ' / '",
        code: 'INVALID_NAME',
      },
    ],
    [
      'when another has the name',
      (ids) => ({ option: { id: ids['Wood'], name: 'size' } }),
      { field: ['option', 'name'], message: 'Option already exists.', code: 'OPTION_ALREADY_EXISTS' },
    ],
    [
      'when the position is none',
      (ids) => ({ option: { id: ids['Wood'], position: 3 } }),
      {
        field: ['option', 'position'],
        message: 'The option position provided is not valid.',
        code: 'INVALID_POSITION',
      },
    ],
    [
      'when an added value is there',
      (ids) => ({ option: { id: ids['Wood'] }, add: [{ name: 'oak' }] }),
      {
        field: ['optionValuesToAdd', '0'],
        message: 'Option value already exists.',
        code: 'OPTION_VALUE_ALREADY_EXISTS',
      },
    ],
    [
      'when a value is added twice',
      (ids) => ({ option: { id: ids['Wood'] }, add: [{ name: 'Elm' }, { name: 'Elm' }] }),
      {
        field: ['optionValuesToAdd', '1'],
        message: 'Duplicated option value.',
        code: 'DUPLICATED_OPTION_VALUE',
      },
    ],
    [
      'when a value takes the name of another',
      (ids) => ({ option: { id: ids['Wood'] }, update: [{ id: ids['Oak'], name: 'Ash' }] }),
      {
        field: ['optionValuesToUpdate', '0'],
        message: 'Option value already exists.',
        code: 'OPTION_VALUE_ALREADY_EXISTS',
      },
    ],
    [
      'when a value is not of the option',
      (ids) => ({ option: { id: ids['Wood'] }, update: [{ id: ids['S'], name: 'Elm' }] }),
      {
        field: ['optionValuesToUpdate', '0'],
        message: 'Option value does not exist',
        code: 'OPTION_VALUE_DOES_NOT_EXIST',
      },
    ],
    [
      'when a value is both changed and deleted',
      (ids) => ({
        option: { id: ids['Wood'] },
        update: [{ id: ids['Oak'], name: 'Elm' }],
        delete: [ids['Oak']],
        strategy: 'MANAGE',
      }),
      {
        field: ['optionValuesToDelete', '0'],
        message: 'Performing conflicting actions on an option value.',
        code: 'OPTION_VALUE_CONFLICTING_OPERATION',
      },
    ],
    [
      'when no value would be left',
      (ids) => ({ option: { id: ids['Wood'] }, delete: [ids['Oak'], ids['Ash']], strategy: 'MANAGE' }),
      {
        field: ['optionValuesToDelete'],
        message: 'Deleting all option values of an option is not allowed.',
        code: 'CANNOT_DELETE_ALL_OPTION_VALUES_IN_OPTION',
      },
    ],
  ])('%s', async (_name, variables, error) => {
    const { productId, ids } = await squareTable();
    expect(await update(productId, variables(ids))).toEqual([error]);
    expect(await shop.options(productId)).toEqual(['Wood: Oak, Ash', 'Size: S, M']);
  });

  test('when the product does not exist', async () => {
    const { ids } = await squareTable();
    expect(await update('gid://shopify/Product/404', { option: { id: ids['Wood'] } })).toEqual([
      { field: ['productId'], message: 'Product does not exist', code: 'PRODUCT_DOES_NOT_EXIST' },
    ]);
  });

  test('when only values without variants would be left', async () => {
    const { productId, ids } = await addTable([option('Wood', 'Oak', 'Ash')], 'LEAVE_AS_IS');
    const variables = { option: { id: ids['Wood'] }, delete: [ids['Oak']], strategy: 'MANAGE' };
    expect(await update(productId, variables)).toMatchObject([
      { code: 'CANNOT_LEAVE_OPTIONS_WITHOUT_VARIANTS' },
    ]);
  });
});

describe('deleted options', () => {
  const remove = async (
    productId: string,
    options: readonly unknown[],
    strategy?: string,
  ): Promise<unknown> => shop.get(deleteDocument, { productId, options, strategy });

  test('leave the variants that then choose different things', async () => {
    const { productId, ids } = await addTable([option('Wood', 'Oak', 'Ash'), option('Size', 'S')]);
    expect(await remove(productId, [ids['Size']])).toEqual({
      deletedOptionsIds: [ids['Size']],
      product: { id: productId },
      userErrors: [],
    });
    expect(await shop.titles(productId)).toEqual(['Oak', 'Ash']);
  });

  test('with POSITION leave the first of those that then choose the same', async () => {
    const { productId, ids } = await squareTable();
    const [first] = await shop.variantIds(productId);
    await remove(productId, [ids['Size']], 'POSITION');
    expect(await shop.titles(productId)).toEqual(['Oak', 'Ash']);
    expect((await shop.variantIds(productId))[0]).toBe(first);
  });

  test('leave the default option behind, when no other is left', async () => {
    const { productId, ids } = await addTable([option('Wood', 'Oak')]);
    const variants = await shop.variantIds(productId);
    await remove(productId, [ids['Wood']]);
    expect(await shop.options(productId)).toEqual(['Title: Default Title']);
    expect(await shop.variantIds(productId)).toEqual(variants);
  });

  test('stay, when the strategy, the product or the option does not let them go', async () => {
    const { productId, ids } = await squareTable();
    const other = await squareTable();
    const errors = async (options: readonly unknown[], strategy?: string): Promise<unknown> =>
      at(await remove(productId, options, strategy), 'userErrors');
    expect(await errors([ids['Size']])).toEqual([
      {
        field: ['options', '0'],
        message: "Can't delete option with multiple values.",
        code: 'CANNOT_DELETE_OPTION_WITH_MULTIPLE_VALUES',
      },
    ]);
    expect(await errors([ids['Size']], 'NON_DESTRUCTIVE')).toEqual([
      {
        field: ['options'],
        message: 'Cannot delete options without deleting variants.',
        code: 'CANNOT_USE_NON_DESTRUCTIVE_STRATEGY',
      },
    ]);
    expect(await errors(['gid://shopify/ProductOption/404'])).toEqual([
      { field: ['options', '0'], message: 'Option does not exist', code: 'OPTION_DOES_NOT_EXIST' },
    ]);
    expect(await errors([other.ids['Size']])).toMatchObject([
      { code: 'OPTIONS_DO_NOT_BELONG_TO_THE_SAME_PRODUCT' },
    ]);
    expect(await remove('gid://shopify/Product/404', [])).toEqual({
      deletedOptionsIds: [],
      product: null,
      userErrors: [
        { field: ['productId'], message: 'Product does not exist', code: 'PRODUCT_DOES_NOT_EXIST' },
      ],
    });
  });
});

describe('reordered options', () => {
  const reorder = async (productId: string, options: readonly object[]): Promise<unknown> =>
    at(await shop.get(reorderDocument, { productId, options }), 'userErrors');

  test('take their values and the variants with them', async () => {
    const { productId } = await squareTable();
    const values = [{ name: 'M' }, { name: 'S' }];
    expect(await reorder(productId, [{ name: 'Size', values }, { name: 'Wood' }])).toEqual([]);
    expect(await shop.options(productId)).toEqual(['Size: M, S', 'Wood: Oak, Ash']);
    expect(await shop.titles(productId)).toEqual(['M / Oak', 'M / Ash', 'S / Oak', 'S / Ash']);
  });

  test('may be named by their ids', async () => {
    const { productId, ids } = await squareTable();
    await reorder(productId, [
      { id: ids['Wood'], values: [{ id: ids['Ash'] }, { id: ids['Oak'] }] },
      { id: ids['Size'] },
    ]);
    expect(await shop.titles(productId)).toEqual(['Ash / S', 'Ash / M', 'Oak / S', 'Oak / M']);
  });

  test('stay, when the entries do not name each of them once and in the same way', async () => {
    const { productId, ids } = await squareTable();
    const refusal = (message: string, code: string): object => [{ field: ['options'], message, code }];
    expect(await reorder(productId, [{ id: ids['Wood'] }, { name: 'Size' }])).toEqual(
      refusal(
        'Only specify one of `id` or `name` fields for options.',
        'MIXING_ID_AND_NAME_KEYS_IS_NOT_ALLOWED',
      ),
    );
    const mixed = [{ id: ids['Oak'] }, { name: 'Ash' }];
    expect(await reorder(productId, [{ id: ids['Wood'], values: mixed }, { id: ids['Size'] }])).toEqual(
      refusal(
        'Only specify one of `id` or `name` fields for option values.',
        'MIXING_ID_AND_NAME_KEYS_IS_NOT_ALLOWED',
      ),
    );
    expect(await reorder(productId, [{ name: 'Wood', values: [{ name: 'Elm' }] }, { name: 'Size' }])).toEqual(
      refusal("Option value 'Elm' does not exist.", 'OPTION_VALUE_DOES_NOT_EXIST'),
    );
    expect(await reorder(productId, [{ name: 'Wood' }])).toMatchObject([{ code: 'MISSING_OPTION_NAME' }]);
    expect(await reorder(productId, [{ name: 'Wood' }, { name: 'Wood' }])).toMatchObject([
      { code: 'DUPLICATED_OPTION_NAME' },
    ]);
  });

  test.each([
    [[{}], 'OptionReorderInput requires exactly one of id, name'],
    [[{ name: 'Wood', values: [{}] }], 'OptionValueReorderInput requires exactly one of id, name'],
  ])('are named in one way: %j is no entry', async (options, message) => {
    const { productId } = await squareTable();
    expect((await shop.ask(reorderDocument, { productId, options })).errors).toMatchObject([
      { message, extensions: { code: 'INVALID_FIELD_ARGUMENTS' } },
    ]);
  });
});
