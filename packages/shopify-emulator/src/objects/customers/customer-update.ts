import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import type { CustomerPayload } from './customer-create.ts';
import { draftCustomer, type CustomerInput } from './customer-input.ts';
import { findCustomer, saveCustomer } from './customer-store.ts';

export function customerUpdate(
  _source: unknown,
  args: { readonly input: CustomerInput },
  context: RequestContext,
): CustomerPayload {
  const { input } = args;
  const before = findCustomer(context, input.id ?? '');
  if (before === undefined)
    return { customer: null, userErrors: [userError(['id'], 'Customer does not exist')] };
  const consents = consentErrors(input);
  if (consents.length > 0) return { customer: null, userErrors: consents };
  const draft = draftCustomer(context, before, input, []);
  const owner = { gidType: 'Customer', number: before.id };
  const nested = checkNestedMetafields(context, owner, input.metafields ?? []);
  const userErrors = [...draft.userErrors, ...nested.userErrors];
  if (userErrors.length > 0) return { customer: null, userErrors };
  for (const write of nested.writes) writeMetafield(context, owner, write);
  return { customer: saveCustomer(context, draft.customer), userErrors: [] };
}

const consentMutations = {
  emailMarketingConsent: 'customerEmailMarketingConsentUpdate',
  smsMarketingConsent: 'customerSmsMarketingConsentUpdate',
  whatsAppMarketingConsent: 'customerWhatsAppMarketingConsentUpdate',
} as const;

/** Consent can only be given together with a new customer; later it has mutations of its own. */
function consentErrors(input: CustomerInput): readonly UserError[] {
  const fields = ['emailMarketingConsent', 'smsMarketingConsent', 'whatsAppMarketingConsent'] as const;
  return fields
    .filter((field) => input[field] !== undefined && input[field] !== null)
    .map((field) =>
      userError([field], `To update ${field}, please use the ${consentMutations[field]} Mutation instead`),
    );
}
