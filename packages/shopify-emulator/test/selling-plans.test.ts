import { describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const productDocument = `mutation ($product: ProductCreateInput!) {
  productCreate(product: $product) { product { id variants(first: 1) { nodes { id } } } } }`;
const createDocument = `mutation ($input: SellingPlanGroupInput!, $resources: SellingPlanGroupResourceInput) {
  sellingPlanGroupCreate(input: $input, resources: $resources) {
    sellingPlanGroup { id name merchantCode summary sellingPlans(first: 5) { nodes { id name } } }
    userErrors { field message code } } }`;
const updateDocument = `mutation ($id: ID!, $input: SellingPlanGroupInput!) {
  sellingPlanGroupUpdate(id: $id, input: $input) { deletedSellingPlanIds
    sellingPlanGroup { name options sellingPlans(first: 5) { nodes { name pricingPolicies { __typename } } } }
    userErrors { field message code } } }`;
const planDocument = `query ($id: ID!) { sellingPlanGroup(id: $id) { sellingPlans(first: 1) { nodes {
  category inventoryPolicy { reserve }
  billingPolicy { ... on SellingPlanRecurringBillingPolicy { interval intervalCount minCycles maxCycles anchors { day } } }
  deliveryPolicy { ... on SellingPlanRecurringDeliveryPolicy { interval cutoff intent preAnchorBehavior } }
  pricingPolicies { ... on SellingPlanRecurringPricingPolicy { afterCycle }
    ... on SellingPlanPricingPolicyBase { adjustmentType adjustmentValue {
      ... on SellingPlanPricingPolicyPercentageValue { percentage } ... on MoneyV2 { amount currencyCode } } } } } } } }`;
const groupsDocument = `query ($product: ID!, $variant: ID!) {
  product(id: $product) { sellingPlanGroupsCount { count } sellingPlanGroups(first: 5) { nodes { name } } }
  productVariant(id: $variant) { sellingPlanGroupsCount { count } sellingPlanGroups(first: 5) { nodes { name } } } }`;

const recurring = { recurring: { interval: 'MONTH', intervalCount: 1 } };
const plan = (name: string, more: object = {}): object => ({
  name,
  options: [name],
  category: 'SUBSCRIPTION',
  billingPolicy: recurring,
  deliveryPolicy: recurring,
  ...more,
});
const discount = (percentage: number): object => ({
  fixed: { adjustmentType: 'PERCENTAGE', adjustmentValue: { percentage } },
});

const store = await shareStore(openStore());

const createGroup = async (name: string, ...plans: readonly object[]): Promise<unknown> =>
  store.get(createDocument, { input: { name, options: ['Every'], sellingPlansToCreate: plans } });
const createProduct = async (): Promise<{ readonly product: string; readonly variant: string }> => {
  const created = await store.get(productDocument, { product: { title: 'Coffee' } });
  return { product: idAt(created, 'product'), variant: idAt(created, 'product', 'variants', 'nodes', 0) };
};
const refusal = (field: readonly string[], code: string): object => ({
  userErrors: [expect.objectContaining({ field, code })],
});

test('a position beyond 32 bits is refused in words of its own', async () => {
  const field = ['input', 'sellingPlansToCreate', '0', 'position'];
  const message = 'Position must be within the range of -2,147,483,648 to 2,147,483,647';
  expect(await createGroup('Subscribe', plan('Month', { position: 3_000_000_000 }))).toEqual({
    sellingPlanGroup: null,
    userErrors: [{ field, message, code: 'INVALID' }],
  });
});

test('a plan has a name of 255 characters at most', async () => {
  const field = ['input', 'sellingPlansToCreate', '0', 'name'];
  const message = 'Name is too long (maximum is 255 characters)';
  expect(await createGroup('Subscribe', plan('x'.repeat(256)))).toEqual({
    sellingPlanGroup: null,
    userErrors: [{ field, message, code: 'TOO_LONG' }],
  });
});

test('a metafield of a plan that does not fit refuses the group', async () => {
  const metafields = [{ namespace: 'terms', key: 'months', type: 'number_integer', value: 'six' }];
  const field = ['input', 'sellingPlansToCreate', '0', 'metafields', '0', 'value'];
  expect(await createGroup('Subscribe', plan('Month', { metafields }))).toEqual({
    sellingPlanGroup: null,
    userErrors: [{ field, message: 'Value must be an integer.', code: 'INVALID' }],
  });
});

test('a plan that is changed keeps the metafields that it is given', async () => {
  const created = await createGroup('Subscribe', plan('Month'));
  const id = idAt(created, 'sellingPlanGroup');
  const month = idAt(created, 'sellingPlanGroup', 'sellingPlans', 'nodes', 0);
  const metafields = [{ namespace: 'terms', key: 'months', type: 'number_integer', value: '6' }];
  const input = { sellingPlansToUpdate: [{ id: month, metafields }] };
  expect(await store.get(updateDocument, { id, input })).toMatchObject({ userErrors: [] });
  const read = `query ($id: ID!) { sellingPlanGroup(id: $id) { sellingPlans(first: 1) { nodes {
    metafield(namespace: "terms", key: "months") { value } } } } }`;
  expect(await store.get(read, { id })).toEqual({ sellingPlans: { nodes: [{ metafield: { value: '6' } }] } });
});

describe('a selling plan group', () => {
  test('has its name for a code unless it gets one', async () => {
    expect(await createGroup('Subscribe', plan('Month', { pricingPolicies: [discount(10)] }))).toEqual({
      sellingPlanGroup: {
        id: expect.any(String),
        name: 'Subscribe',
        merchantCode: 'Subscribe',
        summary: '1 delivery frequency, 10% discount',
        sellingPlans: { nodes: [{ id: expect.any(String), name: 'Month' }] },
      },
      userErrors: [],
    });
  });

  test('shows plans with what Shopify gives to everything that is left out', async () => {
    const cheaper = {
      recurring: { adjustmentType: 'PRICE', adjustmentValue: { fixedValue: '7.5' }, afterCycle: 3 },
    };
    const created = await createGroup(
      'Subscribe',
      plan('Month', { pricingPolicies: [discount(10), cheaper] }),
    );
    const found = await store.get(planDocument, { id: idAt(created, 'sellingPlanGroup') });
    expect(at(found, 'sellingPlans', 'nodes', 0)).toEqual({
      category: 'SUBSCRIPTION',
      inventoryPolicy: { reserve: 'ON_FULFILLMENT' },
      billingPolicy: { interval: 'MONTH', intervalCount: 1, minCycles: null, maxCycles: null, anchors: [] },
      deliveryPolicy: {
        interval: 'MONTH',
        cutoff: null,
        intent: 'FULFILLMENT_BEGIN',
        preAnchorBehavior: 'ASAP',
      },
      pricingPolicies: [
        { adjustmentType: 'PERCENTAGE', adjustmentValue: { percentage: 10 } },
        { adjustmentType: 'PRICE', adjustmentValue: { amount: '7.5', currencyCode: 'CAD' }, afterCycle: 3 },
      ],
    });
  });

  test('is refused without a name, without plans, or with more than 31', async () => {
    expect(await createGroup('  ', plan('Month'))).toMatchObject(refusal(['input', 'name'], 'BLANK'));
    expect(await createGroup('None')).toMatchObject(refusal(['input'], 'SELLING_PLAN_COUNT_LOWER_BOUND'));
    const many = Array.from({ length: 32 }, (_, index) => plan(`Plan ${index}`));
    expect(await createGroup('Many', ...many)).toMatchObject(
      refusal(['input'], 'SELLING_PLAN_COUNT_UPPER_BOUND'),
    );
  });

  test('is refused where a plan lacks a policy', async () => {
    expect(await createGroup('Subscribe', plan('Month', { billingPolicy: null }))).toEqual({
      sellingPlanGroup: null,
      userErrors: [
        {
          field: ['input', 'sellingPlansToCreate', '0', 'billingPolicy'],
          message: 'Selling plans to create billing policy must be present.',
          code: 'SELLING_PLAN_BILLING_POLICY_MISSING',
        },
      ],
    });
  });

  test('has plans that differ in name and options, with one option for each of its labels', async () => {
    expect(await createGroup('Subscribe', plan('Month'), plan('Month'))).toMatchObject({
      userErrors: [{ code: 'SELLING_PLAN_DUPLICATE_NAME' }, { code: 'SELLING_PLAN_DUPLICATE_OPTIONS' }],
    });
    expect(await createGroup('Subscribe', plan('Month', { options: ['Month', 'Prepaid'] }))).toMatchObject(
      refusal(
        ['input', 'sellingPlansToCreate', '0', 'options'],
        'SELLING_PLAN_MISSING_OPTION2_LABEL_ON_PARENT_GROUP',
      ),
    );
  });

  test('is changed where the input says so; a plan that is changed without prices loses them', async () => {
    const created = await createGroup(
      'Subscribe',
      plan('Month', { pricingPolicies: [discount(10)] }),
      plan('Year', { pricingPolicies: [discount(5)] }),
    );
    const id = idAt(created, 'sellingPlanGroup');
    const month = idAt(created, 'sellingPlanGroup', 'sellingPlans', 'nodes', 0);
    const input = { options: ['How often'], sellingPlansToUpdate: [{ id: month, name: 'Monthly' }] };
    expect(await store.get(updateDocument, { id, input })).toEqual({
      deletedSellingPlanIds: [],
      sellingPlanGroup: {
        name: 'Subscribe',
        options: ['How often'],
        sellingPlans: {
          nodes: [
            { name: 'Monthly', pricingPolicies: [] },
            { name: 'Year', pricingPolicies: [{ __typename: 'SellingPlanFixedPricingPolicy' }] },
          ],
        },
      },
      userErrors: [],
    });
  });

  test('keeps its last plan, unless another takes its place', async () => {
    const created = await createGroup('Subscribe', plan('Month'));
    const id = idAt(created, 'sellingPlanGroup');
    const last = idAt(created, 'sellingPlanGroup', 'sellingPlans', 'nodes', 0);
    const input = { sellingPlansToDelete: [last] };
    expect(await store.get(updateDocument, { id, input })).toMatchObject({
      deletedSellingPlanIds: null,
      ...refusal(['input', 'sellingPlansToDelete'], 'SELLING_PLAN_COUNT_LOWER_BOUND'),
    });
    const replaced = { ...input, sellingPlansToCreate: [plan('Week')] };
    expect(await store.get(updateDocument, { id, input: replaced })).toMatchObject({
      deletedSellingPlanIds: [last],
      sellingPlanGroup: { sellingPlans: { nodes: [{ name: 'Week' }] } },
    });
  });

  test('does not know plans that are not its own', async () => {
    const id = idAt(await createGroup('Subscribe', plan('Month')), 'sellingPlanGroup');
    const unknown = 'gid://shopify/SellingPlan/123';
    const update = (input: object): Promise<unknown> => store.get(updateDocument, { id, input });
    expect(await update({ sellingPlansToUpdate: [{ id: unknown }] })).toMatchObject(
      refusal(['input', 'sellingPlansToUpdate', '0', 'id'], 'PLAN_DOES_NOT_EXIST'),
    );
    expect(await update({ sellingPlansToUpdate: [{ name: 'Month' }] })).toMatchObject(
      refusal(['input', 'sellingPlansToUpdate', '0', 'id'], 'PLAN_ID_MUST_BE_SPECIFIED_TO_UPDATE'),
    );
    expect(await update({ sellingPlansToDelete: [unknown] })).toMatchObject(
      refusal(['input', 'sellingPlansToDelete'], 'RESOURCE_LIST_CONTAINS_INVALID_IDS'),
    );
  });
});

describe('members of a group', () => {
  const addDocument = `mutation ($id: ID!, $productIds: [ID!]!) { sellingPlanGroupAddProducts(id: $id, productIds: $productIds) {
    sellingPlanGroup { productsCount { count } products(first: 5) { nodes { id } } } userErrors { field message code } } }`;
  const removeDocument = `mutation ($id: ID!, $productIds: [ID!]!) {
    sellingPlanGroupRemoveProducts(id: $id, productIds: $productIds) { removedProductIds userErrors { field code } } }`;

  test('are shown by the product and its variants, and counted where they belong', async () => {
    const { product, variant } = await createProduct();
    const id = idAt(await createGroup('Subscribe', plan('Month')), 'sellingPlanGroup');
    await store.get(addDocument, { id, productIds: [product] });
    const { data } = await store.ask(groupsDocument, { product, variant });
    expect(data).toEqual({
      product: {
        sellingPlanGroupsCount: { count: 1 },
        sellingPlanGroups: { nodes: [{ name: 'Subscribe' }] },
      },
      productVariant: {
        sellingPlanGroupsCount: { count: 0 },
        sellingPlanGroups: { nodes: [{ name: 'Subscribe' }] },
      },
    });
  });

  test('are added all or none', async () => {
    const { product } = await createProduct();
    const id = idAt(await createGroup('Subscribe', plan('Month')), 'sellingPlanGroup');
    const unknown = 'gid://shopify/Product/123';
    expect(await store.get(addDocument, { id, productIds: [product, unknown] })).toEqual({
      sellingPlanGroup: null,
      userErrors: [
        { field: ['productIds'], message: `Product ${unknown} does not exist.`, code: 'NOT_FOUND' },
      ],
    });
    expect(await store.get(addDocument, { id, productIds: [product] })).toMatchObject({
      sellingPlanGroup: { productsCount: { count: 1 }, products: { nodes: [{ id: product }] } },
    });
    expect(await store.get(addDocument, { id, productIds: [product] })).toEqual({
      sellingPlanGroup: null,
      userErrors: [{ field: ['productIds'], message: 'Resource has already been taken', code: 'TAKEN' }],
    });
  });

  test('that are not there are not removed, without complaint', async () => {
    const [{ product }, other] = [await createProduct(), await createProduct()];
    const id = idAt(await createGroup('Subscribe', plan('Month')), 'sellingPlanGroup');
    await store.get(addDocument, { id, productIds: [product] });
    const productIds = [other.product, product, 'gid://shopify/Product/123'];
    expect(await store.get(removeDocument, { id, productIds })).toEqual({
      removedProductIds: [product],
      userErrors: [],
    });
  });

  test('join and leave from the side of the variant', async () => {
    const { product, variant } = await createProduct();
    const id = idAt(await createGroup('Subscribe', plan('Month')), 'sellingPlanGroup');
    const join = `mutation ($id: ID!, $groups: [ID!]!) { productVariantJoinSellingPlanGroups(id: $id, sellingPlanGroupIds: $groups) {
      productVariant { sellingPlanGroupsCount { count } } userErrors { field code } } }`;
    expect(await store.get(join, { id: variant, groups: [id] })).toEqual({
      productVariant: { sellingPlanGroupsCount: { count: 1 } },
      userErrors: [],
    });
    const applies = `query ($id: ID!, $product: ID!, $variant: ID!) { sellingPlanGroup(id: $id) {
      appliesToProduct(productId: $product) appliesToProductVariant(productVariantId: $variant)
      appliesToProductVariants(productId: $product) productVariants(first: 5, productId: $product) { nodes { id } } } }`;
    expect(await store.get(applies, { id, product, variant })).toEqual({
      appliesToProduct: false,
      appliesToProductVariant: true,
      appliesToProductVariants: true,
      productVariants: { nodes: [{ id: variant }] },
    });
    const leave = join.replace('JoinSelling', 'LeaveSelling');
    expect(await store.get(leave, { id: variant, groups: [id] })).toMatchObject({
      productVariant: { sellingPlanGroupsCount: { count: 0 } },
    });
    expect(await store.get(join, { id: variant, groups: ['gid://shopify/SellingPlanGroup/123'] })).toEqual({
      productVariant: null,
      userErrors: [{ field: ['sellingPlanGroupIds'], code: 'GROUP_DOES_NOT_EXIST' }],
    });
  });

  test('leave with their group, and leave the group when they are deleted', async () => {
    const { product, variant } = await createProduct();
    const [first, second] = [
      idAt(await createGroup('First', plan('Month')), 'sellingPlanGroup'),
      idAt(await createGroup('Second', plan('Month')), 'sellingPlanGroup'),
    ];
    for (const id of [first, second]) await store.get(addDocument, { id, productIds: [product] });
    const remove = 'mutation ($id: ID!) { sellingPlanGroupDelete(id: $id) { deletedSellingPlanGroupId } }';
    expect(await store.get(remove, { id: first })).toEqual({ deletedSellingPlanGroupId: first });
    const { data } = await store.ask(groupsDocument, { product, variant });
    expect(data).toMatchObject({ product: { sellingPlanGroups: { nodes: [{ name: 'Second' }] } } });
    await store.get('mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId } }', {
      id: product,
    });
    const counted = '{ sellingPlanGroups(first: 1) { nodes { productsCount { count } } } }';
    expect(await store.get(counted)).toEqual({ nodes: [{ productsCount: { count: 0 } }] });
  });
});

test('groups are found by words of their code, by discount, frequency and category', async () => {
  await createGroup('autumn-club', plan('Month', { pricingPolicies: [discount(15)] }));
  await createGroup('winter-club', plan('Month', { category: 'OTHER' }));
  const found = async (query: string): Promise<unknown> =>
    store.get(
      'query ($query: String) { sellingPlanGroups(first: 5, query: $query, sortKey: NAME, reverse: true) { nodes { name } } }',
      { query },
    );
  const [autumn, winter] = [{ name: 'autumn-club' }, { name: 'winter-club' }];
  expect(await found('club')).toEqual({ nodes: [winter, autumn] });
  expect(await found('percentage_off:15')).toEqual({ nodes: [autumn] });
  expect(await found('category:OTHER,PRE_ORDER')).toEqual({ nodes: [winter] });
  expect(await found('club AND delivery_frequency:WEEK')).toEqual({ nodes: [] });
});
