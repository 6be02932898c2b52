import { apiError } from '../api-error.ts';
import { formatGlobalId, parseGlobalId } from '../global-id.ts';
import { findJob, isJobDone, jobGlobalId, startJob, type Job } from '../metafields/jobs.ts';
import { copyMissingMetafields, deleteMetafieldsOf } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import type { Row, TableDefinition } from '../../store/table.ts';
import { userError, type UserError } from '../user-error.ts';
import { customersTable, type Customer } from './customer-record.ts';
import { findCustomer, saveCustomer } from './customer-store.ts';
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

/** Which customer came out of a merge, under the number of its job. */
interface MergeRecord extends Row {
  readonly resultingCustomer: number;
}

const mergesTable: TableDefinition<MergeRecord> = { name: 'customerMerges' };

/** The second customer takes over what the first has; the first is gone at once, although the job still runs. */
export function customerMerge(_source: unknown, args: MergeArguments, context: RequestContext): MergePayload {
  const one = findCustomer(context, args.customerOneId);
  if (one === undefined) return refuse([unknownCustomer('customerOneId', args.customerOneId)]);
  const two = findCustomer(context, args.customerTwoId);
  if (two === undefined) return refuse([unknownCustomer('customerTwoId', args.customerTwoId)]);
  if (one.id === two.id)
    return refuse([userError(null, 'Customers IDs should not match', 'INVALID_CUSTOMER_ID')]);
  const override = args.overrideFields ?? {};
  const errors = mergeErrors(one, two, override);
  if (errors.length > 0) return refuse(errors);
  merge(context, { one, two, override });
  const job = startJob(context);
  context.shop.table(mergesTable).put({ id: job.id, resultingCustomer: two.id });
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
}

function unknownCustomer(field: string, id: string): UserError {
  const number = parseGlobalId(id)?.number ?? id;
  return userError([field], `Customer does not exist with ID ${number}`, 'INVALID_CUSTOMER_ID');
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
  const record = job === null ? undefined : context.shop.table(mergesTable).get(job.id);
  if (job === null || record === undefined) return null;
  return {
    jobId: jobGlobalId(job),
    resultingCustomerId: formatGlobalId('Customer', record.resultingCustomer),
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
