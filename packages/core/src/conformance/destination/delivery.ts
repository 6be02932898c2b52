import type { Change, DecidedChange, FieldChange } from '../../destination/change.ts';
import type { ApplyContext, Observations } from '../../destination/destination.ts';
import type { FieldValue } from '../../destination/object-definition.ts';
import type { CallIntent, CallRecord, OperationOutcome, PlannedChange } from '../../destination/operation.ts';
import { createFingerprinter } from '../../ledger/fingerprint.ts';
import type { DestinationSubject } from './subject.ts';

export const people = ['ann', 'bob', 'cy'] as const;

export function emailOf(person: string): string {
  return `${person}@example.com`;
}

function fieldChange(field: string, value: FieldValue): FieldChange {
  return { field, action: 'set', value, when: 'always', write: 'add', ours: [] };
}

/** A change that brings a person's e-mail and name; without a person, one that nothing can be matched by. */
export function changeOf(
  { nameField }: DestinationSubject,
  id: number,
  { person, name, storeId }: { readonly person?: string; readonly name: string; readonly storeId?: string },
): Change {
  const email = person === undefined ? undefined : emailOf(person);
  const named = fieldChange(nameField, name);
  const fields = email === undefined ? [named] : [fieldChange('email', email), named];
  return {
    id,
    key: `C-${id}`,
    kind: storeId === undefined ? 'added' : 'changed',
    ...(storeId === undefined ? {} : { storeId }),
    rules: email === undefined ? [] : [{ rule: 0, fields: [{ field: 'email', value: email }] }],
    // What was remembered was delivered with its e-mail.
    fields: storeId === undefined ? fields : [named],
    whole: fields,
  };
}

export function newPeople(subject: DestinationSubject): readonly Change[] {
  return people.map((person, index) => changeOf(subject, index + 1, { person, name: `${person} the first` }));
}

export function create(change: Change): DecidedChange {
  return { change, decision: { kind: 'create' } };
}

export function update(change: Change, storeId: string): DecidedChange {
  return { change, decision: { kind: 'update', storeId } };
}

const prints = createFingerprinter(new Uint8Array(32).fill(7));

export async function look(subject: DestinationSubject, changes: readonly Change[]): Promise<Observations> {
  return subject.destination.observe({ object: subject.object, changes });
}

export function planned(
  { destination, object }: DestinationSubject,
  decided: readonly DecidedChange[],
  observations: Observations,
): readonly PlannedChange[] {
  const fingerprint = (field: string, entry: FieldValue): string => prints.entry(field, entry);
  return destination.plan(decided, observations, { object, fingerprint });
}

/** What a delivery told, and what it threw in the end. */
export interface Told {
  readonly outcomes: readonly OperationOutcome[];
  readonly intents: readonly CallIntent[];
  readonly calls: readonly CallRecord[];
  readonly error: unknown;
}

/** Applies and takes note of everything. `intend` is asked before each intent counts as written. */
export async function applied(
  { destination, object }: DestinationSubject,
  plan: readonly PlannedChange[],
  { intend, signal }: Partial<Pick<ApplyContext, 'intend' | 'signal'>> = {},
): Promise<Told> {
  const told = { outcomes: [] as OperationOutcome[], intents: [] as CallIntent[], calls: [] as CallRecord[] };
  const context: ApplyContext = {
    object,
    intend: async (intent) => {
      told.intents.push(intent);
      await intend?.(intent);
    },
    called: (call) => told.calls.push(call),
    ...(signal === undefined ? {} : { signal }),
  };
  try {
    for await (const outcomes of destination.apply(plan, context)) told.outcomes.push(...outcomes);
    return { ...told, error: undefined };
  } catch (error) {
    return { ...told, error };
  }
}

/** Looks, plans and applies: what a run does with changes of which each makes a thing, or updates the one it remembers. */
export async function delivered(
  subject: DestinationSubject,
  changes: readonly Change[],
  context: Partial<Pick<ApplyContext, 'intend' | 'signal'>> = {},
): Promise<Told> {
  const observations = await look(subject, changes);
  const decided = changes.map((change) =>
    change.storeId === undefined ? create(change) : update(change, change.storeId),
  );
  return applied(subject, planned(subject, decided, observations), context);
}

/** The people in the store, and their ids. */
export async function withPeople(subject: DestinationSubject): Promise<readonly string[]> {
  const { outcomes } = await delivered(subject, newPeople(subject));
  const ids = new Map(outcomes.map(({ change, storeId }) => [change, storeId]));
  return people.map((person, index) => {
    const storeId = ids.get(index + 1);
    if (storeId === undefined) throw new Error(`${person} has no id`);
    return storeId;
  });
}

export async function settled(
  { destination, object }: DestinationSubject,
  intents: readonly CallIntent[],
): Promise<readonly OperationOutcome[]> {
  const outcomes: OperationOutcome[] = [];
  for await (const batch of destination.settle(intents, { object, called: () => undefined }))
    outcomes.push(...batch);
  return outcomes;
}

/** The ids of all operations of intents, sorted. */
export function operationsOf(intents: readonly CallIntent[]): readonly string[] {
  return intents.flatMap(({ operations }) => operations.map(({ id }) => id)).toSorted();
}
