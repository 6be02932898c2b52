import type { CarriedField, FieldValue, Operation, PlannedChange, Reason } from '@backstock/core';
import type { MutationCatalogue } from '../contract/mutation-definition.ts';

/** An operation that does not know its place yet. */
export interface OperationDraft {
  readonly mutation: string;
  readonly variables: Readonly<Record<string, FieldValue>>;
  readonly carries: readonly CarriedField[];
  readonly creates?: boolean;
  readonly removes?: boolean;
}

/** What one field, or a few that travel together, add to a plan. */
export interface PlanPart {
  readonly operations: readonly OperationDraft[];
  readonly settled: readonly CarriedField[];
}

export const nothing: PlanPart = { operations: [], settled: [] };

export function settledPart(fields: readonly CarriedField[]): PlanPart {
  return { operations: [], settled: fields };
}

/**
 * The operations that bring one list to what is wanted. Only the last carries the field: it counts as delivered when all
 * of them went through. Without operations the list is as wanted already.
 */
export function listPart(
  operations: readonly Omit<OperationDraft, 'carries'>[],
  field: CarriedField,
): PlanPart {
  const last = operations.length - 1;
  if (last < 0) return settledPart([field]);
  return {
    operations: operations.map((draft, index) => ({ ...draft, carries: index === last ? [field] : [] })),
    settled: [],
  };
}

/** Joins parts in their order into the plan of a change, and numbers its operations. */
export function joinParts(
  change: number,
  parts: readonly PlanPart[],
  catalogue: MutationCatalogue,
): PlannedChange {
  const drafts = parts.flatMap((part) => part.operations);
  return {
    change,
    operations: drafts.map((draft, index) => operationOf(change, index, draft, catalogue)),
    settled: sortedFields(parts.flatMap((part) => part.settled)),
  };
}

export function heldChange(change: number, reason: Reason): PlannedChange {
  return { change, operations: [], settled: [], held: reason };
}

function sortedFields(fields: readonly CarriedField[]): readonly CarriedField[] {
  return fields.toSorted((left, right) => compareText(left.field, right.field));
}

/** By code units: the same on every machine. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function operationOf(
  change: number,
  index: number,
  draft: OperationDraft,
  catalogue: MutationCatalogue,
): Operation {
  return {
    id: `${change}.${index}`,
    change,
    mutation: draft.mutation,
    variables: draft.variables,
    creates: draft.creates ?? false,
    removes: draft.removes ?? false,
    carries: sortedFields(draft.carries),
    costPoints: catalogue[draft.mutation]?.points(draft.variables) ?? 10,
  };
}
