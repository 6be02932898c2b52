import type { Goods } from './furnish-goods.ts';
import type { Make } from './maker.ts';

/** Markets with catalogs and prices, selling plans, and what leads buyers from one address to another. */
export async function furnishTrade(make: Make, { product, variant }: Goods): Promise<void> {
  const regions = [{ countryCode: 'SE' }, { countryCode: 'FI' }];
  const conditions = { regionsCondition: { regions } };
  const market = await make('marketCreate', { input: { name: 'North', conditions } });
  await make('webPresenceCreate', { input: { defaultLocale: 'en', subfolderSuffix: 'no' } });
  const context = { marketIds: [market] };
  const publicationId = await make('publicationCreate', { input: { defaultState: 'ALL_PRODUCTS' } });
  const catalogId = await make('catalogCreate', {
    input: { title: 'North', status: 'ACTIVE', context, publicationId },
  });
  await make('catalogCreate', { input: { title: 'Bare', status: 'DRAFT', context } });
  const parent = { adjustment: { type: 'PERCENTAGE_DECREASE', value: 10 } };
  const priceListId = await make('priceListCreate', {
    input: { name: 'Low', currency: 'CAD', parent, catalogId },
  });
  const price = { amount: '8.00', currencyCode: 'CAD' };
  const prices = [{ variantId: variant, price }];
  await make('priceListFixedPricesAdd', { priceListId, prices }, 'prices { variant { id } }');
  await furnishQuantities(make, variant);
  await furnishPlans(make, product);
}

async function furnishPlans(make: Make, product: string): Promise<void> {
  const recurring = { recurring: { interval: 'MONTH', intervalCount: 1 } };
  const fixed = { adjustmentType: 'PERCENTAGE', adjustmentValue: { percentage: 10 } };
  const monthly = {
    name: 'Monthly',
    options: ['Month'],
    category: 'SUBSCRIPTION',
    billingPolicy: recurring,
    deliveryPolicy: recurring,
    pricingPolicies: [{ fixed }],
  };
  await make('sellingPlanGroupCreate', {
    input: { name: 'Subscribe', merchantCode: 'sub', options: ['Every'], sellingPlansToCreate: [monthly] },
    resources: { productIds: [product] },
  });
}

/** A list for no buyers of a region, since those may not have rules for quantities. */
async function furnishQuantities(make: Make, variantId: string): Promise<void> {
  const parent = { adjustment: { type: 'PERCENTAGE_DECREASE', value: 5 } };
  const priceListId = await make('priceListCreate', { input: { name: 'Bulk', currency: 'CAD', parent } });
  const price = { amount: '7.00', currencyCode: 'CAD' };
  const input = {
    pricesToAdd: [{ variantId, price }],
    pricesToDeleteByVariantId: [],
    quantityRulesToAdd: [{ variantId, minimum: 2, maximum: 100, increment: 2 }],
    quantityRulesToDeleteByVariantId: [],
    quantityPriceBreaksToAdd: [{ variantId, minimumQuantity: 10, price }],
    quantityPriceBreaksToDelete: [],
  };
  await make('quantityPricingByVariantUpdate', { priceListId, input });
}
