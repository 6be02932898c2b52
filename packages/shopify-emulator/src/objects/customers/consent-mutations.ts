import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { consentErrors, consentFrom, requireSettableState, type ConsentInput } from './consent.ts';
import { phoneView } from './contact-views.ts';
import { asConsentInput } from './customer-consents.ts';
import type { WhatsAppConsentInput } from './customer-input.ts';
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

interface WhatsAppPayload {
  readonly customerPhoneNumber: Readonly<Record<string, unknown>> | null;
  readonly userErrors: readonly UserError[];
}

/** The same rules as for text messages, with the names that the newer input has. */
export function customerWhatsAppMarketingConsentUpdate(
  _source: unknown,
  args: {
    readonly input: { readonly customerId: string; readonly whatsAppMarketingConsent: WhatsAppConsentInput };
  },
  context: RequestContext,
): WhatsAppPayload {
  const consent = asConsentInput(args.input.whatsAppMarketingConsent);
  requireSettableState(consent.marketingState);
  const refuse = (...userErrors: readonly UserError[]): WhatsAppPayload => ({
    customerPhoneNumber: null,
    userErrors,
  });
  const customer = findCustomer(context, args.input.customerId);
  if (customer === undefined)
    return refuse(userError(['input', 'customerId'], 'Customer not found', 'INVALID'));
  const field = ['input', 'whatsAppMarketingConsent'];
  const now = context.clock.now();
  const userErrors = consentErrors(consent, field, now);
  if (userErrors.length > 0) return refuse(...userErrors.map(withNewerName));
  if (customer.phone === undefined)
    return refuse(
      userError(field, 'A phone number is required to set the WhatsApp consent state.', 'INVALID'),
    );
  const saved = saveCustomer(context, { ...customer, whatsAppConsent: consentFrom(consent, now) });
  return { customerPhoneNumber: phoneView(saved, context), userErrors: [] };
}

const newerNames = new Map([
  ['marketingOptInLevel', 'optInLevel'],
  ['consentUpdatedAt', 'updatedAt'],
]);

function withNewerName(error: UserError): UserError {
  return { ...error, field: error.field?.map((part) => newerNames.get(part) ?? part) ?? null };
}
