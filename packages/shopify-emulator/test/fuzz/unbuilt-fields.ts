import { queries } from './root-fields.ts';

/**
 * Fields of what is built that answer NOT_IMPLEMENTED, because nobody outside of Shopify could tell the true answer, or because it
 * hangs on something that is not built. By the reason. What gets built must go from here: `fuzz-unbuilt.test.ts` sees to it.
 */
const groups: Readonly<Record<string, readonly string[]>> = {
  'what its owner wrote of an app in the app store, and in settings that the API does not show': [
    'App.banner',
    'App.developerType',
    'App.developerUrl',
    'App.icon',
    'App.previouslyInstalled',
    'App.pricingDetailsSummary',
    'App.publicCategory',
    'App.uninstallMessage',
    'App.webhookApiVersion',
  ],
  'addresses that only Shopify can make': [
    'Customer.image',
    'Customer.unsubscribeUrl',
    'CustomerEmailAddress.marketingUnsubscribeUrl',
    'CustomerEmailAddress.openTrackingUrl',
    'Shop.analyticsToken',
    'Shop.navigationSettings',
    'Shop.richTextEditorUrl',
  ],
  'the people who work at the shop': ['Shop.accountOwner', 'Shop.shopOwnerName', 'Shop.staffMembers'],
  'what a shop is entitled to, and how its owner has set it up': [
    'Shop.availableChannelApps',
    'Shop.checkoutApiSupported',
    'Shop.createdAt',
    'Shop.customerAccounts',
    'Shop.customerAccountsV2',
    'Shop.entitlements',
    'Shop.features',
    'Shop.merchantApprovalSignals',
    'Shop.updatedAt',
  ],
  'shipping and fulfillment are not built': [
    'Shop.countriesInShippingZones',
    'Shop.fulfillmentServices',
    'Shop.shipsToCountries',
  ],
  'the search over things of all kinds is not built': ['Shop.search', 'Shop.searchFilters'],
  'only a part of the taxonomy is known': [
    'ProductTaxonomyNode.id',
    'TaxonomyCategory.attributes',
    'the taxonomy',
  ],
  'the channel of a publication that a catalog stands behind': ['ResourcePublication.channel'],
  'translations of other things than metaobjects are not built': ['translatableResource'],
};

export const unbuiltFields: ReadonlySet<string> = new Set(Object.values(groups).flat());

/** What a NOT_IMPLEMENTED error tells of: `Type.field`, a root field, or `the taxonomy`. */
export function unbuiltField(message: string): string {
  if (message.includes('the taxonomy')) return 'the taxonomy';
  return /`([^`]*)`/.exec(message)?.[1] ?? message;
}

const builtQueries = new Set(queries.map(({ field }) => field.name));

/** Whether it is in the list; or a query that is not built, asked for below something that leads back to all queries. */
export function isKnownAsUnbuilt(message: string): boolean {
  const field = unbuiltField(message);
  const [, query] = /^QueryRoot\.(\w+)$/.exec(field) ?? [];
  return unbuiltFields.has(field) || (query !== undefined && !builtQueries.has(query));
}
