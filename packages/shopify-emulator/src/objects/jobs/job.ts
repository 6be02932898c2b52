import { createHash } from 'node:crypto';
import type { Row, TableDefinition } from '../../store/table.ts';
import type { RequestContext } from '../object-module.ts';

/** Work that Shopify does after it has answered. Here it is done at once and only shown as under way for a moment. */
export interface Job extends Row {
  readonly __typename: 'Job';
  readonly uuid: string;
  readonly startedAtMs: number;
}

const durationMs = 1000;

const jobsTable: TableDefinition<Job> = { name: 'jobs', indexes: { uuid: (job) => job.uuid } };

export function startJob(context: RequestContext): Job {
  const id = context.shop.allocateId();
  const job: Job = { __typename: 'Job', id, uuid: uuidOf(id), startedAtMs: context.clock.now() };
  context.shop.table(jobsTable).put(job);
  return job;
}

/** The same number gives the same UUID, so that runs can be compared. */
function uuidOf(number: number): string {
  const digits = createHash('sha256').update(`job ${number}`).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

export function jobGlobalId(job: Job): string {
  return `gid://shopify/Job/${job.uuid}`;
}

export function isJobDone(job: Job, context: RequestContext): boolean {
  return context.clock.now() >= job.startedAtMs + durationMs;
}

export function findJob(id: string, context: RequestContext): Job | null {
  const uuid = /^gid:\/\/shopify\/Job\/(.+)$/.exec(id)?.[1] ?? '';
  return context.shop.table(jobsTable).find('uuid', uuid)[0] ?? null;
}
