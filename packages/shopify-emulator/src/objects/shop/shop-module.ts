import type { ConnectionArguments } from '../connection.ts';
import { emptyPage } from '../empty-page.ts';
import { textPage } from '../text-page.ts';
import { parseGlobalId, formatGlobalId } from '../global-id.ts';
import type { FieldResolver, ObjectModule, RequestContext } from '../object-module.ts';
import type { PlanName, ShopProfile } from '../../store/shop-profile.ts';
import { locationLimit } from '../locations/location-store.ts';
import { metafieldsOfOwner } from '../metafields/metafield-fields.ts';
import { findShopAddress, shopAddress, shopAddressFields } from './shop-address.ts';
import { timeZoneParts } from './time-zone.ts';

/** The plan as Shopify shows it. Products may have more variants only by special arrangement, so the limits are equal. */
const planNames: Readonly<Record<PlanName, string>> = {
  standard: 'Basic',
  advanced: 'Advanced',
  plus: 'Shopify Plus',
  enterprise: 'Commerce Components',
};

type Shop = ShopProfile;

/** Liquid's placeholder in a money format. */
const amount = '{{amount}}';

const noTexts: FieldResolver = (_shop, args: ConnectionArguments) => textPage(new Set(), args);

/** What nobody has set up yet, and what the local store has nothing of. */
const ofFreshShop: Readonly<Record<string, FieldResolver>> = {
  alerts: () => [],
  analyticsAnnotations: emptyPage,
  assignedFulfillmentOrders: emptyPage,
  channelDefinitionsForInstalledChannels: () => [],
  // Only other currencies than the shop's own are listed.
  currencySettings: emptyPage,
  draftOrderTags: noTexts,
  fulfillmentOrders: emptyPage,
  limitedPendingOrderCount: () => ({ atMax: false, count: 0 }),
  marketingSmsConsentEnabledAtCheckout: () => false,
  orders: emptyPage,
  orderTags: noTexts,
  paymentSettings: () => ({ supportedDigitalWallets: [] }),
  shopPolicies: () => [],
  storefrontAccessTokens: emptyPage,
  transactionalSmsDisabled: () => false,
  translations: () => [],
};

const shopFields: Readonly<Record<string, FieldResolver>> = {
  id: (shop: Shop) => formatGlobalId('Shop', shop.id),
  contactEmail: (shop: Shop) => shop.email,
  description: () => null,
  url: urlOf,
  primaryDomain: (shop: Shop) => domainOf(shop),
  domains: (shop: Shop) => [domainOf(shop)],
  enabledPresentmentCurrencies: (shop: Shop) => [shop.currencyCode],
  currencyFormats: (shop: Shop) => ({
    moneyFormat: `$${amount}`,
    moneyInEmailsFormat: `$${amount}`,
    moneyWithCurrencyFormat: `$${amount} ${shop.currencyCode}`,
    moneyWithCurrencyInEmailsFormat: `$${amount} ${shop.currencyCode}`,
  }),
  timezoneAbbreviation: (shop: Shop, _args, { clock }: RequestContext) =>
    timeZoneParts(shop.ianaTimezone, clock.now()).abbreviation,
  timezoneOffset: (shop: Shop, _args, { clock }: RequestContext) =>
    timeZoneParts(shop.ianaTimezone, clock.now()).offset,
  timezoneOffsetMinutes: (shop: Shop, _args, { clock }: RequestContext) =>
    timeZoneParts(shop.ianaTimezone, clock.now()).offsetMinutes,
  taxesIncluded: () => false,
  taxShipping: () => false,
  unitSystem: () => 'METRIC_SYSTEM',
  weightUnit: () => 'KILOGRAMS',
  setupRequired: () => false,
  orderNumberFormatPrefix: () => '#',
  orderNumberFormatSuffix: () => '',
  plan: (shop: Shop) => ({
    displayName: planNames[shop.plan],
    publicDisplayName: planNames[shop.plan],
    partnerDevelopment: false,
    shopifyPlus: shop.plan === 'plus' || shop.plan === 'enterprise',
  }),
  resourceLimits: () => ({
    locationLimit,
    maxProductOptions: 3,
    maxProductVariants: 2_048,
    redirectLimitReached: false,
  }),
  ...metafieldsOfOwner('Shop'),
  ...ofFreshShop,
  shopAddress: (_shop: Shop, _args, context: RequestContext) => shopAddress(context),
  billingAddress: (_shop: Shop, _args, context: RequestContext) => shopAddress(context),
  storefrontUrl: urlOf,
};

function urlOf({ myshopifyDomain }: Shop): string {
  return `https://${myshopifyDomain}`;
}

/** The only domain of the shop. */
export function domainOf(shop: Pick<Shop, 'id' | 'myshopifyDomain'>): object {
  return {
    __typename: 'Domain',
    id: formatGlobalId('Domain', shop.id),
    host: shop.myshopifyDomain,
    url: `https://${shop.myshopifyDomain}`,
    sslEnabled: true,
    localization: null,
  };
}

export const shopModule: ObjectModule = {
  queries: { shop: (_source, _args, context) => shopOf(context) },
  types: { Shop: shopFields, ShopAddress: shopAddressFields },
  nodes: {
    Domain: (id, { shop: { profile } }) =>
      parseGlobalId(id)?.number === profile.id ? domainOf(profile) : null,
    ShopAddress: findShopAddress,
    Shop: (id, context) => (parseGlobalId(id)?.number === context.shop.profile.id ? shopOf(context) : null),
  },
};

function shopOf(context: RequestContext): Shop & { readonly __typename: 'Shop' } {
  return { __typename: 'Shop', ...context.shop.profile };
}
