import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type GraphQLCompositeType,
  type GraphQLField,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import {
  collectFields,
  namedConcreteTypes,
  type CountedOperation,
  type FieldGroup,
} from './collect-fields.ts';
import { isConnectionType } from '../schema/connection-type.ts';
import { fieldPrice, freeTypes, inputPrice, mutationBase, pageMultiplier } from './cost-rules.ts';
import { givenArguments, pageSize } from './field-arguments.ts';

/** The price of one field, as `Shopify-GraphQL-Cost-Debug: 1` shows it. */
export interface FieldCost {
  readonly path: readonly string[];
  readonly definedCost: number;
  readonly requestedTotalCost: number;
  readonly requestedChildrenCost: number | null;
}

/** What a call may cost at most. It is let in by this number. Pure. */
export function requestedCost(counted: CountedOperation, node: OperationDefinitionNode): number {
  return countRoots(counted, node, []);
}

/** The same, field by field. */
export function explainCost(counted: CountedOperation, node: OperationDefinitionNode): readonly FieldCost[] {
  const costs: FieldCost[] = [];
  countRoots(counted, node, costs);
  return costs;
}

function countRoots(counted: CountedOperation, node: OperationDefinitionNode, costs: FieldCost[]): number {
  const root = counted.schema.getRootType(node.operation);
  if (!root) return 1;
  const isMutation = root === counted.schema.getMutationType();
  let sum = 0;
  for (const group of collectFields(counted, root, [node.selectionSet]).values()) {
    sum += isMutation ? mutationCost(counted, group, costs) : fieldCost({ counted, costs, path: [] }, group);
  }
  return Math.max(1, Math.round(sum));
}

/** What one field below the root may cost at most. */
export function requestedFieldCost(counted: CountedOperation, group: FieldGroup): number {
  return fieldCost({ counted, costs: [], path: [] }, group);
}

interface Walk {
  readonly counted: CountedOperation;
  readonly costs: FieldCost[];
  readonly path: readonly string[];
}

function mutationCost(counted: CountedOperation, group: FieldGroup, costs: FieldCost[]): number {
  const field = fieldOf(group);
  const [first] = group.nodes;
  if (field === undefined || first === undefined || field === TypeNameMetaFieldDef) return 0;
  const walk = { counted, costs, path: [group.key] };
  const payload = getNamedType(field.type);
  let children = inputPrice(field.name, givenArguments(first, counted.variables));
  if (isObjectType(payload)) {
    for (const direct of collectFields(counted, payload, selectionsOf(group)).values()) {
      children += payloadFieldCost(walk, direct);
    }
  }
  return noteCost(walk, mutationBase(field.name), children);
}

/** What a payload carries costs nothing itself; what is selected inside of it does. */
function payloadFieldCost(walk: Walk, group: FieldGroup): number {
  const type = typeOf(group);
  if (type === undefined) return 0;
  return isConnectionType(type)
    ? fieldCost(walk, group)
    : selectionsCost(within(walk, group), type, selectionsOf(group));
}

function fieldCost(walk: Walk, group: FieldGroup): number {
  const field = fieldOf(group);
  const [first] = group.nodes;
  if (field === undefined || first === undefined) return 0;
  const inner = within(walk, group);
  const price = fieldPrice(group.parent.name, field.name);
  const type = typeOf(group);
  if (type === undefined) return price === undefined ? 0 : noteCost(inner, price, 0);
  if (isConnectionType(type)) {
    const size = pageSize(field, first, walk.counted.variables);
    const nodes = connectionCost(inner, type, selectionsOf(group));
    return noteCost(inner, 2, pageMultiplier(size ?? 0) * nodes.nodes + nodes.others);
  }
  const own = price ?? (freeTypes.has(type.name) ? 0 : 1);
  return noteCost(inner, own, selectionsCost(inner, type, selectionsOf(group)));
}

/** What stands under nodes and edges is counted once a step of the page; the rest of a connection once. */
function connectionCost(
  walk: Walk,
  type: GraphQLCompositeType,
  selections: readonly SelectionSetNode[],
): { nodes: number; others: number } {
  const cost = { nodes: 0, others: 0 };
  for (const group of collectFields(walk.counted, type, selections).values()) {
    const name = group.nodes[0]?.name.value;
    const target = typeOf(group);
    if (name === 'edges' && target !== undefined) {
      cost.nodes += selectionsCost(within(walk, group), target, selectionsOf(group));
    } else if (name === 'nodes') cost.nodes += fieldCost(walk, group);
    else cost.others += fieldCost(walk, group);
  }
  return cost;
}

function selectionsCost(
  walk: Walk,
  type: GraphQLCompositeType,
  selections: readonly SelectionSetNode[],
): number {
  const sum = (concrete: GraphQLCompositeType): number => {
    let total = 0;
    for (const group of collectFields(walk.counted, concrete, selections).values())
      total += fieldCost(walk, group);
    return total;
  };
  if (!isAbstractType(type)) return sum(type);
  const possible = [...namedConcreteTypes(walk.counted, type, selections)];
  const fitting = possible.filter(
    (concrete) => isObjectType(concrete) && walk.counted.schema.isSubType(type, concrete),
  );
  return Math.max(sum(type), ...fitting.map(sum));
}

function noteCost(walk: Walk, own: number, children: number): number {
  const total = own + children;
  walk.costs.push({
    path: walk.path,
    definedCost: own,
    requestedTotalCost: total,
    requestedChildrenCost: children === 0 ? null : children,
  });
  return total;
}

function within(walk: Walk, group: FieldGroup): Walk {
  return { ...walk, path: [...walk.path, group.key] };
}

export function selectionsOf(group: FieldGroup): readonly SelectionSetNode[] {
  return group.nodes.flatMap((node) => node.selectionSet ?? []);
}

/** The composite type that the field answers, through lists and non-null; undefined for scalars and enums. */
export function typeOf(group: FieldGroup): GraphQLCompositeType | undefined {
  const field = fieldOf(group);
  const type = field === undefined ? undefined : getNamedType(field.type);
  return isCompositeType(type) ? type : undefined;
}

export function fieldOf(group: FieldGroup): GraphQLField<unknown, unknown> | undefined {
  const name = group.nodes[0]?.name.value ?? '';
  if (name === '__typename') return TypeNameMetaFieldDef;
  if (name === '__schema') return SchemaMetaFieldDef;
  if (name === '__type') return TypeMetaFieldDef;
  return 'getFields' in group.parent ? group.parent.getFields()[name] : undefined;
}
