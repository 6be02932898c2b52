import type { Row, TableDefinition } from '../../store/table.ts';
import type { RequestContext } from '../object-module.ts';
import { uuidOf } from '../uuid.ts';

/** Work that Shopify does after it has answered. Here it is done at once and only shown as under way for a moment. */
export interface Job extends Row {
  readonly __typename: 'Job';
  readonly uuid: string;
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** As the mutation that started it shows it: under way, however long its answer takes. Not stored. */
  readonly isJustStarted?: true;
}

/** How long work shows as under way. */
export const jobDurationMs = 1000;

/** For work that Shopify has done by the time one asks for it. */
export const quickJobMs = 0;

const jobsTable: TableDefinition<Job> = { name: 'jobs', indexes: { uuid: (job) => job.uuid } };

/** Notes that work has begun, for the payload of the mutation that did it; `node(id)` and `job(id)` find it from then on. */
export function startJob(context: RequestContext, durationMs: number = jobDurationMs): Job {
  const id = context.shop.allocateId();
  const startedAtMs = context.clock.now();
  const job: Job = { __typename: 'Job', id, uuid: uuidOf(`job ${id}`), startedAtMs, durationMs };
  context.shop.table(jobsTable).put(job);
  return { ...job, isJustStarted: true };
}

export function jobGlobalId(job: Job): string {
  return `gid://shopify/Job/${job.uuid}`;
}

/** By the clock; never to the mutation that started the work. */
export function isJobDone(job: Job, context: RequestContext): boolean {
  return job.isJustStarted !== true && context.clock.now() >= job.startedAtMs + job.durationMs;
}

/** Null for any text that is the gid of no job. */
export function findJob(id: string, context: RequestContext): Job | null {
  const uuid = /^gid:\/\/shopify\/Job\/(.+)$/.exec(id)?.[1] ?? '';
  return context.shop.table(jobsTable).find('uuid', uuid)[0] ?? null;
}
