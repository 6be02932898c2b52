import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { draftConsents } from './customer-consents.ts';
import { draftCustomer, type CustomerInput } from './customer-input.ts';
import { blankCustomer, type Customer } from './customer.ts';
import { saveCustomer } from './customer-store.ts';

export interface CustomerPayload {
  readonly customer: Customer | null;
  readonly userErrors: readonly UserError[];
}

export function customerCreate(
  _source: unknown,
  args: { readonly input: CustomerInput },
  context: RequestContext,
): CustomerPayload {
  const { input } = args;
  const nestedIds = nestedIdErrors(input);
  if (nestedIds.length > 0) return { customer: null, userErrors: nestedIds };
  const blank = blankCustomer(context.shop.allocateId(), nowSeconds(context));
  const draft = draftCustomer(context, blank, input, []);
  const consented = draftConsents(draft.customer, input, context.clock.now());
  const owner = { gidType: 'Customer', number: blank.id };
  const nested = checkNestedMetafields(context, owner, input.metafields ?? []);
  const userErrors = [...draft.userErrors, ...consented.userErrors, ...nested.userErrors];
  if (userErrors.length > 0) return { customer: null, userErrors };
  const customer = saveCustomer(context, consented.customer);
  for (const write of nested.writes) writeMetafield(context, owner, write);
  return { customer, userErrors: [] };
}

/** What is created has no id yet, and neither has anything in it. Only the first kind of mistake is told. */
function nestedIdErrors(input: CustomerInput): readonly UserError[] {
  if (typeof input.id === 'string') return [userError(['id'], 'Cannot specify ID on creation')];
  const addresses = idErrors('addresses', 'Cannot specify address ID on creation', input.addresses);
  return addresses.length > 0
    ? addresses
    : idErrors('metafields', 'Cannot specify metafield ID on creation', input.metafields);
}

function idErrors(
  field: string,
  message: string,
  inputs: readonly { readonly id?: string | null }[] | null | undefined,
): readonly UserError[] {
  return [...(inputs ?? []).entries()]
    .filter(([, input]) => typeof input.id === 'string')
    .map(([index]) => userError([field, String(index), 'id'], message));
}
