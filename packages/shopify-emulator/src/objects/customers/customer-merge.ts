import { apiError } from '../api-error.ts';
import { formatGlobalId, parseGlobalId } from '../global-id.ts';
import { findJob, isJobDone, jobGlobalId, startJob, type Job } from '../jobs/job.ts';
import { copyMissingMetafields, deleteMetafieldsOf } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import type { Row, TableDefinition } from '../../store/table.ts';
import { forgetStoreCredit } from '../store-credit/store-credit-account.ts';
import { userError, type UserError } from '../user-error.ts';
import { customersTable, type Customer } from './customer.ts';
import { findCustomer, saveCustomer } from './customer-store.ts';
import { blockerErrors } from './merge-blockers.ts';
import { mergedCustomer, mergeErrors, type MergeOverride } from './merge-rules.ts';

export type MergeArguments = {
  readonly customerOneId: string;
  readonly customerTwoId: string;
  readonly overrideFields?: MergeOverride | null;
};

interface MergePayload {
  readonly resultingCustomerId: string | null;
  readonly job: Job | null;
  readonly userErrors: readonly UserError[];
}

/** Which customer went into which, under the number of the merge's job. */
interface Merge extends Row {
  readonly mergedCustomer: number;
  readonly resultingCustomer: number;
}

const mergesTable: TableDefinition<Merge> = {
  name: 'customerMerges',
  indexes: { merged: (merged) => String(merged.mergedCustomer) },
};

/** The second customer takes over what the first has; the first is gone at once, although the job still runs. */
export function customerMerge(_source: unknown, args: MergeArguments, context: RequestContext): MergePayload {
  const one = findCustomer(context, args.customerOneId);
  const two = findCustomer(context, args.customerTwoId);
  if (one === undefined || two === undefined) return refuse([unknownCustomer(context, args)]);
  if (one.id === two.id)
    return refuse([userError(null, 'Customers IDs should not match', 'INVALID_CUSTOMER_ID')]);
  const override = args.overrideFields ?? {};
  const errors = [
    ...blockerErrors(context, one, 'customerOneId'),
    ...blockerErrors(context, two, 'customerTwoId'),
    ...mergeErrors(one, two, override),
  ];
  if (errors.length > 0) return refuse(errors);
  merge(context, { one, two, override });
  const job = startJob(context);
  context.shop.table(mergesTable).put({ id: job.id, mergedCustomer: one.id, resultingCustomer: two.id });
  return { resultingCustomerId: formatGlobalId('Customer', two.id), job, userErrors: [] };
}

function merge(
  context: RequestContext,
  {
    one,
    two,
    override,
  }: { readonly one: Customer; readonly two: Customer; readonly override: MergeOverride },
): void {
  const [from, to] = [one, two].map(({ id }) => ({ gidType: 'Customer', number: id }));
  context.shop.table(customersTable).delete(one.id);
  saveCustomer(context, mergedCustomer(one, two, override));
  if (from === undefined || to === undefined) return;
  copyMissingMetafields(context, from, to);
  deleteMetafieldsOf(context, from);
  forgetStoreCredit(context, formatGlobalId('Customer', one.id));
}

/** A customer that an earlier merge took away is not complained about while the other one never existed. */
function unknownCustomer(context: RequestContext, args: MergeArguments): UserError {
  const isOneUnknown = findCustomer(context, args.customerOneId) === undefined;
  const isTwoUnknown = findCustomer(context, args.customerTwoId) === undefined;
  const blamesTwo = isTwoUnknown && (!isOneUnknown || wasMerged(context, args.customerOneId));
  const [field, id] = blamesTwo
    ? (['customerTwoId', args.customerTwoId] as const)
    : (['customerOneId', args.customerOneId] as const);
  const number = parseGlobalId(id)?.number ?? id;
  return userError([field], `Customer does not exist with ID ${number}`, 'INVALID_CUSTOMER_ID');
}

function wasMerged(context: RequestContext, id: string): boolean {
  const number = parseGlobalId(id)?.number;
  return context.shop.table(mergesTable).find('merged', String(number)).length > 0;
}

function refuse(userErrors: readonly UserError[]): MergePayload {
  return { resultingCustomerId: null, job: null, userErrors };
}

interface MergeStatus {
  readonly jobId: string;
  readonly resultingCustomerId: string;
  readonly status: 'IN_PROGRESS' | 'COMPLETED';
  readonly customerMergeErrors: readonly never[];
}

export function customerMergeJobStatus(
  _source: unknown,
  args: { readonly jobId: string },
  context: RequestContext,
): MergeStatus | null {
  const job = findJob(args.jobId, context);
  const merged = job === null ? undefined : context.shop.table(mergesTable).get(job.id);
  if (job === null || merged === undefined) return null;
  return {
    jobId: jobGlobalId(job),
    resultingCustomerId: formatGlobalId('Customer', merged.resultingCustomer),
    status: isJobDone(job, context) ? 'COMPLETED' : 'IN_PROGRESS',
    customerMergeErrors: [],
  };
}

/** The two customers of a preview, which has no user errors to tell what is wrong with them. */
export function customersToMerge(
  context: RequestContext,
  args: MergeArguments,
): { readonly one: Customer; readonly two: Customer } {
  const one = findCustomer(context, args.customerOneId);
  const two = findCustomer(context, args.customerTwoId);
  if (one === undefined) throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${args.customerOneId}`);
  if (two === undefined) throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${args.customerTwoId}`);
  if (one.id === two.id) throw apiError('BAD_REQUEST', 'Customers must be different.');
  return { one, two };
}
