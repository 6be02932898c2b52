import { aliasOf, mutationText, requestName } from '../documents/mutation-text.ts';
import type { FieldValue } from '@backstock/core';
import type { PackedCall } from './pack.ts';

/** The exact bytes of a request, and its name. */
export interface CallBody {
  readonly name: string;
  readonly json: string;
}

/** The request of a packed call. The same call gives the same bytes. Pure. */
export function callBody(call: PackedCall): CallBody {
  const definitions = call.roots.map((root) => root.definition);
  return {
    name: requestName(definitions),
    json: JSON.stringify({ query: mutationText(definitions), variables: variablesOf(call) }),
  };
}

/** Under which key the answer has a root: its own name when it is alone, else its alias. */
export function responseKey(call: PackedCall, index: number): string {
  return call.roots.length === 1 ? (call.roots[0]?.definition.name ?? '') : aliasOf(index);
}

/** By which prefix the variables of a root are told apart. */
export function variablePrefix(call: PackedCall, index: number): string {
  return call.roots.length === 1 ? '' : `${aliasOf(index)}_`;
}

function variablesOf(call: PackedCall): Readonly<Record<string, FieldValue>> {
  const variables: Record<string, FieldValue> = {};
  for (const [index, root] of call.roots.entries()) {
    for (const [name, value] of Object.entries(root.variables)) {
      variables[`${variablePrefix(call, index)}${name}`] = value;
    }
  }
  return variables;
}
