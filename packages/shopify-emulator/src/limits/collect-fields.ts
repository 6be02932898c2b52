import {
  isAbstractType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Switches } from '../store/switches.ts';
import { conditionHolds } from './field-arguments.ts';

/** What counting needs of one call. */
export interface CountedOperation {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** `in-full` when absent. */
  readonly emptyConnectionCost?: Switches['emptyConnectionCost'];
}

/** Fields under one response key, which are answered as one. */
export interface FieldGroup {
  readonly key: string;
  readonly parent: GraphQLCompositeType;
  readonly nodes: FieldNode[];
}

/** The fields that a value of this type answers, fragments opened, equal keys together, skipped ones left out. */
export function collectFields(
  operation: CountedOperation,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): ReadonlyMap<string, FieldGroup> {
  const groups = new Map<string, FieldGroup>();
  for (const set of selectionSets) collectInto(groups, operation, type, set);
  return groups;
}

function collectInto(
  groups: Map<string, FieldGroup>,
  operation: CountedOperation,
  type: GraphQLCompositeType,
  set: SelectionSetNode,
): void {
  for (const selection of set.selections) {
    if (!conditionHolds(selection, operation.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { key, parent: type, nodes: [selection] });
      else group.nodes.push(selection);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? operation.fragments.get(selection.name.value) : selection;
    if (fragment === undefined || !applies(operation.schema, fragment.typeCondition?.name.value, type))
      continue;
    collectInto(groups, operation, type, fragment.selectionSet);
  }
}

/** Whether a fragment on this condition is answered by a value that is known to be of `type`. */
function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLCompositeType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditionType = schema.getType(condition);
  return isAbstractType(conditionType) && isObjectType(type) && schema.isSubType(conditionType, type);
}

/** The concrete types that fragments of these selections name, directly or through an interface. */
export function namedConcreteTypes(
  operation: CountedOperation,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
  found: Set<GraphQLCompositeType> = new Set(),
): ReadonlySet<GraphQLCompositeType> {
  for (const selection of selectionSets.flatMap((set) => set.selections)) {
    if (selection.kind === Kind.FIELD || !conditionHolds(selection, operation.variables)) continue;
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? operation.fragments.get(selection.name.value) : selection;
    if (fragment === undefined) continue;
    const condition = operation.schema.getType(fragment.typeCondition?.name.value ?? type.name);
    if (isObjectType(condition)) found.add(condition);
    else if (isAbstractType(condition) && condition !== type) {
      for (const possible of operation.schema.getPossibleTypes(condition)) found.add(possible);
    }
    namedConcreteTypes(operation, type, [fragment.selectionSet], found);
  }
  return found;
}
