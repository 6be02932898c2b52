import { scatter } from './scatter.ts';
import type { BulkOperation } from '../../objects/bulk/bulk-operation.ts';
import type { BulkPace } from '../../store/bulk-settings.ts';

/** An operation stands in line for a moment, and none is through at once. */
const queueMs = 300;
const shortestMs = 1_000;

/** From the wish to cancel until it is so. */
const cancelMs = 1_500;

const hourMs = 3_600_000;
const longestMs: Readonly<Record<BulkOperation['type'], number>> = {
  MUTATION: 24 * hourMs,
  QUERY: 10 * 24 * hourMs,
};

/** When the first line is due. */
export function startOf(operation: BulkOperation): number {
  return operation.createdAtMs + queueMs;
}

/** What is not through by then is stopped. */
export function deadlineOf(operation: BulkOperation): number {
  return operation.createdAtMs + longestMs[operation.type];
}

export function cancelEndOf(operation: BulkOperation): number {
  return (operation.cancelRequestedAtMs ?? 0) + cancelMs;
}

/** How many objects may be through: the work on the one of this number has begun. Pure. */
export function dueObjects(operation: BulkOperation, pace: BulkPace, nowMs: number): number {
  const worked = Math.min(nowMs, deadlineOf(operation)) - startOf(operation);
  return Math.floor((worked / 1000) * objectsPerSecond(operation, pace));
}

/** When an operation of so many objects is through. Pure. */
export function finishOf(operation: BulkOperation, pace: BulkPace, objects: number): number {
  const worked = (objects / objectsPerSecond(operation, pace)) * 1000;
  return Math.max(operation.createdAtMs + shortestMs, startOf(operation) + Math.ceil(worked));
}

function objectsPerSecond({ id, type }: BulkOperation, pace: BulkPace): number {
  const average = type === 'MUTATION' ? pace.linesPerSecond : pace.objectsPerSecond;
  return average * (1 + pace.spread * (2 * scatter(id, 0) - 1));
}
