import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { hasStoreCredit } from '../store-credit/store-credit-account.ts';
import { userError, type UserError } from '../user-error.ts';
import { displayNameOf, type Customer } from './customer.ts';
import { isBeingErased } from './data-erasure.ts';

/** Something that a customer has and that cannot be merged, as CustomerMergeErrorFieldType names it. */
interface MergeBlocker {
  readonly field: 'MULTIPASS_IDENTIFIER' | 'REDACTED_AT' | 'STORE_CREDIT';
  readonly name: string;
}

function mergeBlockers(context: RequestContext, customer: Customer): readonly MergeBlocker[] {
  const gid = formatGlobalId('Customer', customer.id);
  const blockers: readonly (MergeBlocker & { readonly isThere: boolean })[] = [
    {
      field: 'MULTIPASS_IDENTIFIER',
      name: 'a multipass identifier',
      isThere: customer.multipassIdentifier !== undefined,
    },
    {
      field: 'REDACTED_AT',
      name: 'a pending or completed redaction',
      isThere: isBeingErased(context, customer),
    },
    { field: 'STORE_CREDIT', name: 'store credit', isThere: hasStoreCredit(context, gid) },
  ];
  return blockers.filter(({ isThere }) => isThere);
}

/** What keeps a customer from being merged, told at its argument. */
export function blockerErrors(
  context: RequestContext,
  customer: Customer,
  argument: string,
): readonly UserError[] {
  return mergeBlockers(context, customer).map((blocker) =>
    userError([argument], messageOf(customer, blocker), 'INVALID_CUSTOMER'),
  );
}

/** `CustomerMergeable`. */
export function mergeableView(context: RequestContext, customer: Customer): object {
  const blockers = mergeBlockers(context, customer);
  const [first] = blockers;
  return {
    isMergeable: first === undefined,
    errorFields: blockers.map(({ field }) => field),
    reason: first === undefined ? null : messageOf(customer, first),
    mergeInProgress: null,
  };
}

function messageOf(customer: Customer, { name }: MergeBlocker): string {
  return `${displayNameOf(customer)} has ${name} and can’t be merged.`;
}
