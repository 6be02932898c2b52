import { createHash } from 'node:crypto';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import type { CustomerPayload } from './customer-create.ts';
import { findCustomer, saveCustomer } from './customer-store.ts';

interface ActivationPayload {
  readonly accountActivationUrl: string | null;
  readonly userErrors: readonly UserError[];
}

/** Each call makes a new address for the customer to choose a password at. */
export function customerGenerateAccountActivationUrl(
  _source: unknown,
  args: { readonly customerId: string },
  context: RequestContext,
): ActivationPayload {
  const customer = findCustomer(context, args.customerId);
  if (customer === undefined)
    return {
      accountActivationUrl: null,
      userErrors: [userError(['customerId'], "The customer can't be found.")],
    };
  const token = createHash('sha256')
    .update(`activation ${context.shop.allocateId()}`)
    .digest('hex')
    .slice(0, 32);
  const { myshopifyDomain } = context.shop.profile;
  return {
    accountActivationUrl: `https://${myshopifyDomain}/account/activate/${customer.id}/${token}`,
    userErrors: [],
  };
}

interface EmailInput {
  readonly subject?: string | null;
}

/** No mail leaves the local store; the customer counts as invited. */
export function customerSendAccountInviteEmail(
  _source: unknown,
  args: { readonly customerId: string; readonly email?: EmailInput | null },
  context: RequestContext,
): CustomerPayload {
  const customer = findCustomer(context, args.customerId);
  if (customer === undefined) return refuse(['customerId'], "Customer can't be found");
  const { subject } = args.email ?? {};
  if (typeof subject === 'string' && subject.trim() === '')
    return refuse(['email', 'subject'], "Subject can't be blank");
  return { customer: saveCustomer(context, { ...customer, isInvited: true }), userErrors: [] };
}

function refuse(field: readonly string[], message: string): CustomerPayload {
  return { customer: null, userErrors: [userError(field, message, 'INVALID')] };
}
