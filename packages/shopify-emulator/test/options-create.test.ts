import { describe, expect, test } from 'vitest';
import { openCatalog, option, optionsCreate } from './open-catalog.ts';
import { at } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const shop = await shareStore(openCatalog());

const create = async (
  productId: string,
  options: readonly object[],
  variantStrategy?: string,
): Promise<unknown> => shop.get(optionsCreate, { productId, options, variantStrategy });

const errorsOf = async (productId: string, options: readonly object[], strategy?: string): Promise<unknown> =>
  at(await create(productId, options, strategy), 'userErrors');

describe('new options', () => {
  test('take the place of the default option; the variant takes their first values', async () => {
    const id = await shop.addProduct();
    const [variant] = await shop.variantIds(id);
    expect(await errorsOf(id, [option('Wood', 'Oak', 'Ash'), option('Size', 'S')])).toEqual([]);
    expect(await shop.options(id)).toEqual(['Wood: Oak, (Ash)', 'Size: S']);
    expect(await shop.titles(id)).toEqual(['Oak / S']);
    expect(await shop.variantIds(id)).toEqual([variant]);
  });

  test('stand behind the others, or where their position says', async () => {
    const id = await shop.addProduct();
    await create(id, [option('Wood', 'Oak')]);
    await create(id, [option('Size', 'S')]);
    await create(id, [{ ...option('Finish', 'Matte'), position: 1 }]);
    expect(await shop.options(id)).toEqual(['Finish: Matte', 'Wood: Oak', 'Size: S']);
    expect(await shop.titles(id)).toEqual(['Matte / Oak / S']);
  });

  test('with CREATE bring a variant for every other combination, behind those that are there', async () => {
    const id = await shop.addProduct();
    await create(id, [option('Wood', 'Oak', 'Ash')], 'CREATE');
    expect(await shop.titles(id)).toEqual(['Oak', 'Ash']);
    await create(id, [option('Size', 'S', 'M'), option('Finish', 'Matte', 'Oiled')], 'CREATE');
    expect(await shop.titles(id)).toEqual([
      'Oak / S / Matte',
      'Ash / S / Matte',
      'Oak / S / Oiled',
      'Oak / M / Matte',
      'Oak / M / Oiled',
      'Ash / S / Oiled',
      'Ash / M / Matte',
      'Ash / M / Oiled',
    ]);
    expect(await shop.options(id)).toEqual(['Wood: Oak, Ash', 'Size: S, M', 'Finish: Matte, Oiled']);
  });

  test('are values on their own until a variant has them', async () => {
    const id = await shop.addProduct();
    const { product } = (await create(id, [option('Wood', 'Oak', 'Ash')])) as { product: unknown };
    expect(at(product, 'options')).toEqual([
      {
        name: 'Wood',
        position: 1,
        values: ['Oak'],
        optionValues: [
          { name: 'Oak', hasVariants: true },
          { name: 'Ash', hasVariants: false },
        ],
      },
    ]);
  });
});

describe('options are refused, and the product stays as it was', () => {
  test('when the product does not exist', async () => {
    expect(await create('gid://shopify/Product/404', [option('Wood', 'Oak')])).toEqual({
      product: null,
      userErrors: [
        { field: ['productId'], message: 'Product does not exist', code: 'PRODUCT_DOES_NOT_EXIST' },
      ],
    });
  });

  test.each<[string, readonly object[], object]>([
    [
      'a name is there in any case',
      [option('wood', 'Ash')],
      { field: ['options', '0'], message: "Option 'wood' already exists.", code: 'OPTION_ALREADY_EXISTS' },
    ],
    [
      'there would be more than three',
      [option('A', '1'), option('B', '1'), option('C', '1')],
      { field: ['options'], message: 'Can only specify a maximum of 3 options', code: 'OPTIONS_OVER_LIMIT' },
    ],
    [
      'an option has no values, which goes before its name being there',
      [option('Wood')],
      {
        field: ['options', '0'],
        message: "Option 'Wood' must specify at least one option value.",
        code: 'OPTION_VALUES_MISSING',
      },
    ],
  ])('when %s', async (_name, options, error) => {
    const id = await shop.addProduct();
    await create(id, [option('Wood', 'Oak')]);
    expect(await errorsOf(id, options)).toEqual([error]);
    expect(await shop.options(id)).toEqual(['Wood: Oak']);
  });

  test('when CREATE would make more than 2,048 variants', async () => {
    const id = await shop.addProduct();
    const values = Array.from({ length: 50 }, (_, index) => `V${index}`);
    await create(id, [option('A', ...values)], 'CREATE');
    expect(await errorsOf(id, [option('B', ...values)], 'CREATE')).toEqual([
      {
        field: ['options'],
        message: 'The number of created variants would exceed the 2048 variants per product limit',
        code: 'TOO_MANY_VARIANTS_CREATED',
      },
    ]);
  });
});

test('options and values are found by their ids', async () => {
  const id = await shop.addProduct();
  const fields = `query ($id: ID!) { product(id: $id) { options { id optionValues { id } } } }`;
  const [first] = at(await shop.get(fields, { id }), 'options') as readonly unknown[];
  const node = `query ($id: ID!) { node(id: $id) { id ... on ProductOption { name } ... on ProductOptionValue { name hasVariants } } }`;
  const optionId = String(at(first, 'id'));
  const valueId = String(at(first, 'optionValues', 0, 'id'));
  expect(await shop.get(node, { id: optionId })).toEqual({ id: optionId, name: 'Title' });
  expect(await shop.get(node, { id: valueId })).toEqual({
    id: valueId,
    name: 'Default Title',
    hasVariants: true,
  });
  expect(await shop.get(node, { id: 'gid://shopify/ProductOption/404' })).toBe(null);
});
