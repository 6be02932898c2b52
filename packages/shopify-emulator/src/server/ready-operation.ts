import {
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { CalledField } from '../control/fault-match.ts';
import type { CountedOperation } from '../limits/collect-fields.ts';
import { givenArguments } from '../limits/field-arguments.ts';
import { requestedCost } from '../limits/requested-cost.ts';
import type { GraphqlBody } from './graphql-body.ts';
import type { PreparedDocument } from './prepared-documents.ts';
import { variableErrors } from './validation/coerce-variables.ts';
import type { StaticError } from './validation/static-error.ts';

/** An operation that may be weighed and run. */
export interface ReadyOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly counted: CountedOperation;
  readonly requestedCost: number;
  readonly rootFields: readonly CalledField[];
}

/** Errors without more than a message: the request names no operation of the document. */
export interface Rejection {
  readonly errors: readonly (StaticError | { readonly message: string })[];
}

export function readyOperation(
  schema: GraphQLSchema,
  prepared: PreparedDocument,
  body: GraphqlBody,
): ReadyOperation | Rejection {
  const { document, operations, fragments, errors } = prepared;
  if (errors.length > 0 || document === null) return { errors };
  const operation = chooseOperation(operations, body.operationName);
  if (typeof operation === 'string') return { errors: [{ message: operation }] };
  const invalid = variableErrors(schema, operation, body.variables);
  if (invalid.length > 0) return { errors: invalid };
  const variables = withDefaults(operation, body.variables);
  const counted = { schema, fragments, variables };
  const fields = rootFieldNodes(operation, fragments);
  return {
    document,
    operation,
    variables: body.variables,
    counted,
    requestedCost: requestedCost(counted, operation),
    rootFields: fields.map((node) => ({ name: node.name.value, arguments: givenArguments(node, variables) })),
  };
}

/** A document with one operation runs it whatever name the request gives: Shopify does not compare the names. */
function chooseOperation(
  operations: readonly OperationDefinitionNode[],
  name: string | null,
): OperationDefinitionNode | string {
  const [first, second] = operations;
  if (first === undefined) return 'No query string was present';
  if (second === undefined) return first;
  if (name === null || name === '') return 'An operation name is required';
  return operations.find((operation) => operation.name?.value === name) ?? `No operation named "${name}"`;
}

function withDefaults(
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const variables = { ...given };
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (defaultValue !== undefined && variables[name] === undefined)
      variables[name] = valueFromASTUntyped(defaultValue);
  }
  return variables;
}

/** Fields of the root, those inside of fragments too. */
export function rootFieldNodes(
  operation: Pick<OperationDefinitionNode, 'selectionSet'>,
  fragments: PreparedDocument['fragments'],
): readonly Extract<OperationDefinitionNode['selectionSet']['selections'][number], { kind: Kind.FIELD }>[] {
  return operation.selectionSet.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    return fragment === undefined ? [] : rootFieldNodes(fragment, fragments);
  });
}
