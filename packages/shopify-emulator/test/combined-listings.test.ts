import { describe, expect, test } from 'vitest';
import { idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

const create = async (title: string, combinedListingRole?: string): Promise<string> =>
  idAt(
    await store.get(
      `mutation ($product: ProductCreateInput!) { productCreate(product: $product) { product { id } } }`,
      { product: { title, combinedListingRole } },
    ),
    'product',
  );

const update = (variables: object): Promise<unknown> =>
  store.get(
    `mutation ($parentProductId: ID!, $title: String, $productsAdded: [ChildProductRelationInput!],
        $productsEdited: [ChildProductRelationInput!], $productsRemovedIds: [ID!], $optionsAndValues: [OptionAndValueInput!]) {
      combinedListingUpdate(parentProductId: $parentProductId, title: $title, productsAdded: $productsAdded,
        productsEdited: $productsEdited, productsRemovedIds: $productsRemovedIds, optionsAndValues: $optionsAndValues) {
        product { title } userErrors { field message code } } }`,
    { ...variables },
  );

const optionsAndValues = [{ name: 'Color', values: ['Red', 'Blue'] }];
const child = (childProductId: string, value: string): object => ({
  childProductId,
  selectedParentOptionValues: [{ name: 'Color', value }],
});
const refusal = (field: readonly string[], message: string, code: string): object => ({
  product: null,
  userErrors: [{ field, message, code }],
});

test('a parent has an option for what its children differ in, and a variant for each', async () => {
  const parentProductId = await create('Shoe', 'PARENT');
  const [red, blue] = [await create('Red shoe'), await create('Blue shoe')];
  const productsAdded = [child(red, 'Red'), child(blue, 'Blue')];
  expect(await update({ parentProductId, title: 'Shoes', productsAdded, optionsAndValues })).toEqual({
    product: { title: 'Shoes' },
    userErrors: [],
  });
  const fields = `combinedListingRole combinedListing { parentProduct { title }
    combinedListingChildren(first: 5) { nodes { product { title } parentVariant { title } } } }`;
  const combinedListing = {
    parentProduct: { title: 'Shoes' },
    combinedListingChildren: {
      nodes: [
        { product: { title: 'Red shoe' }, parentVariant: { title: 'Red' } },
        { product: { title: 'Blue shoe' }, parentVariant: { title: 'Blue' } },
      ],
    },
  };
  const read = (id: string): Promise<unknown> =>
    store.get(`query ($id: ID!) { product(id: $id) { ${fields} } }`, { id });
  expect(await read(parentProductId)).toEqual({ combinedListingRole: 'PARENT', combinedListing });
  expect(await read(red)).toEqual({ combinedListingRole: 'CHILD', combinedListing });
  await update({ parentProductId, productsRemovedIds: [red] });
  expect(await read(red)).toEqual({ combinedListingRole: null, combinedListing: null });
  expect(await store.get('{ productsCount(query: "combined_listing_role:child") { count } }')).toEqual({
    count: 1,
  });
});

describe('a family', () => {
  const familyDocument = `query ($id: ID!) { product(id: $id) { combinedListingRole combinedListing {
    combinedListingChildren(first: 5) { nodes { product { title } parentVariant { id title } } } } } }`;
  const remove = (id: string): Promise<unknown> =>
    store.get('mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId } }', { id });
  const createFamily = async (): Promise<readonly [parent: string, red: string, blue: string]> => {
    const parentProductId = await create('Shoe', 'PARENT');
    const [red, blue] = [await create('Red shoe'), await create('Blue shoe')];
    const productsAdded = [child(red, 'Red'), child(blue, 'Blue')];
    await update({ parentProductId, productsAdded, optionsAndValues });
    return [parentProductId, red, blue];
  };

  test('keeps its variants when only its title changes', async () => {
    const [parentProductId] = await createFamily();
    const before = await store.get(familyDocument, { id: parentProductId });
    await update({ parentProductId, title: 'Boots' });
    expect(await store.get(familyDocument, { id: parentProductId })).toEqual(before);
  });

  test('goes on with the children that are left', async () => {
    const [parent, red] = await createFamily();
    await remove(red);
    expect(await store.get(familyDocument, { id: parent })).toEqual({
      combinedListingRole: 'PARENT',
      combinedListing: {
        combinedListingChildren: {
          nodes: [
            { product: { title: 'Blue shoe' }, parentVariant: { id: expect.any(String), title: 'Blue' } },
          ],
        },
      },
    });
  });

  test('is none without its parent', async () => {
    const [parent, , blue] = await createFamily();
    await remove(parent);
    expect(await store.get(familyDocument, { id: blue })).toEqual({
      combinedListingRole: null,
      combinedListing: null,
    });
  });
});

describe('a combined listing is not changed', () => {
  test('where there is none', async () => {
    expect(await update({ parentProductId: 'gid://shopify/Product/5' })).toEqual(
      refusal(['parentProductId'], 'Product does not exist', 'PARENT_PRODUCT_NOT_FOUND'),
    );
    expect(await update({ parentProductId: await create('Shoe') })).toEqual(
      refusal(
        ['parentProductId'],
        'The product must be a combined listing.',
        'PARENT_PRODUCT_MUST_BE_A_COMBINED_LISTING',
      ),
    );
  });

  test('by children that are named twice, stand for nothing, or are edited and removed', async () => {
    const parentProductId = await create('Shoe', 'PARENT');
    const red = await create('Red shoe');
    const twice = [child(red, 'Red'), child(red, 'Blue')];
    expect(await update({ parentProductId, productsAdded: twice, optionsAndValues })).toEqual(
      refusal(
        ['productsAdded'],
        'The field cannot receive duplicated products.',
        'CANNOT_HAVE_DUPLICATED_PRODUCTS',
      ),
    );
    const nothing = [{ childProductId: red, selectedParentOptionValues: [] }];
    expect(await update({ parentProductId, productsAdded: nothing, optionsAndValues })).toEqual(
      refusal(
        ['productsAdded', '0', 'selectedParentOptionValues'],
        'The selected option values cannot be empty.',
        'MUST_HAVE_SELECTED_OPTION_VALUES',
      ),
    );
    const both = { productsEdited: [child(red, 'Red')], productsRemovedIds: [red] };
    expect(await update({ parentProductId, ...both, optionsAndValues })).toEqual(
      refusal(
        ['productsEdited'],
        'Cannot edit and remove same child products.',
        'EDIT_AND_REMOVE_ON_SAME_PRODUCTS',
      ),
    );
  });

  test('by a child of another', async () => {
    const red = await create('Red shoe');
    const productsAdded = [child(red, 'Red')];
    await update({ parentProductId: await create('Shoe', 'PARENT'), productsAdded, optionsAndValues });
    const parentProductId = await create('Boot', 'PARENT');
    expect(await update({ parentProductId, productsAdded, optionsAndValues })).toEqual(
      refusal(
        ['productsAdded'],
        "A product can't belong to more than one product Combined Listing.",
        'PRODUCT_IS_ALREADY_A_CHILD',
      ),
    );
    expect(await update({ parentProductId, productsRemovedIds: [red] })).toMatchObject({
      userErrors: [{ field: ['productsRemovedIds'], code: 'PRODUCT_MEMBERSHIP_NOT_FOUND' }],
    });
  });
});
