import { execute, GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { actualCost } from '../limits/actual-cost.ts';
import type { CountedOperation } from '../limits/collect-fields.ts';
import type { Registry } from '../objects/registry.ts';
import { createFieldResolver, typenameOf, type ExecutionContext } from './field-execution.ts';
import type { ReadyOperation } from './ready-operation.ts';

/** What came of an operation that was let in. */
export interface Executed {
  readonly data: unknown;
  readonly errors: readonly object[];
  readonly actualCost: number;
  /** Set where the emulator itself went wrong. */
  readonly internalError?: string;
}

export type ExecuteOperation = (ready: ReadyOperation, context: ExecutionContext) => Promise<Executed>;

export function createExecutor(schema: GraphQLSchema, registry: Registry): ExecuteOperation {
  const fieldResolver = createFieldResolver(registry);
  return async (ready, context) => {
    const result = await execute({
      schema,
      document: ready.document,
      variableValues: ready.variables,
      operationName: ready.operation.name?.value,
      contextValue: context,
      fieldResolver,
      typeResolver: typenameOf,
    });
    const { emptyConnectionCost } = context.shop.switches;
    return outcomeOf({ ...ready.counted, emptyConnectionCost }, ready, result);
  };
}

function outcomeOf(counted: CountedOperation, ready: ReadyOperation, result: ExecutionResult): Executed {
  const errors = result.errors ?? [];
  const broken = errors.find(isInternal);
  return {
    data: result.data ?? null,
    errors: errors.map(shapeError),
    actualCost: Math.min(ready.requestedCost, actualCost(counted, ready.operation, result.data)),
    ...(broken === undefined ? {} : { internalError: broken.originalError?.stack ?? broken.message }),
  };
}

/**
 * Modules refuse with GraphQL errors that have a code. So does graphql-js without one where variables make an argument wrong;
 * anything else that it complains of, such as a value that is none of its enum, is a fault of the emulator, as any other
 * exception is.
 */
function isInternal({ originalError, extensions, message }: GraphQLError): boolean {
  if (originalError !== undefined && !(originalError instanceof GraphQLError)) return true;
  return extensions['code'] === undefined && !/^(Argument|Variable) "/.test(message);
}

/** An error without a code is graphql-js's own, about an argument that only the variables made wrong. */
function shapeError(error: GraphQLError): object {
  return {
    message: error.message,
    locations: error.locations,
    ...(error.path === undefined ? {} : { path: error.path }),
    extensions:
      error.extensions['code'] === undefined ? { code: 'INVALID_FIELD_ARGUMENTS' } : error.extensions,
  };
}
