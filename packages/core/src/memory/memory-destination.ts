import { randomUUID } from 'node:crypto';
import type { Change } from '../destination/change.ts';
import type { ApplyContext, Destination, Observations, Sighting } from '../destination/destination.ts';
import type {
  CallIntent,
  Operation,
  OperationOutcome,
  PlannedChange,
  Refusal,
} from '../destination/operation.ts';
import { systemClock, type Clock } from '../time/clock.ts';
import { memoryObjects } from './memory-objects.ts';
import { planMemoryChange } from './memory-plan.ts';
import { MemoryShop, type MemoryAnswer } from './memory-shop.ts';

/** What may go wrong with an operation, decided each time that one is about to be applied. */
export interface MemoryFaults {
  /** The store says no. */
  readonly refuse?: (operation: Operation) => Refusal | undefined;
  /** The process dies: before the operation reaches the store, or after. The error is thrown out of `apply`. */
  readonly crash?: (operation: Operation) => 'before' | 'after' | undefined;
  /** Called when the store was looked at and nothing was sent yet: where others write meanwhile. */
  readonly observed?: () => void;
}

export interface MemoryDestinationOptions {
  readonly shop?: MemoryShop;
  readonly clock?: Clock;
  faults?: MemoryFaults;
}

export interface MemoryDestination extends Destination {
  readonly shop: MemoryShop;
  /** Operations that were sent, in order. */
  readonly sent: readonly Operation[];
  faults: MemoryFaults;
}

/** A store in memory, for tests and first steps: `contact`s with unique e-mails and phones. */
export function createMemoryDestination(options: MemoryDestinationOptions = {}): MemoryDestination {
  const shop = options.shop ?? new MemoryShop();
  const clock = options.clock ?? systemClock;
  const sent: Operation[] = [];
  const destination: MemoryDestination = {
    type: 'memory',
    objects: memoryObjects,
    version: 'memory 1',
    shop,
    sent,
    faults: options.faults ?? {},
    check: () => Promise.resolve(report),
    observe: async ({ changes }) => {
      const observations = observe(shop, changes);
      destination.faults.observed?.();
      return observations;
    },
    plan: (changes, observations, context) =>
      changes.map((change) => planMemoryChange(change, observations, context)),
    estimate: (planned, before = { calls: 0, points: 0 }) => {
      const calls = planned.reduce((sum, { operations }) => sum + operations.length, 0);
      const points = before.points + calls * 10;
      return { calls: before.calls + calls, points, seconds: points / 100 };
    },
    apply: (planned, context) => apply(planned, { context, clock, sent, destination }),
    settle: (intents) => settle(shop, intents),
    close: () => Promise.resolve(),
  };
  return destination;
}

const report = {
  name: 'memory', domain: 'memory', currency: 'EUR', plan: 'none', apiVersion: 'none', restorePointsPerSecond: 1000, missingScopes: [], problems: [],
}; // prettier-ignore

function observe(shop: MemoryShop, changes: readonly Change[]): Observations {
  const sightings = new Map(changes.map((change) => [change.id, sight(shop, change)]));
  const found = [...sightings.values()].flatMap((sighting) =>
    sighting.kind === 'found' ? [sighting.storeId] : [],
  );
  const things = shop.things();
  return { sightings, present: new Map(found.map((id) => [id, things.get(id)])) };
}

function sight(shop: MemoryShop, change: Change): Sighting {
  if (change.storeId !== undefined)
    return shop.things().has(change.storeId) ? { kind: 'found', storeId: change.storeId } : { kind: 'gone' };
  if (change.rules.length === 0) return { kind: 'unmatchable' };
  const hits = change.rules.map(({ rule, fields }) => ({ rule, ids: matching(shop, fields) }));
  const ids = [...new Set(hits.flatMap((hit) => hit.ids))];
  const [only, ...others] = ids;
  if (only === undefined) return { kind: 'missing' };
  if (others.length > 0) return { kind: 'ambiguous', storeIds: ids };
  const rule = hits.find((hit) => hit.ids.length > 0)?.rule;
  return { kind: 'found', storeId: only, ...(rule === undefined ? {} : { rule }) };
}

function matching(shop: MemoryShop, fields: Change['rules'][number]['fields']): readonly string[] {
  const sets = fields.map(({ field, value }) => shop.find(field, value));
  return (sets[0] ?? []).filter((id) => sets.every((set) => set.includes(id)));
}

interface Application {
  readonly context: ApplyContext;
  readonly clock: Clock;
  readonly sent: Operation[];
  readonly destination: MemoryDestination;
}

async function* apply(
  planned: readonly PlannedChange[],
  application: Application,
): AsyncIterable<readonly OperationOutcome[]> {
  for (const { operations } of planned) {
    for (const operation of operations) {
      const { signal } = application.context;
      if (signal?.aborted === true)
        yield [{ operation: operation.id, change: operation.change, kind: 'not_sent' }];
      else yield [await applyOne(operation, application)];
    }
  }
}

async function applyOne(
  operation: Operation,
  { context, clock, sent, destination }: Application,
): Promise<OperationOutcome> {
  const startedAtMs = clock.now();
  const intent = {
    id: randomUUID(),
    operations: [operation],
    body: JSON.stringify(operation.variables),
    sentAtMs: startedAtMs,
  };
  await context.intend(intent);
  const crash = destination.faults.crash?.(operation);
  if (crash === 'before') throw new Error('the process died before the call');
  sent.push(operation);
  const refusal = destination.faults.refuse?.(operation);
  const answer: MemoryAnswer = refusal ? { kind: 'refused', refusal } : destination.shop.apply(operation);
  if (crash === 'after') throw new Error('the process died after the call');
  const status = answer.kind === 'applied' ? 'ok' : 'refused';
  context.called({
    intent: intent.id,
    name: operation.mutation,
    kind: 'write',
    operations: 1,
    attempts: 1,
    actualPoints: 10,
    startedAtMs,
    tookMs: clock.now() - startedAtMs,
    status,
  });
  return outcomeOf(operation, answer);
}

function outcomeOf({ id, change }: Operation, answer: MemoryAnswer): OperationOutcome {
  const outcome = { operation: id, change };
  if (answer.kind === 'applied') return { ...outcome, kind: 'delivered', storeId: answer.storeId };
  if (answer.kind === 'refused') return { ...outcome, kind: 'refused', refusal: answer.refusal };
  return { ...outcome, kind: answer.kind };
}

/** Reads back: a create by its unique values, an update by the fields that it would have set. */
async function* settle(
  shop: MemoryShop,
  intents: readonly CallIntent[],
): AsyncIterable<readonly OperationOutcome[]> {
  for (const { operations } of intents) {
    yield operations.map((operation) => {
      const storeId = appliedTo(shop, operation);
      const outcome = { operation: operation.id, change: operation.change };
      return storeId === undefined
        ? { ...outcome, kind: 'not_sent' as const }
        : { ...outcome, kind: 'delivered' as const, storeId };
    });
  }
}

function appliedTo(shop: MemoryShop, operation: Operation): string | undefined {
  const { fields } = operation.variables;
  const id = typeof operation.variables['id'] === 'string' ? operation.variables['id'] : '';
  if (operation.removes) return shop.things().has(id) ? undefined : id;
  const wanted = Object.entries(typeof fields === 'object' && fields !== null ? fields : {});
  const candidates = [...shop.things()].filter(([storeId]) => operation.creates || storeId === id);
  return candidates.find(([, thing]) =>
    wanted.every(([name, value]) => JSON.stringify(thing[name] ?? null) === JSON.stringify(value)),
  )?.[0];
}
