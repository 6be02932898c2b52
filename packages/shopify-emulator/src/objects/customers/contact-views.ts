import { locationWithNumber } from '../locations/location-store.ts';
import type { RequestContext } from '../object-module.ts';
import type { Consent } from './consent.ts';
import type { Customer } from './customer.ts';
import { formatTime } from '../shop-time.ts';

type View = Readonly<Record<string, unknown>>;

const notAsked = { state: 'NOT_SUBSCRIBED', optInLevel: 'SINGLE_OPT_IN' } as const;

/** `CustomerEmailAddress`; null for a customer without one. */
export function emailView(customer: Customer, context: RequestContext): View | null {
  const { email, emailConsent: consent } = customer;
  if (email === undefined) return null;
  return {
    emailAddress: email,
    marketingState: consent?.state ?? notAsked.state,
    marketingOptInLevel: consent?.optInLevel ?? notAsked.optInLevel,
    marketingUpdatedAt: timeOf(consent),
    openTrackingLevel: 'UNKNOWN',
    sourceLocation: sourceLocation(consent, context),
    validFormat: true,
  };
}

/** `CustomerPhoneNumber`; null for a customer without one. */
export function phoneView(customer: Customer, context: RequestContext): View | null {
  const { phone, smsConsent: consent } = customer;
  if (phone === undefined) return null;
  return {
    phoneNumber: phone,
    marketingState: consent?.state ?? notAsked.state,
    marketingOptInLevel: consent?.optInLevel ?? notAsked.optInLevel,
    marketingUpdatedAt: timeOf(consent),
    marketingCollectedFrom: collectedFrom(consent),
    sourceLocation: sourceLocation(consent, context),
    smsMarketingConsent: channelView('CustomerSmsMarketingConsent', consent, context),
    whatsAppMarketingConsent: channelView(
      'CustomerWhatsAppMarketingConsent',
      customer.whatsAppConsent,
      context,
    ),
  };
}

/** The consent objects of the phone number, whose states have names of their own. */
function channelView(__typename: string, consent: Consent | undefined, context: RequestContext): View {
  return {
    __typename,
    state: consent?.state ?? 'NEVER_SUBSCRIBED',
    optInLevel: consent?.optInLevel ?? notAsked.optInLevel,
    updatedAt: timeOf(consent),
    collectedFrom: collectedFrom(consent),
    sourceLocation: sourceLocation(consent, context),
  };
}

export function emailConsentView(customer: Customer, context: RequestContext): View | null {
  return customer.email === undefined ? null : consentView(customer.emailConsent, context);
}

export function smsConsentView(customer: Customer, context: RequestContext): View | null {
  if (customer.phone === undefined) return null;
  return {
    ...consentView(customer.smsConsent, context),
    consentCollectedFrom: collectedFrom(customer.smsConsent),
  };
}

function consentView(consent: Consent | undefined, context: RequestContext): View {
  return {
    marketingState: consent?.state ?? notAsked.state,
    marketingOptInLevel: consent?.optInLevel ?? notAsked.optInLevel,
    consentUpdatedAt: timeOf(consent),
    sourceLocation: sourceLocation(consent, context),
  };
}

function timeOf(consent: Consent | undefined): string | null {
  return consent === undefined ? null : formatTime(consent.updatedAt);
}

/** What the Admin API writes counts as collected elsewhere. */
function collectedFrom(consent: Consent | undefined): string | null {
  return consent === undefined ? null : 'OTHER';
}

function sourceLocation(consent: Consent | undefined, context: RequestContext): unknown {
  const number = consent?.sourceLocationId;
  return number === undefined ? null : (locationWithNumber(context, number) ?? null);
}
