import type { FieldValue, Operation, PlannedChange } from '@backstock/core';
import type { MutationCatalogue } from '../src/contract/mutation-definition.ts';

/** A small catalogue with one mutation of each kind: repeatable, to be read back, batched. */
export const sampleMutations: MutationCatalogue = {
  thingUpdate: {
    name: 'thingUpdate', variables: { id: 'ID!' }, selection: 'userErrors { field message }', thingId: ['thing', 'id'],
    points: () => 10, repeat: 'safe',
  },
  thingCreate: {
    name: 'thingCreate', variables: { name: 'String!' }, selection: 'userErrors { field message }', thingId: ['thing', 'id'],
    points: () => 10, repeat: 'read_back',
  },
  thingDelete: {
    name: 'thingDelete', variables: { id: 'ID!' }, selection: 'userErrors { field message }', thingId: [],
    points: () => 10, repeat: 'safe',
  },
  notesSet: {
    name: 'notesSet', variables: { notes: '[Note!]!' }, selection: 'userErrors { field message code }', thingId: [],
    points: () => 10, repeat: 'safe', batch: { variable: 'notes', maxItems: 3 },
  },
}; // prettier-ignore

/** `operation('thingUpdate', 7, 1)`: the second operation of change 7. */
export function operation(
  mutation: string,
  change: number,
  number = 0,
  variables: Readonly<Record<string, FieldValue>> = { id: `gid://shopify/Thing/${change}` },
): Operation {
  return {
    id: `${change}.${number}`,
    change,
    mutation,
    variables,
    creates: mutation.endsWith('Create'),
    removes: mutation.endsWith('Delete'),
    carries: [],
    costPoints: 10,
  };
}

/** `notes(7, 1, 'a', 'b')`: an operation with two entries of the batched list. */
export function notes(change: number, number: number, ...texts: readonly string[]): Operation {
  return operation('notesSet', change, number, { notes: texts.map((text) => ({ owner: change, text })) });
}

/** One change with the given operations, which tell its id. */
export function planned(...operations: readonly Operation[]): PlannedChange {
  return { change: operations[0]?.change ?? 0, operations, settled: [] };
}
