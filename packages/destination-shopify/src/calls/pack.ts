import { BackstockError, type Operation, type PlannedChange } from '@backstock/core';
import type {
  MutationCatalogue,
  MutationDefinition,
  MutationVariables,
} from '../contract/mutation-definition.ts';

/** One root field of a request: one operation, or several of one batchable mutation. */
export interface PackedRoot {
  readonly definition: MutationDefinition;
  readonly operations: readonly Operation[];
  readonly variables: MutationVariables;
}

/** One request to be. */
export interface PackedCall {
  readonly roots: readonly PackedRoot[];
  readonly operations: readonly Operation[];
  readonly points: number;
  /** Whether it may be sent again with the same bytes after a lost reply. */
  readonly repeatable: boolean;
}

/** Serial execution makes a long document slow, and a lost one costly; 20 mutations take a fifth of what one may cost. */
const maxRoots = 20;

/**
 * Operations into calls, in waves: a wave holds what may be in flight together, and the operations of one change keep their
 * order over the waves. Pure.
 *
 * - Neighbours of one change share a request, aliased, as long as all may be repeated after a lost reply; an operation that
 *   has to be read back goes alone, so that a lost reply leaves nothing else in doubt.
 * - Operations of a batchable mutation are merged over changes: it costs the same full as with one entry.
 * - Changes are not aliased together otherwise: every mutation costs its points either way, requests in flight run side by
 *   side while aliases run one after another, and a lost reply concerns one change only.
 */
export function packWaves(
  planned: readonly PlannedChange[],
  catalogue: MutationCatalogue,
): readonly (readonly PackedCall[])[] {
  const segments = planned.map((change) => segmentsOf(change.operations, catalogue));
  const waves: (readonly PackedCall[])[] = [];
  for (let wave = 0; segments.some((list) => wave < list.length); wave += 1) {
    waves.push(
      packWave(
        segments.map((list) => list[wave] ?? []),
        catalogue,
      ),
    );
  }
  return waves;
}

/** The call that these operations were in, put together again from an intent. */
export function packAsSent(operations: readonly Operation[], catalogue: MutationCatalogue): PackedCall {
  const [first] = operations;
  const definition = definitionOf(first, catalogue);
  const isBatch =
    definition.batch !== undefined && operations.every((one) => one.mutation === definition.name);
  return callOf(
    isBatch
      ? [mergedRoot(definition, operations)]
      : operations.map((operation) => mergedRoot(definitionOf(operation, catalogue), [operation])),
  );
}

function definitionOf(operation: Operation | undefined, catalogue: MutationCatalogue): MutationDefinition {
  const definition = operation === undefined ? undefined : catalogue[operation.mutation];
  if (definition !== undefined) return definition;
  throw new BackstockError({
    code: 'INTERNAL.FAULT',
    message: `No mutation is known by the name "${operation?.mutation ?? ''}"`,
  });
}

/** How many entries of the batch an operation has. */
export function batchSize(definition: MutationDefinition, operation: Operation): number {
  const entries = definition.batch === undefined ? undefined : operation.variables[definition.batch.variable];
  return Array.isArray(entries) ? entries.length : 1;
}

/** Cuts a change's operations into runs that can leave together. */
function segmentsOf(
  operations: readonly Operation[],
  catalogue: MutationCatalogue,
): readonly (readonly Operation[])[] {
  const segments: Operation[][] = [];
  let open: Operation[] | undefined;
  for (const operation of operations) {
    const definition = definitionOf(operation, catalogue);
    const isAlone = definition.batch !== undefined || definition.repeat === 'read_back';
    if (open !== undefined && !isAlone && open.length < maxRoots) {
      open.push(operation);
      continue;
    }
    const segment = [operation];
    segments.push(segment);
    open = isAlone ? undefined : segment;
  }
  return segments;
}

function packWave(
  segments: readonly (readonly Operation[])[],
  catalogue: MutationCatalogue,
): readonly PackedCall[] {
  const calls: PackedCall[] = [];
  const batches = new Map<MutationDefinition, Operation[]>();
  for (const segment of segments) {
    const [first] = segment;
    if (first === undefined) continue;
    const definition = definitionOf(first, catalogue);
    if (definition.batch === undefined) calls.push(packAsSent(segment, catalogue));
    else if (!batches.get(definition)?.push(first)) batches.set(definition, [first]);
  }
  for (const [definition, operations] of batches) calls.push(...fillBatches(definition, operations));
  return calls;
}

function fillBatches(
  definition: MutationDefinition,
  operations: readonly Operation[],
): readonly PackedCall[] {
  const calls: PackedCall[] = [];
  let batch: Operation[] = [];
  let size = 0;
  for (const operation of operations) {
    const added = batchSize(definition, operation);
    if (batch.length > 0 && size + added > (definition.batch?.maxItems ?? 1)) {
      calls.push(callOf([mergedRoot(definition, batch)]));
      batch = [];
      size = 0;
    }
    batch.push(operation);
    size += added;
  }
  if (batch.length > 0) calls.push(callOf([mergedRoot(definition, batch)]));
  return calls;
}

function mergedRoot(definition: MutationDefinition, operations: readonly Operation[]): PackedRoot {
  const { batch } = definition;
  const [first] = operations;
  if (batch === undefined || operations.length < 2) {
    return { definition, operations, variables: first?.variables ?? {} };
  }
  const entries = operations.flatMap((operation) => operation.variables[batch.variable] ?? []);
  return { definition, operations, variables: { [batch.variable]: entries } };
}

function callOf(roots: readonly PackedRoot[]): PackedCall {
  return {
    roots,
    operations: roots.flatMap((root) => root.operations),
    points: roots.reduce((sum, root) => sum + root.definition.points(root.variables), 0),
    repeatable: roots.every((root) => root.definition.repeat === 'safe'),
  };
}
