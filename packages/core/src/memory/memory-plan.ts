import type { DecidedChange, FieldChange } from '../destination/change.ts';
import type { Observations, PlanContext } from '../destination/destination.ts';
import type { FieldValue } from '../destination/object-definition.ts';
import type { CarriedField, Operation, PlannedChange } from '../destination/operation.ts';
import type { MemoryThing } from './memory-shop.ts';

const costPoints = 10;

/** The operation that a decided change is in the in-memory store: one, or none where nothing differs. Pure. */
export function planMemoryChange(
  decided: DecidedChange,
  observations: Observations,
  context: PlanContext,
): PlannedChange {
  const { change, decision } = decided;
  if (decision.kind === 'remove' && decision.removal === 'delete')
    return planned(decided, { id: decision.storeId }, []);
  const storeId = decision.kind === 'create' ? undefined : decision.storeId;
  const present = presentThing(observations, storeId);
  const parts = (
    storeId === undefined ? change.whole : change.fields.filter(({ when }) => when !== 'create')
  ).map((field) => part(field, present, context));
  const sent = parts.filter(({ leave }) => !leave);
  const fields = Object.fromEntries(sent.map(({ carried, value }) => [carried.field, value]));
  const settled = parts.filter(({ leave }) => leave).map(({ carried }) => carried);
  if (sent.length === 0 && storeId !== undefined) return { change: change.id, operations: [], settled };
  const variables = storeId === undefined ? { fields } : { id: storeId, fields };
  return {
    ...planned(
      decided,
      variables,
      sent.map(({ carried }) => carried),
    ),
    settled,
  };
}

function planned(
  { change, decision }: DecidedChange,
  variables: Operation['variables'],
  carries: readonly CarriedField[],
): PlannedChange {
  const removes = decision.kind === 'remove' && decision.removal === 'delete';
  const operation: Operation = {
    id: `${change.id}.1`,
    change: change.id,
    mutation: removes ? 'delete' : decision.kind === 'create' ? 'create' : 'update',
    variables,
    creates: decision.kind === 'create',
    removes,
    carries,
    costPoints,
  };
  return { change: change.id, operations: [operation], settled: [] };
}

interface PlannedField {
  readonly carried: CarriedField;
  readonly value: FieldValue;
  /** The field stays as it is: `when: empty` and the store has a value. */
  readonly leave: boolean;
}

function part(field: FieldChange, present: MemoryThing, context: PlanContext): PlannedField {
  const now = present[field.field] ?? null;
  const leave = field.when === 'empty' && now !== null;
  if (!isList(field.value) && !isList(now) && field.field !== 'tags')
    return { carried: { field: field.field }, value: field.value, leave };
  const wanted = entries(field.value);
  const isOurs = (entry: FieldValue): boolean => field.ours.includes(context.fingerprint(field.field, entry));
  const kept =
    field.write === 'replace' ? [] : entries(now).filter((entry) => !isOurs(entry) || wanted.includes(entry));
  const added = wanted.filter((entry) => !kept.includes(entry));
  const owned = wanted.filter((entry) => added.includes(entry) || isOurs(entry));
  return { carried: { field: field.field, owned }, value: [...kept, ...added], leave };
}

function presentThing(observations: Observations, storeId: string | undefined): MemoryThing {
  const present = storeId === undefined ? undefined : observations.present.get(storeId);
  const isThing = (value: unknown): value is MemoryThing => typeof value === 'object' && value !== null;
  return isThing(present) ? present : {};
}

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}

function entries(value: FieldValue): readonly FieldValue[] {
  return isList(value) ? value : [];
}
