import { describe, expect, test } from 'vitest';
import { bulkCreate, choose, openCatalog, option, optionsCreate } from './open-catalog.ts';
import { at, idAt } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const shop = await shareStore(openCatalog());

const create = async (
  productId: string,
  variants: readonly object[],
  others: object = {},
): Promise<unknown> => shop.get(bulkCreate, { productId, variants, ...others });

const errorsOf = async (productId: string, variants: readonly object[], others?: object): Promise<unknown> =>
  at(await create(productId, variants, others), 'userErrors');

/** A product of these options, with one variant of their first values. */
const addTable = async (...options: readonly object[]): Promise<string> => {
  const productId = await shop.addProduct();
  await shop.get(optionsCreate, { productId, options });
  return productId;
};

describe('new variants', () => {
  test('stand behind the others, and bring the values that their options do not have', async () => {
    const id = await addTable(option('Wood', 'Oak', 'Ash'));
    const payload = await create(id, [
      { optionValues: choose({ Wood: 'Ash' }), price: '20', inventoryItem: { sku: 'ASH' } },
      { optionValues: choose({ wood: 'Elm' }) },
    ]);
    expect(at(payload, 'userErrors')).toEqual([]);
    expect(at(payload, 'productVariants')).toMatchObject([{ title: 'Ash' }, { title: 'Elm' }]);
    expect(at(payload, 'product', 'variants', 'nodes')).toMatchObject([
      { title: 'Oak', position: 1 },
      { title: 'Ash', position: 2, sku: 'ASH', price: '20.00' },
      { title: 'Elm', position: 3 },
    ]);
    expect(await shop.options(id)).toEqual(['Wood: Oak, Ash, Elm']);
  });

  test('choose values by name in any case, or by id', async () => {
    const id = await addTable(option('Wood', 'Oak', 'Ash'), option('Size', 'S'));
    const fields = `query ($id: ID!) { product(id: $id) { options { id optionValues { id } } } }`;
    const options = at(await shop.get(fields, { id }), 'options');
    const variant = {
      optionValues: [
        { optionId: idAt(options, 0), id: idAt(options, 0, 'optionValues', 1) },
        { optionId: idAt(options, 1), name: 's' },
      ],
    };
    expect(await errorsOf(id, [variant])).toEqual([]);
    expect(await shop.titles(id)).toEqual(['Oak / S', 'Ash / S']);
    expect(await shop.options(id)).toEqual(['Wood: Oak, Ash', 'Size: S']);
  });

  test('are tracked unless the input says otherwise, and lie where it says', async () => {
    const id = await addTable(option('Wood', 'Oak'));
    const location = idAt(await shop.get('{ location { id } }'));
    await create(id, [
      {
        optionValues: choose({ Wood: 'Ash' }),
        inventoryQuantities: [{ locationId: location, availableQuantity: 4 }],
      },
      { optionValues: choose({ Wood: 'Elm' }), inventoryItem: { tracked: false } },
    ]);
    const fields = `query ($id: ID!) { product(id: $id) {
      variants(first: 5) { nodes { title inventoryQuantity inventoryItem { tracked } } } } }`;
    expect(at(await shop.get(fields, { id }), 'variants', 'nodes')).toEqual([
      { title: 'Oak', inventoryQuantity: 0, inventoryItem: { tracked: false } },
      { title: 'Ash', inventoryQuantity: 4, inventoryItem: { tracked: true } },
      { title: 'Elm', inventoryQuantity: 0, inventoryItem: { tracked: false } },
    ]);
  });

  test('are published with their product, unless the input says otherwise', async () => {
    const id = await addTable(option('Wood', 'Oak'));
    const publication = idAt(await shop.get('{ publications(first: 1) { nodes { id } } }'), 'nodes', 0);
    await shop.get(
      `mutation ($id: ID!, $publication: ID!) { publishablePublish(id: $id, input: [{ publicationId: $publication }]) {
        userErrors { message } } }`,
      { id, publication },
    );
    await create(id, [
      { optionValues: choose({ Wood: 'Ash' }) },
      { optionValues: choose({ Wood: 'Elm' }), published: false },
    ]);
    const fields = `query ($id: ID!, $publication: ID!) { product(id: $id) {
      variants(first: 5) { nodes { title publishedOnPublication(publicationId: $publication) } } } }`;
    expect(at(await shop.get(fields, { id, publication }), 'variants', 'nodes')).toEqual([
      { title: 'Oak', publishedOnPublication: true },
      { title: 'Ash', publishedOnPublication: true },
      { title: 'Elm', publishedOnPublication: false },
    ]);
  });

  test('carry metafields and a file that comes with them', async () => {
    const id = await addTable(option('Wood', 'Oak'));
    const source = 'https://files.example/ash.png';
    const payload = await create(
      id,
      [
        {
          optionValues: choose({ Wood: 'Ash' }),
          mediaSrc: [source],
          metafields: [{ namespace: 'care', key: 'oil', type: 'single_line_text_field', value: 'linseed' }],
        },
      ],
      { media: [{ originalSource: source, mediaContentType: 'IMAGE', alt: 'Ash' }] },
    );
    expect(at(payload, 'userErrors')).toEqual([]);
    const fields = `query ($id: ID!) { productVariant(id: $id) {
      media(first: 5) { nodes { alt } } metafield(namespace: "care", key: "oil") { value }
      product { media(first: 5) { nodes { alt } } } } }`;
    expect(await shop.get(fields, { id: idAt(payload, 'productVariants', 0) })).toEqual({
      media: { nodes: [{ alt: 'Ash' }] },
      metafield: { value: 'linseed' },
      product: { media: { nodes: [{ alt: 'Ash' }] } },
    });
  });
});

describe('the only variant of a product', () => {
  const ash = { optionValues: choose({ Wood: 'Ash' }) };
  const blue = { optionValues: choose({ Title: 'Blue' }) };

  test.each([
    ['goes, if it is the default one', undefined, ['Blue'], ['Title: Blue']],
    [
      'stays, if the strategy says so',
      'PRESERVE_STANDALONE_VARIANT',
      ['Default Title', 'Blue'],
      ['Title: Default Title, Blue'],
    ],
    ['goes, if the strategy says so', 'REMOVE_STANDALONE_VARIANT', ['Blue'], ['Title: Blue']],
  ])('%s', async (_name, strategy, titles, options) => {
    const id = await shop.addProduct();
    expect(await errorsOf(id, [blue], { strategy })).toEqual([]);
    expect([await shop.titles(id), await shop.options(id)]).toEqual([titles, options]);
  });

  test.each([
    ['stays, if it is a real one', undefined, ['Oak', 'Ash'], ['Wood: Oak, Ash']],
    ['goes with its values, if the strategy says so', 'REMOVE_STANDALONE_VARIANT', ['Ash'], ['Wood: Ash']],
  ])('%s', async (_name, strategy, titles, options) => {
    const id = await addTable(option('Wood', 'Oak'));
    expect(await errorsOf(id, [ash], { strategy })).toEqual([]);
    expect([await shop.titles(id), await shop.options(id)]).toEqual([titles, options]);
  });
});

describe('variants are refused, all of them', () => {
  test('when the product does not exist', async () => {
    expect(await create('gid://shopify/Product/404', [])).toEqual({
      product: null,
      productVariants: [],
      userErrors: [
        { field: ['productId'], message: 'Product does not exist', code: 'PRODUCT_DOES_NOT_EXIST' },
      ],
    });
  });

  const wood = { optionValues: choose({ Wood: 'Ash', Size: 'S' }) };
  test.each<[string, object, object]>([
    [
      'an option is unknown',
      { optionValues: choose({ Wood: 'Ash', Size: 'S', Legs: '4' }) },
      {
        field: ['variants', '1', 'optionValues', '2'],
        message: 'Option does not exist',
        code: 'INVALID_INPUT',
      },
    ],
    [
      'a value is unknown by its id',
      { optionValues: [{ optionName: 'Wood', id: 'gid://shopify/ProductOptionValue/404' }] },
      {
        field: ['variants', '1', 'optionValues', '0'],
        message: 'Option value does not exist',
        code: 'INVALID_INPUT',
      },
    ],
    [
      'an option is left out',
      { optionValues: choose({ Wood: 'Ash' }) },
      {
        field: ['variants', '1'],
        message: 'You need to add option values for Size',
        code: 'NEED_TO_ADD_OPTION_VALUES',
      },
    ],
    [
      'it chooses of an option twice',
      { optionValues: [...choose({ Wood: 'Elm', Size: 'S' }), ...choose({ Wood: 'Yew' })] },
      {
        field: ['variants', '1'],
        message: 'Variant options are more than the product options.',
        code: 'OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS',
      },
    ],
    [
      'the same is there',
      { optionValues: choose({ Wood: 'Oak', Size: 's' }) },
      {
        field: ['variants', '1'],
        message: "The variant 'Oak / S' already exists. Please change at least one option value.",
        code: 'VARIANT_ALREADY_EXISTS_CHANGE_OPTION_VALUE',
      },
    ],
    [
      'the same comes twice',
      wood,
      {
        field: ['variants', '1'],
        message: "The variant 'Ash / S' already exists. Please change at least one option value.",
        code: 'VARIANT_ALREADY_EXISTS_CHANGE_OPTION_VALUE',
      },
    ],
    [
      'it has an id',
      { id: 'gid://shopify/ProductVariant/404', optionValues: choose({ Wood: 'Elm', Size: 'S' }) },
      {
        field: ['variants', '1'],
        message: 'id cannot be specified during creation',
        code: 'NO_KEY_ON_CREATE',
      },
    ],
    [
      'a location is unknown',
      {
        optionValues: choose({ Wood: 'Elm', Size: 'S' }),
        inventoryQuantities: [{ locationId: 'gid://shopify/Location/404', availableQuantity: 1 }],
      },
      {
        field: ['variants', '1', 'inventoryQuantities'],
        message: "Quantity for Elm / S couldn't be set because the location was deleted.",
        code: 'TRACKED_VARIANT_LOCATION_NOT_FOUND',
      },
    ],
    [
      'a metafield does not fit',
      {
        optionValues: choose({ Wood: 'Elm', Size: 'S' }),
        metafields: [{ namespace: 'care', key: 'days', type: 'number_integer', value: 'few' }],
      },
      {
        field: ['variants', '1', 'metafields', '0', 'value'],
        message: 'Value must be an integer.',
        code: 'INVALID_INPUT',
      },
    ],
    [
      'its file is not of the product',
      { optionValues: choose({ Wood: 'Elm', Size: 'S' }), mediaId: 'gid://shopify/MediaImage/404' },
      {
        field: ['variants', '1', 'mediaId'],
        message: 'Media must be for this product.',
        code: 'MUST_BE_FOR_THIS_PRODUCT',
      },
    ],
  ])('when %s', async (_name, variant, error) => {
    const id = await addTable(option('Wood', 'Oak'), option('Size', 'S'));
    expect(await create(id, [wood, variant])).toMatchObject({
      product: { id },
      productVariants: [],
      userErrors: [error],
    });
    expect([await shop.titles(id), await shop.options(id)]).toEqual([['Oak / S'], ['Wood: Oak', 'Size: S']]);
  });

  test('when what the stock room says is wrong, which is told of the variant too', async () => {
    const id = await addTable(option('Wood', 'Oak'));
    const ash = { optionValues: choose({ Wood: 'Ash' }), inventoryItem: { cost: '-1' } };
    expect(await errorsOf(id, [ash])).toEqual([
      { field: ['variants', '0'], message: 'must be greater than or equal to 0', code: null },
      {
        field: ['variants', '0', 'inventoryItem', 'cost'],
        message: 'Cost per item must be greater than or equal to 0',
        code: 'GREATER_THAN_OR_EQUAL_TO',
      },
    ]);
  });
});
