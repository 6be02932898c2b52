import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { isConnectionType, nodeTypeOf } from '../../schema/connection-type.ts';

/** A connection that an operation selects. */
export interface FoundConnection {
  readonly name: string;
  /** How many connections it lies in. */
  readonly depth: number;
  /** It takes `nodes` instead of `edges`. */
  readonly viaNodes: boolean;
  /** Between it and the connection around it (or the root) lies a list. */
  readonly inList: boolean;
  /** The node of the connection around it selects `id` under this name; true at the root. */
  readonly parentHasId: boolean;
}

/** All connections of an operation without named fragments, in the order of the document. Pure. */
export function findConnections(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): readonly FoundConnection[] {
  const root = schema.getRootType(operation.operation);
  const found: FoundConnection[] = [];
  if (root)
    walk(found, { set: operation.selectionSet, type: root, schema, depth: 0, inList: false, hasId: true });
  return found;
}

interface Place {
  readonly set: SelectionSetNode;
  readonly type: GraphQLCompositeType;
  readonly schema: GraphQLSchema;
  readonly depth: number;
  readonly inList: boolean;
  readonly hasId: boolean;
}

function walk(found: FoundConnection[], place: Place): void {
  for (const selection of place.set.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const named = selection.typeCondition && place.schema.getType(selection.typeCondition.name.value);
      const type = isCompositeType(named) ? named : place.type;
      walk(found, { ...place, set: selection.selectionSet, type });
    } else if (selection.kind === Kind.FIELD) walkField(found, selection, place);
  }
}

function walkField(found: FoundConnection[], field: FieldNode, place: Place): void {
  const definition = fieldDefinition(place.type, field.name.value);
  const type = definition === undefined ? undefined : getNamedType(definition.type);
  if (definition === undefined || !isCompositeType(type) || field.selectionSet === undefined) return;
  if (!isConnectionType(type)) {
    const inList = place.inList || isList(definition.type);
    return walk(found, { ...place, set: field.selectionSet, type, inList });
  }
  const node = nodeSelection(field.selectionSet);
  found.push({
    name: field.name.value,
    depth: place.depth,
    viaNodes: fieldsOf(field.selectionSet).some(({ name }) => name.value === 'nodes'),
    inList: place.inList,
    parentHasId: place.hasId,
  });
  const nodeType = nodeTypeOf(type);
  if (node === undefined || !isCompositeType(nodeType)) return;
  const hasId = fieldsOf(node).some(({ name, alias }) => name.value === 'id' && alias === undefined);
  walk(found, { ...place, set: node, type: nodeType, depth: place.depth + 1, inList: false, hasId });
}

export function fieldDefinition(
  type: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return 'getFields' in type ? type.getFields()[name] : undefined;
}

/** What stands in `edges { node { } }`, or in `nodes { }`. */
export function nodeSelection(connection: SelectionSetNode): SelectionSetNode | undefined {
  const fields = fieldsOf(connection);
  const nodes = fields.find(({ name }) => name.value === 'nodes');
  if (nodes !== undefined) return nodes.selectionSet;
  const edges = fields.find(({ name }) => name.value === 'edges');
  const inEdges = edges?.selectionSet === undefined ? [] : fieldsOf(edges.selectionSet);
  return inEdges.find(({ name }) => name.value === 'node')?.selectionSet;
}

/** The fields of a selection, those inside of inline fragments too. */
function fieldsOf(set: SelectionSetNode): readonly FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsOf(selection.selectionSet) : [];
  });
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
