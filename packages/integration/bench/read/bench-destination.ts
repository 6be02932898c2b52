import { randomUUID } from 'node:crypto';
import type { Destination, Operation, OperationOutcome, PlannedChange } from '@backstock/core';
import { shopifyObjects } from '@backstock/destination-shopify';

/** Operations that one intent carries, as a bulk file or a full batch would. */
const operationsPerCall = 250;

/**
 * A store that accepts everything and keeps nothing, so that a benchmark of reading and recording measures only those.
 * Its objects are Shopify's.
 */
export function createBenchDestination(): Destination {
  return {
    type: 'bench',
    objects: shopifyObjects,
    version: 'bench',
    check: () => Promise.reject(new Error('not asked in a benchmark')),
    observe: ({ changes }) =>
      Promise.resolve({
        sightings: new Map(
          changes.map(({ id, storeId }) => [
            id,
            storeId === undefined ? { kind: 'missing' as const } : { kind: 'found' as const, storeId },
          ]),
        ),
        present: new Map(),
      }),
    plan: (changes) =>
      changes.map(({ change, decision }) => ({
        change: change.id,
        operations: [
          operationOf(
            change.id,
            change.fields.map(({ field }) => field),
            decision.kind === 'create' ? undefined : decision.storeId,
          ),
        ],
        settled: [],
      })),
    estimate: () => ({ calls: 0, points: 0, seconds: 0 }),
    async *apply(planned: readonly PlannedChange[], context): AsyncGenerator<readonly OperationOutcome[]> {
      const operations = planned.flatMap((plan) => plan.operations);
      for (let at = 0; at < operations.length; at += operationsPerCall) {
        const batch = operations.slice(at, at + operationsPerCall);
        await context.intend({ id: randomUUID(), operations: batch, body: '', sentAtMs: Date.now() });
        yield batch.map(delivered);
      }
    },
    async *settle(): AsyncGenerator<readonly OperationOutcome[]> {},
    close: () => Promise.resolve(),
  };
}

function operationOf(change: number, fields: readonly string[], storeId: string | undefined): Operation {
  const carries = fields.map((field) => ({ field }));
  return {
    id: `${change}.1`,
    change,
    mutation: 'customerCreate',
    variables: storeId === undefined ? {} : { id: storeId },
    creates: storeId === undefined,
    removes: false,
    carries,
    costPoints: 10,
  };
}

function delivered({ id, change, variables }: Operation): OperationOutcome {
  const known = variables['id'];
  const storeId = typeof known === 'string' ? known : `gid://shopify/Customer/${8_000_000_000_000 + change}`;
  return { operation: id, change, kind: 'delivered', storeId };
}
