import { describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

const createDocument = `mutation ($input: ProductBundleCreateInput!) { productBundleCreate(input: $input) {
  productBundleOperation { id status product { id } } userErrors { field message } } }`;
const updateDocument = `mutation ($input: ProductBundleUpdateInput!) { productBundleUpdate(input: $input) {
  productBundleOperation { id } userErrors { field message } } }`;
const operationDocument = `query ($id: ID!) { productOperation(id: $id) { status product { id title }
  ... on ProductBundleOperation { userErrors { field message code } } } }`;

interface Shirt {
  readonly productId: string;
  readonly optionId: string;
}

/** A product with some sizes. */
async function createShirt(sizes: readonly string[] = ['S', 'M']): Promise<Shirt> {
  const productOptions = [{ name: 'Size', values: sizes.map((name) => ({ name })) }];
  const created = await store.get(
    `mutation ($product: ProductCreateInput!) {
      productCreate(product: $product) { product { id options { id } } } }`,
    { product: { title: 'Shirt', productOptions } },
  );
  return { productId: idAt(created, 'product'), optionId: idAt(created, 'product', 'options', 0) };
}

const component = ({ productId, optionId }: Shirt, more: object = {}, values = ['S', 'M']): object => ({
  productId,
  optionSelections: [{ componentOptionId: optionId, name: 'Shirt size', values }],
  ...more,
});

const operationOf = (payload: unknown): Promise<unknown> =>
  store.get(operationDocument, { id: idAt(payload, 'productBundleOperation') });

async function finishedOperationOf(payload: unknown): Promise<unknown> {
  store.emulator.control.clock.advance(2000);
  return operationOf(payload);
}

async function createBundle(shirt: Shirt): Promise<string> {
  const input = { title: 'Two shirts', components: [component(shirt, { quantity: 2 })] };
  const created = await store.get(createDocument, { input });
  return idAt(await finishedOperationOf(created), 'product');
}

test('the operation of a bundle is active for two seconds, and tells of no product until then', async () => {
  const input = { title: 'Two shirts', components: [component(await createShirt())] };
  const created = await store.get(createDocument, { input });
  const active = { status: 'ACTIVE', product: null, userErrors: [] };
  expect(await operationOf(created)).toEqual(active);
  store.emulator.control.clock.advance(1999);
  expect(await operationOf(created)).toEqual(active);
  store.emulator.control.clock.advance(1);
  expect(await operationOf(created)).toMatchObject({ status: 'COMPLETE', product: { title: 'Two shirts' } });
});

test('a bundle is made by an operation, with a variant for each choice', async () => {
  const shirt = await createShirt();
  const input = { title: 'Two shirts', components: [component(shirt, { quantity: 2 })] };
  const created = await store.get(createDocument, { input });
  expect(created).toMatchObject({
    productBundleOperation: { status: 'CREATED', product: null },
    userErrors: [],
  });
  const operation = await finishedOperationOf(created);
  expect(operation).toMatchObject({ status: 'COMPLETE', product: { title: 'Two shirts' }, userErrors: [] });
  const fields = `hasVariantsThatRequiresComponents options { name values }
    variants(first: 5) { nodes { title requiresComponents } } bundleConsolidatedOptions { name }
    bundleComponents(first: 5) { nodes { quantity quantityOption { name } componentProduct { id }
      componentVariantsCount { count } componentVariants(first: 5) { nodes { title } }
      optionSelections { componentOption { id } parentOption { name } values { value selectionStatus } } } }`;
  const id = idAt(operation, 'product');
  expect(await store.get(`query ($id: ID!) { product(id: $id) { ${fields} } }`, { id })).toEqual({
    hasVariantsThatRequiresComponents: true,
    options: [{ name: 'Shirt size', values: ['S', 'M'] }],
    variants: {
      nodes: [
        { title: 'S', requiresComponents: true },
        { title: 'M', requiresComponents: true },
      ],
    },
    bundleConsolidatedOptions: null,
    bundleComponents: {
      nodes: [
        {
          quantity: 2,
          quantityOption: null,
          componentProduct: { id: shirt.productId },
          componentVariantsCount: { count: 1 },
          componentVariants: { nodes: [{ title: 'S' }] },
          optionSelections: [
            {
              componentOption: { id: shirt.optionId },
              parentOption: { name: 'Shirt size' },
              values: [
                { value: 'S', selectionStatus: 'SELECTED' },
                { value: 'M', selectionStatus: 'SELECTED' },
              ],
            },
          ],
        },
      ],
    },
  });
});

describe('a bundle is refused', () => {
  const refusal = (message: string): object => ({
    productBundleOperation: null,
    userErrors: [{ field: null, message }],
  });
  const create = (...components: readonly object[]): Promise<unknown> =>
    store.get(createDocument, { input: { title: 'Bundle', components } });
  const numberOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

  test('without components, or with products that do not exist', async () => {
    expect(await create()).toEqual(refusal('At least one component is required.'));
    const missing = { productId: 'gid://shopify/Product/5', optionSelections: [] };
    expect(await create(missing)).toEqual(refusal('Failed to locate the following products: [5]'));
  });

  test.each([
    ['no option', () => []],
    [
      'an option that is not its own',
      () => [{ componentOptionId: 'gid://shopify/ProductOption/5', values: ['S'] }],
    ],
    [
      'a value that it does not have',
      (optionId: string) => [{ componentOptionId: optionId, values: ['XL'] }],
    ],
  ])('where a component maps %s', async (_fact, selections) => {
    const { productId, optionId } = await createShirt();
    const optionSelections = selections(optionId).map((selection) => ({ name: 'Size', ...selection }));
    expect(await create({ productId, optionSelections })).toEqual(
      refusal(
        'Mapping of components targeting products need to map all of the options of the product. ' +
          `Missing or invalid options found for components targeting product_ids [${numberOf(productId)}].`,
      ),
    );
  });

  test('with too many pieces, or a choice of one', async () => {
    const shirt = await createShirt();
    expect(await create(component(shirt, { quantity: 2001 }))).toEqual(
      refusal(
        'Quantity cannot be greater than 2000. ' +
          `The following products have a quantity that exceeds the maximum: [${numberOf(shirt.productId)}]`,
      ),
    );
    const quantityOption = { name: 'Pack', values: [{ name: 'One', quantity: 1 }] };
    expect(await create(component(shirt, { quantityOption }))).toEqual(
      refusal(
        'Quantity options must have at least two values. ' +
          `Invalid quantity options found for components targeting product_ids [${numberOf(shirt.productId)}].`,
      ),
    );
  });

  test('by its operation for more choices than a product has variants', async () => {
    const sizes = Array.from({ length: 13 }, (_, index) => `Size ${index}`);
    const components: object[] = [];
    for (const name of ['First', 'Second', 'Third']) {
      const { productId, optionId } = await createShirt(sizes);
      const optionSelections = [{ componentOptionId: optionId, name, values: sizes }];
      components.push({ productId, optionSelections });
    }
    const created = await store.get(createDocument, { input: { title: 'Bundle', components } });
    const field = ['components'];
    const message = 'Exceeded maximum number of variants allowed';
    expect(await finishedOperationOf(created)).toEqual({
      status: 'COMPLETE',
      product: null,
      userErrors: [{ field, message, code: 'INVALID_INPUT' }],
    });
  });

  test('by its operation for a title that says nothing', async () => {
    const input = { title: ' ', components: [component(await createShirt())] };
    const created = await store.get(createDocument, { input });
    expect(await finishedOperationOf(created)).toEqual({
      status: 'COMPLETE',
      product: null,
      userErrors: [{ field: ['title'], message: "Title can't be blank", code: 'INVALID_INPUT' }],
    });
  });
});

test('an update replaces the components and keeps what it leaves out', async () => {
  const shirt = await createShirt();
  const productId = await createBundle(shirt);
  const quantityOption = {
    name: 'Pack',
    values: [
      { name: 'Two', quantity: 2 },
      { name: 'Four', quantity: 4 },
    ],
  };
  const components = [component(shirt, { quantityOption }, ['M'])];
  expect(await store.get(updateDocument, { input: { productId, components } })).toMatchObject({
    userErrors: [],
  });
  const read = `query ($id: ID!) { product(id: $id) { title variants(first: 5) { nodes { title } }
    bundleComponents(first: 1) { nodes { quantity quantityOption { name parentOption { name } values { name quantity } } } } } }`;
  expect(await store.get(read, { id: productId })).toEqual({
    title: 'Two shirts',
    variants: { nodes: [{ title: 'Two' }, { title: 'Four' }] },
    bundleComponents: {
      nodes: [{ quantity: null, quantityOption: { ...quantityOption, parentOption: { name: 'Pack' } } }],
    },
  });
});

test('another title leaves the variants of a bundle alone', async () => {
  const productId = await createBundle(await createShirt());
  const read = 'query ($id: ID!) { product(id: $id) { title variants(first: 5) { nodes { id title } } } }';
  const before = await store.get(read, { id: productId });
  await store.get(updateDocument, { input: { productId, title: 'Pair of shirts' } });
  expect(await store.get(read, { id: productId })).toEqual({
    title: 'Pair of shirts',
    variants: at(before, 'variants'),
  });
});

test('a choice of quantities without a name is called so', async () => {
  const values = [
    { name: 'Two', quantity: 2 },
    { name: 'Four', quantity: 4 },
  ];
  const components = [component(await createShirt(['S']), { quantityOption: { name: ' ', values } }, ['S'])];
  const created = await store.get(createDocument, { input: { title: 'Packs', components } });
  const read = `query ($id: ID!) { product(id: $id) { options { name } variants(first: 5) { nodes {
    title productVariantComponents(first: 5) { nodes { quantity } } } } } }`;
  const id = idAt(await finishedOperationOf(created), 'product');
  expect(await store.get(read, { id })).toEqual({
    options: [{ name: 'Quantity' }],
    variants: {
      nodes: [
        { title: 'Two', productVariantComponents: { nodes: [{ quantity: 2 }] } },
        { title: 'Four', productVariantComponents: { nodes: [{ quantity: 4 }] } },
      ],
    },
  });
});

test('each variant of a bundle knows the variants inside of it', async () => {
  const [shirt, socks] = [await createShirt(), await createShirt()];
  const small = (value: string): object[] =>
    [shirt, socks].map(({ optionId }) => ({ componentOptionId: optionId, componentOptionValue: value }));
  await store.get(
    `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
      productVariantsBulkCreate(productId: $id, variants: $variants) { userErrors { message } } }`,
    { id: shirt.productId, variants: [{ optionValues: [{ optionName: 'Size', name: 'M' }] }] },
  );
  const input = {
    title: 'Outfit',
    components: [component(shirt, { quantity: 1 }), component(socks, { quantity: 3 }, ['S'])],
    consolidatedOptions: [
      {
        optionName: 'Size',
        optionSelections: [
          { optionValue: 'Small', components: small('S').slice(0, 1) },
          { optionValue: 'Medium', components: small('M').slice(0, 1) },
        ],
      },
    ],
  };
  const created = await store.get(createDocument, { input });
  const operation = await finishedOperationOf(created);
  const fields = `variants(first: 5) { nodes { title productVariantComponents(first: 5) { nodes {
      quantity productVariant { title product { id } } } } } }
    productComponentsCount { count } productComponents(first: 5) { nodes {
      product { id } componentVariantsCount { count } nonComponentVariantsCount { count } } }`;
  const inside = (title: string): object => ({
    nodes: [
      { quantity: 1, productVariant: { title, product: { id: shirt.productId } } },
      { quantity: 3, productVariant: { title: 'S', product: { id: socks.productId } } },
    ],
  });
  const id = idAt(operation, 'product');
  expect(await store.get(`query ($id: ID!) { product(id: $id) { ${fields} } }`, { id })).toEqual({
    variants: {
      nodes: [
        { title: 'Small', productVariantComponents: inside('S') },
        { title: 'Medium', productVariantComponents: inside('M') },
      ],
    },
    productComponentsCount: { count: 2 },
    productComponents: {
      nodes: [
        {
          product: { id: shirt.productId },
          componentVariantsCount: { count: 2 },
          nonComponentVariantsCount: { count: 0 },
        },
        {
          product: { id: socks.productId },
          componentVariantsCount: { count: 1 },
          nonComponentVariantsCount: { count: 0 },
        },
      ],
    },
  });
  const parents = 'query ($id: ID!) { product(id: $id) { productParents(first: 5) { nodes { title } } } }';
  expect(await store.get(parents, { id: socks.productId })).toEqual({
    productParents: { nodes: [{ title: 'Outfit' }] },
  });
});

test('only a bundle can be updated as one, and only bundles are found as such', async () => {
  const shirt = await createShirt();
  await createBundle(shirt);
  expect(await store.get(updateDocument, { input: { productId: shirt.productId, title: 'A' } })).toEqual({
    productBundleOperation: null,
    userErrors: [{ field: null, message: 'Product does not exist' }],
  });
  const found = await store.get('{ products(first: 5, query: "bundles:true") { nodes { title } } }');
  expect(at(found, 'nodes')).toEqual([{ title: 'Two shirts' }]);
});
