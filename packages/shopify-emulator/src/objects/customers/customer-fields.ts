import { connect, type ConnectionArguments } from '../connection.ts';
import { emptyPage } from '../empty-page.ts';
import { formatGlobalId } from '../global-id.ts';
import { formatTime, nowSeconds } from '../shop-time.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { addressGlobalId, addressView, formattedLines, type AddressView } from './address-view.ts';
import { emailConsentView, emailView, phoneView, smsConsentView } from './contact-views.ts';
import { displayNameOf, stateOf, type Customer } from './customer.ts';
import { durationInWords } from './duration-in-words.ts';
import { shopLocale } from './locale.ts';
import { mergeableView } from './merge-blockers.ts';

export const customerFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: Customer) => formatGlobalId('Customer', source.id),
  legacyResourceId: (source: Customer) => String(source.id),
  createdAt: (source: Customer) => formatTime(source.createdAt),
  updatedAt: (source: Customer) => formatTime(source.updatedAt),
  firstName: (source: Customer) => source.firstName ?? null,
  lastName: (source: Customer) => source.lastName ?? null,
  displayName: (source: Customer) => displayNameOf(source),
  email: (source: Customer) => source.email ?? null,
  phone: (source: Customer) => source.phone ?? null,
  defaultEmailAddress: (source: Customer, _args, context: RequestContext) => emailView(source, context),
  defaultPhoneNumber: (source: Customer, _args, context: RequestContext) => phoneView(source, context),
  emailMarketingConsent: (source: Customer, _args, context: RequestContext) =>
    emailConsentView(source, context),
  smsMarketingConsent: (source: Customer, _args, context: RequestContext) => smsConsentView(source, context),
  locale: (source: Customer) => source.locale ?? shopLocale,
  note: (source: Customer) => source.note ?? null,
  tags: (source: Customer) => source.tags ?? [],
  taxExempt: (source: Customer) => source.taxExempt ?? false,
  taxExemptions: (source: Customer) => source.taxExemptions ?? [],
  taxSettings: () => ({ taxId: null }),
  multipassIdentifier: (source: Customer) => source.multipassIdentifier ?? null,
  addresses: (source: Customer, args: { readonly first?: number | null }) =>
    (source.addresses ?? []).slice(0, args.first ?? undefined).map(addressView),
  addressesV2: (source: Customer, args: ConnectionArguments) =>
    connect((source.addresses ?? []).map(addressView), args),
  defaultAddress: (source: Customer) => {
    const address = source.addresses?.find(({ id }) => id === source.defaultAddressId);
    return address === undefined ? null : addressView(address);
  },
  state: (source: Customer) => stateOf(source),
  verifiedEmail: () => true,
  validEmailAddress: () => true,
  canDelete: () => true,
  dataSaleOptOut: () => false,
  hasTimelineComment: () => false,
  productSubscriberStatus: () => 'NEVER_SUBSCRIBED',
  market: () => null,
  statistics: () => ({ predictedSpendTier: null, rfmGroup: null }),
  mergeable: (source: Customer, _args, context: RequestContext) => mergeableView(context, source),
  numberOfOrders: () => '0',
  amountSpent: (_source: Customer, _args, context: RequestContext) => ({
    amount: '0.0',
    currencyCode: context.shop.profile.currencyCode,
  }),
  lastOrder: () => null,
  orders: emptyPage,
  paymentMethods: emptyPage,
  subscriptionContracts: emptyPage,
  events: emptyPage,
  companyContactProfiles: () => [],
  identityProviderSubjects: () => [],
  lifetimeDuration: (source: Customer, _args, context: RequestContext) =>
    durationInWords(source.createdAt, nowSeconds(context)),
};

export const addressFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: AddressView) => addressGlobalId(source.id),
  formatted: (
    source: AddressView,
    args: { readonly withName?: boolean | null; readonly withCompany?: boolean | null },
  ) => formattedLines(source, { withName: args.withName ?? false, withCompany: args.withCompany ?? true }),
};
