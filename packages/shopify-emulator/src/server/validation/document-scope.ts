import type {
  ASTNode,
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLInputType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { fragmentsOf } from '../../schema/document-fragments.ts';
import { staticError, type ErrorPath, type StaticError } from './static-error.ts';

/** What the rules share while they walk one document. */
export interface DocumentScope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly errors: StaticError[];
  /** Of the operation or fragment that is being walked. */
  usages: VariableUsage[];
  spreads: string[];
}

/** A variable in the place of a value. */
export interface VariableUsage {
  readonly name: string;
  readonly argumentName: string;
  readonly type: GraphQLInputType;
  readonly hasDefault: boolean;
  readonly node: ASTNode;
  readonly path: ErrorPath;
}

export function createScope(schema: GraphQLSchema, document: DocumentNode): DocumentScope {
  return { schema, fragments: fragmentsOf(document), errors: [], usages: [], spreads: [] };
}

export function report(
  scope: DocumentScope,
  place: { node: ASTNode; path: ErrorPath },
  message: string,
  extensions: Readonly<Record<string, unknown>> & { readonly code: string },
): void {
  scope.errors.push(staticError(place, message, extensions));
}

/** How paths and messages name an operation: `mutation Name`, or `query` without one. */
export function operationLabel(operation: OperationDefinitionNode): string {
  return operation.name === undefined
    ? operation.operation
    : `${operation.operation} ${operation.name.value}`;
}
