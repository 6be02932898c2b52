import { type GraphQLCompositeType, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import {
  collectFields,
  namedConcreteTypes,
  type CountedOperation,
  type FieldGroup,
} from './collect-fields.ts';
import { fieldPrice, freeTypes, inputPrice, mutationBase, pageMultiplier } from './cost-rules.ts';
import { isConnectionType } from '../schema/connection-type.ts';
import { isJsonObject } from '../schema/json.ts';
import { givenArguments, pageSize } from './field-arguments.ts';
import { fieldOf, requestedFieldCost, selectionsOf, typeOf } from './requested-cost.ts';

/**
 * What an answered call did cost; never more than was requested. Shopify's own rule is not known: a mutation that answers nothing costs its
 * base, a full page what was requested, a part of a page in proportion, an empty page what its switch says. Pure.
 */
export function actualCost(counted: CountedOperation, node: OperationDefinitionNode, data: unknown): number {
  const root = counted.schema.getRootType(node.operation);
  if (!root) return 1;
  const isMutation = root === counted.schema.getMutationType();
  let sum = 0;
  for (const group of collectFields(counted, root, [node.selectionSet]).values()) {
    const value = valueOf(data, group);
    sum += isMutation ? mutationActual(counted, group, value) : fieldActual(counted, group, value);
  }
  return Math.max(1, Math.round(sum));
}

function mutationActual(counted: CountedOperation, group: FieldGroup, payload: unknown): number {
  const field = fieldOf(group);
  const type = typeOf(group);
  const [first] = group.nodes;
  if (field === undefined || type === undefined || first === undefined) return 0;
  const base = mutationBase(field.name);
  if (payload === null || payload === undefined) return base;
  let sum = base + inputPrice(field.name, givenArguments(first, counted.variables));
  for (const direct of collectFields(counted, type, selectionsOf(group)).values()) {
    const directType = typeOf(direct);
    const value = valueOf(payload, direct);
    if (directType === undefined) continue;
    if (isConnectionType(directType)) sum += fieldActual(counted, direct, value);
    else sum += contentsActual(counted, direct, value);
  }
  return sum;
}

function fieldActual(counted: CountedOperation, group: FieldGroup, value: unknown): number {
  const field = fieldOf(group);
  const type = typeOf(group);
  if (field === undefined) return 0;
  const price = fieldPrice(group.parent.name, field.name);
  if (type === undefined) return price ?? 0;
  if (isConnectionType(type)) return connectionActual(counted, group, value);
  const own = price ?? (freeTypes.has(type.name) ? 0 : 1);
  return own + contentsActual(counted, group, value);
}

/** What is selected inside of a value; of a list, its dearest entry. */
function contentsActual(counted: CountedOperation, group: FieldGroup, value: unknown): number {
  const type = typeOf(group);
  if (type === undefined || value === null || value === undefined) return 0;
  if (Array.isArray(value)) return Math.max(0, ...value.map((item) => contentsActual(counted, group, item)));
  return selectionsActual(counted, type, selectionsOf(group), value);
}

function selectionsActual(
  counted: CountedOperation,
  type: GraphQLCompositeType,
  selections: readonly SelectionSetNode[],
  value: unknown,
): number {
  // The concrete type is not in the data: fields that it does not have are not there, and so cost nothing.
  const types = [type, ...namedConcreteTypes(counted, type, selections)];
  const groups = new Map<string, FieldGroup>();
  for (const concrete of types) {
    for (const [key, group] of collectFields(counted, concrete, selections))
      if (!groups.has(key)) groups.set(key, group);
  }
  let sum = 0;
  for (const group of groups.values()) {
    const field = valueOf(value, group);
    if (field !== undefined) sum += fieldActual(counted, group, field);
  }
  return sum;
}

function connectionActual(counted: CountedOperation, group: FieldGroup, value: unknown): number {
  const field = fieldOf(group);
  const type = typeOf(group);
  const [first] = group.nodes;
  const requested = requestedFieldCost(counted, group);
  if (field === undefined || type === undefined || first === undefined || !isJsonObject(value))
    return requested;
  const size = pageSize(field, first, counted.variables) ?? 0;
  const page = pageOf(counted, type, group, value);
  if (page.count === 0) return counted.emptyConnectionCost === 'two' ? Math.min(requested, 2) : requested;
  if (page.count >= size) return requested;
  return Math.min(requested, 2 + Math.ceil((pageMultiplier(size) * page.cost) / size));
}

function pageOf(
  counted: CountedOperation,
  type: GraphQLCompositeType,
  group: FieldGroup,
  value: unknown,
): { count: number; cost: number } {
  let count = 0;
  let cost = 0;
  for (const part of collectFields(counted, type, selectionsOf(group)).values()) {
    const list = valueOf(value, part);
    const name = part.nodes[0]?.name.value;
    const partType = typeOf(part);
    if (!Array.isArray(list) || partType === undefined) continue;
    count = Math.max(count, list.length);
    const own = name === 'nodes' ? 1 : 0;
    for (const item of list) cost += own + selectionsActual(counted, partType, selectionsOf(part), item);
  }
  return { count, cost };
}

function valueOf(data: unknown, group: FieldGroup): unknown {
  return isJsonObject(data) ? data[group.key] : undefined;
}
