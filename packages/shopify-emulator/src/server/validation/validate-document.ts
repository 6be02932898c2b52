import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type OperationTypeNode,
} from 'graphql';
import { checkDirectives, type DirectiveTarget } from './directive-rules.ts';
import {
  createScope,
  operationLabel,
  report,
  type DocumentScope,
  type VariableUsage,
} from './document-scope.ts';
import { checkFragments } from './fragment-rules.ts';
import { checkMerging } from './merge-rules.ts';
import { checkNames } from './name-rules.ts';
import { checkSelections, fragmentType } from './selection-rules.ts';
import type { StaticError } from './static-error.ts';
import { checkVariables } from './variable-rules.ts';

/** All static errors of a document, in Shopify's shape; none if it may run. Pure. */
export function validateDocument(schema: GraphQLSchema, document: DocumentNode): readonly StaticError[] {
  const scope = createScope(schema, document);
  const walked = new Map<string, Walked>();
  for (const fragment of scope.fragments.values())
    walked.set(fragment.name.value, walkFragment(scope, fragment));
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const own = walkOperation(scope, definition);
    checkVariables(scope, definition, usagesThrough(own, walked));
  }
  if (scope.errors.length > 0) return scope.errors;
  const others = [...checkNames(document), ...checkFragments(document)];
  return others.length > 0 ? others : checkMerging(schema, document);
}

const targetOf: Readonly<Record<`${OperationTypeNode}`, DirectiveTarget>> = {
  query: 'queries',
  mutation: 'mutations',
  subscription: 'subscriptions',
};

interface Walked {
  readonly usages: readonly VariableUsage[];
  readonly spreads: readonly string[];
}

function walkOperation(scope: DocumentScope, operation: OperationDefinitionNode): Walked {
  begin(scope);
  const path = [operationLabel(operation)];
  const root = scope.schema.getRootType(operation.operation);
  checkDirectives(scope, operation, targetOf[operation.operation], path);
  if (root) checkSelections(scope, operation.selectionSet, root, path);
  else {
    const message = `Schema is not configured for ${operation.operation}s`;
    report(scope, { node: operation, path }, message, { code: 'missing_subscription_configuration' });
  }
  return { usages: scope.usages, spreads: scope.spreads };
}

function walkFragment(scope: DocumentScope, fragment: FragmentDefinitionNode): Walked {
  begin(scope);
  const path = [`fragment ${fragment.name.value}`];
  const type = fragmentType(scope, fragment.typeCondition.name.value, { node: fragment, path });
  checkDirectives(scope, fragment, 'fragment definitions', path);
  if (type !== undefined) checkSelections(scope, fragment.selectionSet, type, path);
  return { usages: scope.usages, spreads: scope.spreads };
}

function begin(scope: DocumentScope): void {
  scope.usages = [];
  scope.spreads = [];
}

/** The variables that an operation uses, also through the fragments that it spreads. */
function usagesThrough(own: Walked, fragments: ReadonlyMap<string, Walked>): readonly VariableUsage[] {
  const usages = [...own.usages];
  const seen = new Set<string>();
  const open = [...own.spreads];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const fragment = fragments.get(name);
    if (seen.has(name) || fragment === undefined) continue;
    seen.add(name);
    usages.push(...fragment.usages);
    open.push(...fragment.spreads);
  }
  return usages;
}
