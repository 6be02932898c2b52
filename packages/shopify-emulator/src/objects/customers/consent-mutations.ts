import type { RequestContext } from '../object-module.ts';
import { userError } from '../user-error.ts';
import { consentErrors, consentFrom, requireSettableState, type ConsentInput } from './consent.ts';
import type { CustomerPayload } from './customer-create.ts';
import { findCustomer, saveCustomer } from './customer-store.ts';

interface EmailConsentInput {
  readonly customerId: string;
  readonly emailMarketingConsent: ConsentInput;
}

/** A refused consent still answers the customer; one without an e-mail address changes nothing, without an error. */
export function customerEmailMarketingConsentUpdate(
  _source: unknown,
  args: { readonly input: EmailConsentInput },
  context: RequestContext,
): CustomerPayload {
  const { customerId, emailMarketingConsent } = args.input;
  requireSettableState(emailMarketingConsent.marketingState);
  const customer = findCustomer(context, customerId);
  if (customer === undefined)
    return {
      customer: null,
      userErrors: [userError(['input', 'customerId'], 'Customer not found', 'INVALID')],
    };
  const now = context.clock.now();
  const userErrors = consentErrors(emailMarketingConsent, ['input', 'emailMarketingConsent'], now);
  if (userErrors.length > 0 || customer.email === undefined) return { customer, userErrors };
  const emailConsent = consentFrom(emailMarketingConsent, now);
  return { customer: saveCustomer(context, { ...customer, emailConsent }), userErrors: [] };
}

interface SmsConsentInput {
  readonly customerId: string;
  readonly smsMarketingConsent: ConsentInput;
}

/** A refused consent answers no customer; one without a phone number is refused. */
export function customerSmsMarketingConsentUpdate(
  _source: unknown,
  args: { readonly input: SmsConsentInput },
  context: RequestContext,
): CustomerPayload {
  const { customerId, smsMarketingConsent } = args.input;
  requireSettableState(smsMarketingConsent.marketingState);
  const customer = findCustomer(context, customerId);
  if (customer === undefined) return { customer: null, userErrors: [userError(null, 'Customer not found')] };
  const field = ['input', 'smsMarketingConsent'];
  const now = context.clock.now();
  const userErrors = consentErrors(smsMarketingConsent, field, now);
  if (userErrors.length > 0) return { customer: null, userErrors };
  if (customer.phone === undefined)
    return {
      customer: null,
      userErrors: [userError(field, 'A phone number is required to set the SMS consent state.', 'INVALID')],
    };
  const smsConsent = consentFrom(smsMarketingConsent, now);
  return { customer: saveCustomer(context, { ...customer, smsConsent }), userErrors: [] };
}
