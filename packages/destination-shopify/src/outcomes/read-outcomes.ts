import type { Operation, OperationOutcome, RefusalClass } from '@backstock/core';
import type { Answer } from '../calls/answer.ts';
import { batchSize, type PackedCall, type PackedRoot } from '../calls/pack.ts';
import { isRecord } from '../calls/parse-answer.ts';
import { onlyField } from '../objects/only-field.ts';
import { readRoots, type RootAnswer } from './read-refusals.ts';
import { meaningOf, type RefusalMeaning, type StoreRefusal } from './refusal-table.ts';

/** Finds the mapping's field by the path of a refusal: the object's knowledge. */
export type FieldOfPath = (operation: Operation, path: readonly string[]) => string | undefined;

export interface ReadOutcomes {
  readonly outcomes: readonly OperationOutcome[];
  /** Operations that were not applied because of others in their request. They may be sent again without those. */
  readonly notApplied: readonly Operation[];
}

/**
 * What became of each operation of a call, from its answer. Each operation stands either among the outcomes or among those
 * not applied. Success is decided by the payload: it is there and its `userErrors` are empty. Pure.
 */
export function readOutcomes(call: PackedCall, answer: Answer, fieldOfPath: FieldOfPath): ReadOutcomes {
  const outcomes: OperationOutcome[] = [];
  const notApplied: Operation[] = [];
  const stopped = new Set<number>();
  for (const [index, root] of readRoots(call, answer).entries()) {
    const packed = call.roots[index];
    if (packed === undefined) continue;
    const byOperation = refusalsByOperation(packed, root.refusals);
    for (const operation of packed.operations) {
      const refusals = byOperation.get(operation.id) ?? [];
      if (stopped.has(operation.change) && !root.applied) outcomes.push(outcomeOf(operation, 'not_sent'));
      else if (!root.applied && refusals.length === 0) notApplied.push(operation);
      else {
        const outcome = settle({ operation, packed, root, refusals, fieldOfPath });
        outcomes.push(outcome);
        if (outcome.kind === 'gone' || outcome.kind === 'taken') stopped.add(operation.change);
      }
    }
  }
  return { outcomes, notApplied };
}

/** Which operation of a batch a refusal is about, by the index in its path; one that names no entry is about all. */
function refusalsByOperation(
  root: PackedRoot,
  refusals: readonly StoreRefusal[],
): ReadonlyMap<string, readonly StoreRefusal[]> {
  const found = new Map<string, StoreRefusal[]>();
  let start = 0;
  for (const operation of root.operations) {
    const end = start + batchSize(root.definition, operation);
    const own = refusals.flatMap((refusal) => withinOperation(refusal, start, end, root));
    found.set(operation.id, own);
    start = end;
  }
  return found;
}

function withinOperation(
  refusal: StoreRefusal,
  start: number,
  end: number,
  root: PackedRoot,
): readonly StoreRefusal[] {
  const [list, index, ...rest] = refusal.path;
  if (root.operations.length < 2 || list === undefined) return [refusal];
  const entry = Number(index);
  if (index === undefined || !Number.isInteger(entry)) return [refusal];
  return entry >= start && entry < end ? [{ ...refusal, path: [list, String(entry - start), ...rest] }] : [];
}

interface Settling {
  readonly operation: Operation;
  readonly packed: PackedRoot;
  readonly root: RootAnswer;
  readonly refusals: readonly StoreRefusal[];
  readonly fieldOfPath: FieldOfPath;
}

function settle({ operation, packed, root, refusals, fieldOfPath }: Settling): OperationOutcome {
  const storeId = thingId(root.payload, packed.definition.thingId);
  const learnt = storeId === undefined ? {} : { storeId };
  const [first] = refusals;
  if (first === undefined) return { ...outcomeOf(operation, 'delivered'), ...learnt };
  const meanings = refusals.map((refusal) => meaningOf(operation.mutation, refusal));
  if (meanings.every((meaning) => meaning === 'achieved'))
    return { ...outcomeOf(operation, 'delivered'), ...learnt };
  if (meanings.includes('gone')) return outcomeOf(operation, operation.removes ? 'delivered' : 'gone');
  const at = Math.max(0, decisive(meanings));
  const refusal = refusals[at] ?? first;
  const field = fieldOfPath(operation, refusal.path) ?? onlyField(operation);
  const isTaken = operation.creates && meanings.every((meaning) => meaning === 'taken');
  return {
    ...outcomeOf(operation, isTaken ? 'taken' : 'refused'),
    ...learnt,
    refusal: {
      class: classOf(meanings[at] ?? 'transient'),
      code: codeOf(refusal, meanings[at]),
      message: refusal.message,
      ...(field === undefined ? {} : { field }),
    },
  };
}

/** Of several reasons the one that waits longest for a person: trying again does not help while it stands. */
function decisive(meanings: readonly RefusalMeaning[]): number {
  const order: readonly RefusalMeaning[] = [
    'permanent',
    'dependency',
    'conflict',
    'taken',
    'transient',
    'unknown',
  ];
  const worst = order.find((meaning) => meanings.includes(meaning));
  return worst === undefined ? -1 : meanings.indexOf(worst);
}

/** A plain `UserError` has no code. */
function codeOf(refusal: StoreRefusal, meaning: RefusalMeaning | undefined): string {
  if (refusal.code !== '') return refusal.code;
  return meaning === 'taken' ? 'TAKEN' : 'REFUSED';
}

function classOf(meaning: RefusalMeaning): RefusalClass {
  if (meaning === 'taken') return 'conflict';
  return meaning === 'gone' || meaning === 'achieved' ? 'transient' : meaning;
}

function thingId(payload: unknown, path: readonly string[]): string | undefined {
  if (path.length === 0) return undefined;
  let value = payload;
  for (const name of path) value = isRecord(value) ? value[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function outcomeOf(operation: Operation, kind: OperationOutcome['kind']): OperationOutcome {
  return { operation: operation.id, change: operation.change, kind };
}
