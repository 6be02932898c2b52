import { userError, type UserError } from '../user-error.ts';
import {
  consentErrors,
  consentFrom,
  requireSettableState,
  type Consent,
  type ConsentInput,
} from './consent.ts';
import type { CustomerDraft, CustomerInput, WhatsAppConsentInput } from './customer-input.ts';
import type { Customer } from './customer.ts';

/** The consents that `customerCreate` may set; they need the address or number that they are for. */
export function draftConsents(customer: Customer, input: CustomerInput, nowMs: number): CustomerDraft {
  const email = draftConsent(input.emailMarketingConsent, {
    field: 'emailMarketingConsent',
    isReachable: customer.email !== undefined,
    missing: 'An email address is required to set the email marketing consent state.',
    nowMs,
  });
  const sms = draftConsent(input.smsMarketingConsent, {
    field: 'smsMarketingConsent',
    isReachable: customer.phone !== undefined,
    missing: 'A phone number is required to set the SMS consent state.',
    nowMs,
  });
  const whatsAppInput = input.whatsAppMarketingConsent ?? undefined;
  const whatsApp = draftConsent(whatsAppInput === undefined ? undefined : asConsentInput(whatsAppInput), {
    field: 'whatsAppMarketingConsent',
    isReachable: customer.phone !== undefined,
    missing: 'A phone number is required to set the WhatsApp consent state.',
    nowMs,
  });
  return {
    customer: {
      ...customer,
      emailConsent: email.consent ?? customer.emailConsent,
      smsConsent: sms.consent ?? customer.smsConsent,
      whatsAppConsent: whatsApp.consent ?? customer.whatsAppConsent,
    },
    userErrors: [...email.userErrors, ...sms.userErrors, ...whatsApp.userErrors],
  };
}

interface ConsentRequest {
  readonly field: string;
  readonly isReachable: boolean;
  readonly missing: string;
  readonly nowMs: number;
}

function draftConsent(
  given: ConsentInput | null | undefined,
  request: ConsentRequest,
): { readonly consent: Consent | undefined; readonly userErrors: readonly UserError[] } {
  const nothing = { consent: undefined, userErrors: [] };
  if (given === null || given === undefined) return nothing;
  if (!request.isReachable) return { ...nothing, userErrors: [userError([request.field], request.missing)] };
  if (given.marketingState === 'NOT_SUBSCRIBED') return nothing;
  requireSettableState(given.marketingState);
  // Unlike the consent mutations, creation takes a subscription without its level for a single opt-in.
  const input = { ...given, marketingOptInLevel: given.marketingOptInLevel ?? 'SINGLE_OPT_IN' };
  const userErrors = consentErrors(input, [request.field], request.nowMs);
  return userErrors.length > 0
    ? { ...nothing, userErrors }
    : { consent: consentFrom(input, request.nowMs), userErrors };
}

/** The newer input of a consent as the older ones are written. */
export function asConsentInput(input: WhatsAppConsentInput): ConsentInput {
  return {
    marketingState: input.state === 'NEVER_SUBSCRIBED' ? 'NOT_SUBSCRIBED' : input.state,
    marketingOptInLevel: input.optInLevel ?? null,
    consentUpdatedAt: input.updatedAt ?? null,
    sourceLocationId: input.sourceLocationId ?? null,
  };
}
