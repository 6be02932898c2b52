import { beforeEach, describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());
let product: string;
let variant: string;
beforeEach(async () => {
  const created = await store.get(
    'mutation { productCreate(product: { title: "Mug" }) { product { id variants(first: 1) { nodes { id } } } } }',
  );
  product = idAt(created, 'product');
  variant = idAt(created, 'product', 'variants', 'nodes', 0);
  const price = `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $id, variants: $variants) { userErrors { message } } }`;
  const variants = [{ id: variant, price: '20.00', compareAtPrice: '25.00' }];
  await store.get(price, { id: product, variants });
});

const listDocument = `mutation ($input: PriceListCreateInput!) { priceListCreate(input: $input) {
  priceList { id currency parent { adjustment { type value } settings { compareAtMode } } } userErrors { field message code } } }`;
const createList = async (change: object = {}): Promise<unknown> =>
  store.get(listDocument, {
    input: {
      name: 'Sale',
      currency: 'CAD',
      parent: { adjustment: { type: 'PERCENTAGE_DECREASE', value: 10 } },
      ...change,
    },
  });
const addDocument = `mutation ($id: ID!, $prices: [PriceListPriceInput!]!) { priceListFixedPricesAdd(priceListId: $id, prices: $prices) {
  prices { originType price { amount } compareAtPrice { amount } variant { id } } userErrors { field message code } } }`;
const pricesDocument = `query ($id: ID!, $origin: PriceListPriceOriginType) { priceList(id: $id) { fixedPricesCount
  prices(first: 5, originType: $origin) { nodes { originType price { amount currencyCode } compareAtPrice { amount } } } } }`;
const money = (amount: string, currencyCode = 'CAD'): object => ({ amount, currencyCode });
const missingList = 'gid://shopify/PriceList/10001';
const missingVariant = 'gid://shopify/ProductVariant/10001';

async function createCatalog(countryCode: string): Promise<string> {
  const market = `mutation ($input: MarketCreateInput!) { marketCreate(input: $input) { market { id } } }`;
  const input = { name: countryCode, conditions: { regionsCondition: { regions: [{ countryCode }] } } };
  const marketId = idAt(await store.get(market, { input }), 'market');
  const catalog = `mutation ($input: CatalogCreateInput!) { catalogCreate(input: $input) { catalog { id } } }`;
  const catalogInput = { title: `For ${countryCode}`, status: 'ACTIVE', context: { marketIds: [marketId] } };
  return idAt(await store.get(catalog, { input: catalogInput }), 'catalog');
}

describe('a price list', () => {
  test('adjusts the prices of the shop', async () => {
    const answer = await createList();
    expect(answer).toEqual({
      priceList: {
        id: expect.any(String),
        currency: 'CAD',
        parent: {
          adjustment: { type: 'PERCENTAGE_DECREASE', value: 10 },
          settings: { compareAtMode: 'ADJUSTED' },
        },
      },
      userErrors: [],
    });
    expect(await store.get(pricesDocument, { id: idAt(answer, 'priceList') })).toEqual({
      fixedPricesCount: 0,
      prices: {
        nodes: [
          {
            originType: 'RELATIVE',
            price: { amount: '18.0', currencyCode: 'CAD' },
            compareAtPrice: { amount: '22.5' },
          },
        ],
      },
    });
  });

  test.each([
    [{ name: '' }, ['input', 'name'], 'BLANK'],
    [{ name: 'x'.repeat(256) }, ['input', 'name'], 'TOO_LONG'],
    [
      { parent: { adjustment: { type: 'PERCENTAGE_DECREASE', value: 101 } } },
      ['input', 'parent', 'adjustment', 'value'],
      'INVALID_ADJUSTMENT_VALUE',
    ],
    [{ catalogId: 'gid://shopify/MarketCatalog/10001' }, ['input', 'catalogId'], 'CATALOG_DOES_NOT_EXIST'],
  ])('%j is refused', async (change, field, code) => {
    expect(at(await createList(change), 'userErrors')).toMatchObject([{ field, code }]);
  });

  test('has a name of its own and one catalog', async () => {
    const catalogId = await createCatalog('US');
    await createList({ catalogId });
    expect(at(await createList({ catalogId }), 'userErrors')).toMatchObject([
      { field: ['input', 'name'], code: 'TAKEN' },
      { field: ['input', 'catalogId'], code: 'CATALOG_TAKEN' },
    ]);
  });

  test('takes its prices along when it goes', async () => {
    const id = idAt(await createList(), 'priceList');
    await store.get(addDocument, { id, prices: [{ variantId: variant, price: money('5') }] });
    const remove = 'mutation ($id: ID!) { priceListDelete(id: $id) { deletedId userErrors { code } } }';
    expect(await store.get(remove, { id })).toEqual({ deletedId: id, userErrors: [] });
    expect(await store.get(pricesDocument, { id })).toBeNull();
    expect(at(await store.get(remove, { id }), 'userErrors')).toEqual([{ code: 'PRICE_LIST_NOT_FOUND' }]);
  });
});

describe('fixed prices', () => {
  test('stand in place of the adjusted ones, and go again', async () => {
    const id = idAt(await createList(), 'priceList');
    const prices = [{ variantId: variant, price: money('7.5'), compareAtPrice: money('9') }];
    expect(await store.get(addDocument, { id, prices })).toEqual({
      prices: [
        {
          originType: 'FIXED',
          price: { amount: '7.5' },
          compareAtPrice: { amount: '9.0' },
          variant: { id: variant },
        },
      ],
      userErrors: [],
    });
    expect(await store.get(pricesDocument, { id, origin: 'FIXED' })).toMatchObject({ fixedPricesCount: 1 });
    expect(await store.get(pricesDocument, { id, origin: 'RELATIVE' })).toMatchObject({
      prices: { nodes: [] },
    });
    const remove = `mutation ($id: ID!, $ids: [ID!]!) { priceListFixedPricesDelete(priceListId: $id, variantIds: $ids) {
      deletedFixedPriceVariantIds userErrors { field code } } }`;
    expect(await store.get(remove, { id, ids: [variant] })).toEqual({
      deletedFixedPriceVariantIds: [variant],
      userErrors: [],
    });
    expect(await store.get(remove, { id, ids: [variant] })).toEqual({
      deletedFixedPriceVariantIds: null,
      userErrors: [{ field: ['variantIds', '0'], code: 'PRICE_NOT_FIXED' }],
    });
  });

  test('are refused together when one is wrong', async () => {
    const id = idAt(await createList(), 'priceList');
    const prices = [
      { variantId: variant, price: money('7.5') },
      { variantId: missingVariant, price: money('1', 'USD') },
    ];
    expect(await store.get(addDocument, { id, prices })).toEqual({
      prices: null,
      userErrors: [
        {
          field: ['prices', '1', 'variantId'],
          message: 'Product variant ID does not exist.',
          code: 'VARIANT_NOT_FOUND',
        },
        {
          field: ['prices', '1', 'price', 'currencyCode'],
          message: "The specified currency does not match the price list's currency.",
          code: 'PRICE_LIST_CURRENCY_MISMATCH',
        },
      ],
    });
    expect(at(await store.get(addDocument, { id: missingList, prices: [] }), 'userErrors')).toEqual([
      { field: ['priceListId'], message: 'Price list does not exist.', code: 'PRICE_LIST_NOT_FOUND' },
    ]);
    expect(await store.get(pricesDocument, { id })).toMatchObject({ fixedPricesCount: 0 });
  });

  test('are set for all variants of a product', async () => {
    const id = idAt(await createList(), 'priceList');
    const document = `mutation ($id: ID!, $add: [PriceListProductPriceInput!], $remove: [ID!]) {
      priceListFixedPricesByProductUpdate(priceListId: $id, pricesToAdd: $add, pricesToDeleteByProductIds: $remove) {
        priceList { fixedPricesCount } pricesToAddProducts { title } pricesToDeleteProducts { id } userErrors { field code } } }`;
    const add = [{ productId: product, price: money('3') }];
    expect(await store.get(document, { id, add })).toEqual({
      priceList: { fixedPricesCount: 1 },
      pricesToAddProducts: [{ title: 'Mug' }],
      pricesToDeleteProducts: [],
      userErrors: [],
    });
    const codes = async (variables: object): Promise<unknown> =>
      at(await store.get(document, { id, ...variables }), 'userErrors');
    expect(await codes({ add: [], remove: [] })).toEqual([
      { field: null, code: 'NO_UPDATE_OPERATIONS_SPECIFIED' },
    ]);
    expect(await codes({ add, remove: [product] })).toEqual([
      { field: null, code: 'ID_MUST_BE_MUTUALLY_EXCLUSIVE' },
    ]);
    expect(await codes({ add: [...add, ...add] })).toEqual([
      { field: ['pricesToAdd'], code: 'DUPLICATE_ID_IN_INPUT' },
    ]);
    expect(await codes({ remove: ['gid://shopify/Product/10001'] })).toEqual([
      { field: ['pricesToDeleteByProductIds', '0'], code: 'PRODUCT_DOES_NOT_EXIST' },
    ]);
    expect(at(await store.get(document, { id, remove: [product] }), 'priceList')).toEqual({
      fixedPricesCount: 0,
    });
  });
});

test('buyers of a country pay what the list of its market says', async () => {
  const catalogId = await createCatalog('US');
  await createList({ catalogId });
  const read = `query ($id: ID!, $country: CountryCode!) { productVariant(id: $id) { contextualPricing(context: { country: $country }) {
    price { amount currencyCode } compareAtPrice { amount } quantityRule { minimum isDefault } } } }`;
  expect(await store.get(read, { id: variant, country: 'US' })).toEqual({
    contextualPricing: {
      price: { amount: '18.0', currencyCode: 'CAD' },
      compareAtPrice: { amount: '22.5' },
      quantityRule: { minimum: 1, isDefault: true },
    },
  });
  expect(await store.get(read, { id: variant, country: 'JP' })).toMatchObject({
    contextualPricing: { price: { amount: '20.0' } },
  });
  const range = `query ($id: ID!) { product(id: $id) { contextualPricing(context: { country: US }) { priceRange { maxVariantPrice { amount } } } } }`;
  expect(await store.get(range, { id: product })).toEqual({
    contextualPricing: { priceRange: { maxVariantPrice: { amount: '18.0' } } },
  });
});

describe('quantities', () => {
  const rules = `mutation ($id: ID!, $rules: [QuantityRuleInput!]!) { quantityRulesAdd(priceListId: $id, quantityRules: $rules) {
    quantityRules { minimum maximum increment isDefault productVariant { id } } userErrors { field code } } }`;
  const rule = (minimum: number, maximum: number | null, increment: number): object => ({
    variantId: variant,
    minimum,
    maximum,
    increment,
  });

  test('follow rules', async () => {
    const id = idAt(await createList(), 'priceList');
    expect(await store.get(rules, { id, rules: [rule(6, 12, 3)] })).toEqual({
      quantityRules: [
        { minimum: 6, maximum: 12, increment: 3, isDefault: false, productVariant: { id: variant } },
      ],
      userErrors: [],
    });
  });

  test.each([
    [0, 10, 1, 'minimum', 'GREATER_THAN_OR_EQUAL_TO'],
    [5, 12, 3, 'minimum', 'MINIMUM_NOT_MULTIPLE_OF_INCREMENT'],
    [6, 10, 3, 'maximum', 'MAXIMUM_NOT_MULTIPLE_OF_INCREMENT'],
    [6, 3, 3, 'minimum', 'MINIMUM_IS_GREATER_THAN_MAXIMUM'],
    [2, null, 4, 'increment', 'INCREMENT_IS_GREATER_THAN_MINIMUM'],
  ])('from %i to %s by %i are refused', async (minimum, maximum, increment, part, code) => {
    const id = idAt(await createList(), 'priceList');
    const answer = await store.get(rules, { id, rules: [rule(minimum, maximum, increment)] });
    expect(answer).toEqual({
      quantityRules: null,
      userErrors: [{ field: ['quantityRules', '0', part], code }],
    });
  });

  test('are not for buyers of a region', async () => {
    const id = idAt(await createList({ catalogId: await createCatalog('US') }), 'priceList');
    expect(at(await store.get(rules, { id, rules: [rule(1, null, 1)] }), 'userErrors')).toEqual([
      { field: ['priceListId'], code: 'CATALOG_CONTEXT_DOES_NOT_SUPPORT_QUANTITY_RULES' },
    ]);
  });

  const pricing = `mutation ($id: ID!, $input: QuantityPricingByVariantUpdateInput!) { quantityPricingByVariantUpdate(priceListId: $id, input: $input) {
    productVariants { id } userErrors { field message code } } }`;
  const nothing = {
    pricesToAdd: [],
    pricesToDeleteByVariantId: [],
    quantityRulesToAdd: [],
    quantityRulesToDeleteByVariantId: [],
    quantityPriceBreaksToAdd: [],
    quantityPriceBreaksToDelete: [],
  };

  test('lower the price in breaks', async () => {
    const id = idAt(await createList(), 'priceList');
    const input = {
      ...nothing,
      pricesToAdd: [{ variantId: variant, price: money('10') }],
      quantityRulesToAdd: [rule(2, null, 2)],
      quantityPriceBreaksToAdd: [{ variantId: variant, minimumQuantity: 10, price: money('8') }],
    };
    expect(await store.get(pricing, { id, input })).toEqual({
      productVariants: [{ id: variant }],
      userErrors: [],
    });
    const read = `query ($id: ID!) { priceList(id: $id) { prices(first: 1) { nodes { quantityPriceBreaks(first: 2) { nodes { minimumQuantity price { amount } } } } } } }`;
    expect(at(await store.get(read, { id }), 'prices', 'nodes', 0)).toEqual({
      quantityPriceBreaks: { nodes: [{ minimumQuantity: 10, price: { amount: '8.0' } }] },
    });
  });

  test.each([
    [
      'steps beyond the least',
      (): object => ({ quantityRulesToAdd: [rule(0, 10, 1)] }),
      'QUANTITY_RULE_ADD_INCREMENT_IS_GREATER_THAN_MINIMUM',
    ],
    [
      'no steps',
      (): object => ({ quantityRulesToAdd: [rule(1, 10, 0)] }),
      'QUANTITY_RULE_ADD_INCREMENT_IS_LESS_THAN_ONE',
    ],
    [
      'breaks of no price',
      (): object => ({
        quantityPriceBreaksToAdd: [{ variantId: variant, minimumQuantity: 10, price: money('8') }],
      }),
      'QUANTITY_PRICE_BREAK_ADD_PRICE_LIST_PRICE_NOT_FOUND',
    ],
    [
      'no price to delete',
      (): object => ({ pricesToDeleteByVariantId: [variant] }),
      'PRICE_DELETE_PRICE_NOT_FIXED',
    ],
    [
      'no break to delete',
      (): object => ({ quantityPriceBreaksToDelete: ['gid://shopify/QuantityPriceBreak/10001'] }),
      'QUANTITY_PRICE_BREAK_DELETE_NOT_FOUND',
    ],
  ])('%s: refused', async (_name, change, code) => {
    const id = idAt(await createList(), 'priceList');
    const answer = await store.get(pricing, { id, input: { ...nothing, ...change() } });
    expect(at(answer, 'userErrors')).toMatchObject([{ code }]);
  });
});
