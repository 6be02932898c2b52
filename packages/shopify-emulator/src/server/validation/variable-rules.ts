import {
  isInputType,
  isListType,
  isNonNullType,
  isTypeSubTypeOf,
  Kind,
  typeFromAST,
  type GraphQLInputType,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { operationLabel, report, type DocumentScope, type VariableUsage } from './document-scope.ts';

/** Checks the variables that an operation declares against those that it, or a fragment it spreads, uses. */
export function checkVariables(
  scope: DocumentScope,
  operation: OperationDefinitionNode,
  usages: readonly VariableUsage[],
): void {
  const label = operationLabel(operation);
  const name = operation.name?.value ?? `anonymous ${operation.operation}`;
  const declared = new Map(
    (operation.variableDefinitions ?? []).map((entry) => [entry.variable.name.value, entry]),
  );
  for (const [variable, definition] of declared) {
    checkType(scope, definition, label);
    if (usages.some((usage) => usage.name === variable)) continue;
    const message = `Variable $${variable} is declared by ${name} but not used`;
    report(scope, { node: definition, path: [label] }, message, {
      code: 'variableNotUsed',
      variableName: variable,
    });
  }
  const undeclared = new Set<string>();
  for (const usage of usages) {
    const definition = declared.get(usage.name);
    if (definition !== undefined) checkUsage(scope, definition, usage);
    else if (!undeclared.has(usage.name)) {
      undeclared.add(usage.name);
      const message = `Variable $${usage.name} is used by ${name} but not declared`;
      report(scope, usage, message, { code: 'variableNotDefined', variableName: usage.name });
    }
  }
}

function checkType(scope: DocumentScope, definition: VariableDefinitionNode, label: string): void {
  if (isInputType(variableType(scope, definition))) return;
  let node = definition.type;
  while (node.kind !== Kind.NAMED_TYPE) node = node.type;
  const variableName = definition.variable.name.value;
  const exists = scope.schema.getType(node.name.value) !== undefined;
  const message = exists
    ? `${node.name.value} isn't a valid input type (on $${variableName})`
    : `${node.name.value} isn't a defined input type (on $${variableName})`;
  const details = { typeName: node.name.value, variableName };
  report(scope, { node: definition, path: [label] }, message, {
    code: 'variableRequiresValidType',
    ...details,
  });
}

function checkUsage(scope: DocumentScope, definition: VariableDefinitionNode, usage: VariableUsage): void {
  const declared = variableType(scope, definition);
  if (!isInputType(declared)) return;
  const problem = mismatch(scope, declared, usage, definition.defaultValue !== undefined);
  if (problem === null) return;
  const message = `${problem} on variable $${usage.name} and argument ${usage.argumentName} (${String(declared)} / ${String(usage.type)})`;
  const details = {
    variableName: usage.name,
    typeName: String(declared),
    argumentName: usage.argumentName,
    errorMessage: problem,
  };
  report(scope, usage, message, { code: 'variableMismatch', ...details });
}

function mismatch(
  scope: DocumentScope,
  declared: GraphQLInputType,
  usage: VariableUsage,
  hasDefault: boolean,
): string | null {
  const lenient = isNonNullType(usage.type) && !isNonNullType(declared) && (hasDefault || usage.hasDefault);
  const expected = lenient && isNonNullType(usage.type) ? usage.type.ofType : usage.type;
  if (isTypeSubTypeOf(scope.schema, declared, expected)) return null;
  if (listDepth(declared) !== listDepth(expected)) return 'List dimension mismatch';
  const bare = isNonNullType(expected) ? expected.ofType : expected;
  return isTypeSubTypeOf(scope.schema, declared, bare) ? 'Nullability mismatch' : 'Type mismatch';
}

function listDepth(type: GraphQLInputType): number {
  if (isNonNullType(type)) return listDepth(type.ofType);
  return isListType(type) ? 1 + listDepth(type.ofType) : 0;
}

function variableType(scope: DocumentScope, definition: VariableDefinitionNode): unknown {
  return typeFromAST(scope.schema, definition.type);
}
