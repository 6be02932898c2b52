import {
  isCompositeType,
  getNamedType,
  Kind,
  OperationTypeNode,
  print,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { fieldDefinition, nodeSelection } from '../../objects/bulk/find-connections.ts';
import { isConnectionType, nodeTypeOf } from '../../schema/connection-type.ts';

/**
 * How a bulk query is fetched: page by page, each connection by a document of its own that takes `$after`. What lies in
 * another connection comes with the node around it, and only its further pages are fetched alone, with `$id` of that node.
 */
export interface QueryPlan {
  /** Numbers of the connections that lie in no other. */
  readonly roots: readonly number[];
  /** By the number of the connection. */
  readonly documents: readonly string[];
}

/** Under this name and its number a connection stands in the answers. */
export const connectionKey: RegExp = /^bulkConnection(\d+)$/;

const pageLength = 250;

/** `operation` has no named fragments, and was found fit for bulk. Pure. */
export function planQuery(schema: GraphQLSchema, operation: OperationDefinitionNode): QueryPlan {
  const root = schema.getQueryType();
  const plan: { roots: number[]; documents: string[] } = { roots: [], documents: [] };
  if (root) planSet(operation.selectionSet, { schema, plan, type: root, wrap: wrapRoot, isRoot: true });
  return plan;
}

interface Place {
  readonly schema: GraphQLSchema;
  readonly plan: { readonly roots: number[]; readonly documents: string[] };
  readonly type: GraphQLCompositeType;
  /** Makes a document that selects only this from the place. */
  readonly wrap: (inner: SelectionNode) => string;
  readonly isRoot: boolean;
}

/** The selections with connections rewritten to a first page under their own names. */
function planSet(set: SelectionSetNode, place: Place): SelectionSetNode {
  return { ...set, selections: set.selections.map((selection) => planSelection(selection, place)) };
}

function planSelection(selection: SelectionNode, place: Place): SelectionNode {
  if (selection.kind === Kind.FRAGMENT_SPREAD || selection.selectionSet === undefined) return selection;
  const around = (inner: SelectionNode): SelectionNode => ({
    ...selection,
    selectionSet: { kind: Kind.SELECTION_SET, selections: [inner] },
  });
  const wrap = (inner: SelectionNode): string => place.wrap(around(inner));
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    const named = selection.typeCondition && place.schema.getType(selection.typeCondition.name.value);
    const type = isCompositeType(named) ? named : place.type;
    return { ...selection, selectionSet: planSet(selection.selectionSet, { ...place, type, wrap }) };
  }
  const definition = fieldDefinition(place.type, selection.name.value);
  const type = definition === undefined ? undefined : getNamedType(definition.type);
  if (!isCompositeType(type)) return selection;
  if (isConnectionType(type)) return planConnection(selection, type, place);
  return { ...selection, selectionSet: planSet(selection.selectionSet, { ...place, type, wrap }) };
}

function planConnection(field: FieldNode, type: GraphQLCompositeType, place: Place): FieldNode {
  const { plan } = place;
  const number = plan.documents.length;
  plan.documents.push('');
  if (place.isRoot) plan.roots.push(number);
  const nodeType = nodeTypeOf(type);
  const node = field.selectionSet === undefined ? undefined : nodeSelection(field.selectionSet);
  const contents =
    node === undefined || !isCompositeType(nodeType)
      ? selectionOf([leaf('__typename')])
      : planSet(node, { ...place, type: nodeType, wrap: wrapNode(nodeType.name), isRoot: false });
  const page = (after: ValueNode | null): FieldNode => ({
    ...field,
    alias: nameOf(`bulkConnection${number}`),
    arguments: [
      ...(field.arguments ?? []).filter(({ name }) => !pagingArguments.has(name.value)),
      argument('first', { kind: Kind.INT, value: String(pageLength) }),
      ...(after === null ? [] : [argument('after', after)]),
    ],
    selectionSet: selectionOf([
      branch('edges', [branch('node', contents.selections)]),
      branch('pageInfo', [leaf('hasNextPage'), leaf('endCursor')]),
    ]),
  });
  plan.documents[number] = place.wrap(page({ kind: Kind.VARIABLE, name: nameOf('after') }));
  return page(null);
}

/** Bulk queries take all there is, whatever they say. */
const pagingArguments: ReadonlySet<string> = new Set(['first', 'last', 'after', 'before']);

function wrapRoot(inner: SelectionNode): string {
  return `query ($after: String) ${print(selectionOf([inner]))}`;
}

function wrapNode(type: string): (inner: SelectionNode) => string {
  return (inner) => {
    const fragment: SelectionNode = {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: nameOf(type) },
      selectionSet: selectionOf([inner]),
    };
    const field = branch('node', [fragment]);
    const id: ValueNode = { kind: Kind.VARIABLE, name: nameOf('id') };
    const selectionSet = selectionOf([{ ...field, arguments: [argument('id', id)] }]);
    return `${OperationTypeNode.QUERY} ($id: ID!, $after: String) ${print(selectionSet)}`;
  };
}

function selectionOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

function leaf(name: string): FieldNode {
  return { kind: Kind.FIELD, name: nameOf(name) };
}

function branch(name: string, selections: readonly SelectionNode[]): FieldNode {
  return { ...leaf(name), selectionSet: selectionOf(selections) };
}

function argument(name: string, value: ValueNode): NonNullable<FieldNode['arguments']>[number] {
  return { kind: Kind.ARGUMENT, name: nameOf(name), value };
}

function nameOf(value: string): FieldNode['name'] {
  return { kind: Kind.NAME, value };
}
