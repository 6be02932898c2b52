/** Where Shopify's prices differ from its rule: not published, but read off answers of the versions 2025-01 to 2026-07. */

const mutationPoints = 10;

/** Types whose objects cost nothing. */
export const freeTypes: ReadonlySet<string> = new Set([
  'PageInfo',
  'MoneyV2',
  'MoneyBag',
  'Weight',
  'InventoryItemMeasurement',
  'LocationAddress',
  'ShopAddress',
  'CollectionRuleSet',
  'CollectionRule',
]);

const fieldPrices: Readonly<Record<string, number>> = {
  'Customer.defaultAddress': 0,
  'Customer.addresses': 0,
  'Customer.emailMarketingConsent': 0,
  'Customer.smsMarketingConsent': 0,
  'CollectionRule.conditionObject': 0,
  'WebhookSubscription.endpoint': 0,
  'Blog.articlesCount': 10,
  'Article.commentsCount': 10,
  'Publication.includedProductsCount': 10,
  'DeliveryProfile.productVariantsCount': 10,
  'Location.hasUnfulfilledOrders': 1,
  'StoreCreditAccount.balance': 5,
};

const mutationBases: Readonly<Record<string, number>> = {
  fileCreate: 20,
  productCreateMedia: 20,
  orderCapture: 20,
  refundCreate: 20,
  flowTriggerReceive: 1,
};

/** The price of the field itself, where it is not the usual one. */
export function fieldPrice(typeName: string, fieldName: string): number | undefined {
  const listed = fieldPrices[`${typeName}.${fieldName}`];
  if (listed !== undefined) return listed;
  return typeName === 'QueryRoot' && fieldName.endsWith('Count') ? 10 : undefined;
}

export function mutationBase(fieldName: string): number {
  return mutationBases[fieldName] ?? mutationPoints;
}

const scaledMutations: ReadonlySet<string> = new Set([
  'productCreate',
  'productUpdate',
  'productSet',
  'productVariantsBulkCreate',
  'productVariantsBulkUpdate',
]);

/** For each entry of a list of this name, or for the one thing of this name. */
const entryPrices: Readonly<Record<string, number>> = {
  variants: 0.2,
  metafields: 0.4,
  media: 1.9,
  files: 1.9,
  file: 0.6,
};

/** Some product mutations cost more the more they carry. */
export function inputPrice(fieldName: string, args: unknown): number {
  return scaledMutations.has(fieldName) ? priceEntries(args) : 0;
}

function priceEntries(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + priceEntries(entry), 0);
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const [key, entry] of Object.entries(value)) {
    if (typeof entry === 'object' && entry !== null)
      sum += (Array.isArray(entry) ? entry.length : 1) * (entryPrices[key] ?? 0);
    sum += priceEntries(entry);
  }
  return sum;
}

/** How often a connection's nodes are counted for a page of this size. */
export function pageMultiplier(pageSize: number): number {
  return pageSize === 0 ? 0 : Math.floor(2 * Math.log(Math.max(2, pageSize)));
}
