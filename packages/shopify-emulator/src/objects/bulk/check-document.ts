import type { FieldNode, OperationDefinitionNode } from 'graphql';
import { Kind, OperationTypeNode } from 'graphql';
import { publishedSchema } from '../../schema/published-schema.ts';
import type { ReadDocument } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { findConnections, type FoundConnection } from './find-connections.ts';
import { inlinedOperation } from './inline-fragments.ts';

const maxBytes = 65_535;
const maxQueryConnections = 5;
const maxQueryDepth = 2;
const maxMutationConnections = 1;

/** Mutations that cannot run in bulk. */
const refusedMutations: ReadonlySet<string> = new Set(['bulkOperationRunMutation', 'bulkOperationRunQuery']);

/** Why a text cannot be run in bulk as a mutation; null if it can. */
export function mutationProblem(read: ReadDocument, text: string): UserError | null {
  const size = Buffer.byteLength(text);
  if (size > maxBytes) return userError(['mutation'], tooLarge('Mutation', size), 'INVALID_MUTATION');
  const { document } = read;
  if (document === null)
    return userError(null, `Failed to parse the mutation - ${syntaxMessage(read, text)}`, 'INVALID_MUTATION');
  const operation = inlinedOperation(document);
  if (operation === undefined || operation.operation !== OperationTypeNode.MUTATION) {
    const message = 'Invalid operation type. Only `mutation` operations are supported.';
    return userError(null, message, 'INVALID_MUTATION');
  }
  const [root, another] = rootFields(operation);
  if (root === undefined || another !== undefined)
    return userError(['mutation'], 'You must specify a single top level mutation.');
  const { name } = root;
  const known = publishedSchema().getMutationType()?.getFields()[name.value];
  if (known === undefined || refusedMutations.has(name.value))
    return userError(['mutation'], 'You must use an allowed mutation name.');
  if (findConnections(publishedSchema(), operation).length > maxMutationConnections) {
    const message = `Bulk mutations cannot contain more than ${maxMutationConnections} connection.`;
    return userError(['mutation'], message);
  }
  return null;
}

/** Why a text cannot be run in bulk as a query; empty if it can. */
export function queryProblems(read: ReadDocument, text: string): readonly UserError[] {
  const refuse = (message: string): UserError => userError(['query'], message, 'INVALID');
  const size = Buffer.byteLength(text);
  if (size > maxBytes) return [refuse(tooLarge('Query', size))];
  const { document } = read;
  if (document === null) return [refuse(`Invalid bulk query: ${syntaxMessage(read, text)}`)];
  const operation = inlinedOperation(document);
  if (operation === undefined || operation.operation !== OperationTypeNode.QUERY)
    return [refuse('Invalid operation type. Only `query` operations are supported.')];
  const [invalid] = read.errors;
  if (invalid !== undefined) return [refuse(`Invalid bulk query: ${invalid.message}`)];
  const byId = rootFields(operation).find(({ name }) => name.value === 'node' || name.value === 'nodes');
  if (byId !== undefined)
    return [refuse(`Bulk queries cannot contain a top level \`${byId.name.value}\` field.`)];
  return connectionProblems(findConnections(publishedSchema(), operation)).map(refuse);
}

function connectionProblems(connections: readonly FoundConnection[]): readonly string[] {
  if (connections.length === 0) return ['Bulk queries must contain at least one connection.'];
  const viaNodes = namesOf(connections.filter((connection) => connection.viaNodes));
  if (viaNodes.length > 0) {
    const [example = ''] = viaNodes;
    return [
      "All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: " +
        `'${example} { edges { node {'. Selecting via 'nodes' is not supported. ` +
        `Invalid connection fields: ${viaNodes.map((name) => `'${name}'`).join(', ')}.`,
    ];
  }
  const problems: string[] = [];
  if (connections.some(({ inList }) => inList))
    problems.push('Queries that contain a connection field within a list field are not currently supported.');
  if (connections.some(({ depth }) => depth > maxQueryDepth)) {
    problems.push(
      `Bulk queries cannot contain connections with a nesting depth greater than ${maxQueryDepth}.`,
    );
  }
  if (connections.length > maxQueryConnections)
    problems.push(`Bulk queries cannot contain more than ${maxQueryConnections} connections.`);
  const orphans = namesOf(connections.filter(({ parentHasId }) => !parentHasId));
  if (orphans.length > 0) {
    problems.push(
      "The parent 'node' field for a nested connection must select the 'id' field without an alias and " +
        `must be of 'ID' return type. Connection fields without 'id': ${orphans.join(', ')}.`,
    );
  }
  return problems;
}

function namesOf(connections: readonly FoundConnection[]): readonly string[] {
  return [...new Set(connections.map(({ name }) => name))];
}

function tooLarge(what: string, size: number): string {
  return `${what} is too large (${size} bytes; maximum is ${maxBytes} bytes)`;
}

/** A text without any word has no place that the error could be at. */
function syntaxMessage({ errors }: ReadDocument, text: string): string {
  const message = errors[0]?.message ?? 'syntax error';
  return text.trim() === '' ? message.replace(/ at \[\d+, \d+\]$/, '') : message;
}

function rootFields(operation: OperationDefinitionNode): readonly FieldNode[] {
  const fields: FieldNode[] = [];
  const open = [...operation.selectionSet.selections];
  for (let selection = open.shift(); selection !== undefined; selection = open.shift()) {
    if (selection.kind === Kind.FIELD) fields.push(selection);
    else if (selection.kind === Kind.INLINE_FRAGMENT) open.unshift(...selection.selectionSet.selections);
  }
  return fields;
}
