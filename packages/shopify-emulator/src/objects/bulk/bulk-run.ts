import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { findStagedTarget } from '../uploads/staged-target.ts';
import { userError, type UserError } from '../user-error.ts';
import {
  activeOperations,
  bulkOperationsTable,
  isExpired,
  resultBlob,
  type BulkOperation,
  type BulkType,
} from './bulk-operation.ts';
import { mutationProblem, queryProblems } from './check-document.ts';

interface RunPayload {
  readonly bulkOperation: BulkOperation | null;
  readonly userErrors: readonly UserError[];
}

type MutationArguments = {
  readonly mutation: string;
  readonly stagedUploadPath: string;
  readonly clientIdentifier?: string | null;
};

const maxFileBytes = 100 * 1_048_576;
const maxAtATime = 5;

/** What stands in no line: spaces, tabs and line breaks are no higher. */
const space = 0x20;

export function bulkOperationRunMutation(
  _source: unknown,
  args: MutationArguments,
  context: RequestContext,
): RunPayload {
  const { mutation, stagedUploadPath, clientIdentifier } = args;
  const problem =
    mutationProblem(context.readDocument(mutation), mutation) ??
    identifierProblem(clientIdentifier) ??
    fileProblem(context, stagedUploadPath) ??
    crowdProblem(context, 'MUTATION');
  if (problem !== null) return { bulkOperation: null, userErrors: [problem] };
  return started(context, {
    type: 'MUTATION',
    query: mutation,
    groupObjects: true,
    stagedKey: stagedUploadPath,
    clientIdentifier: clientIdentifier ?? undefined,
  });
}

export function bulkOperationRunQuery(
  _source: unknown,
  args: { readonly query: string; readonly groupObjects?: boolean },
  context: RequestContext,
): RunPayload {
  const { query, groupObjects } = args;
  const problems = queryProblems(context.readDocument(query), query);
  if (problems.length > 0) return { bulkOperation: null, userErrors: problems };
  const problem = crowdProblem(context, 'QUERY');
  if (problem !== null) return { bulkOperation: null, userErrors: [problem] };
  return started(context, {
    type: 'QUERY',
    query,
    groupObjects: groupObjects === true,
    stagedKey: undefined,
    clientIdentifier: undefined,
  });
}

function identifierProblem(identifier: string | null | undefined): UserError | null {
  if (identifier === null || identifier === undefined) return null;
  const field = ['clientIdentifier'];
  if (identifier.length < 10)
    return userError(field, 'is too short (minimum is 10 characters)', 'INVALID_MUTATION');
  return identifier.length > 255
    ? userError(field, 'is too long (maximum is 255 characters)', 'INVALID_MUTATION')
    : null;
}

function fileProblem(context: RequestContext, path: string): UserError | null {
  const target = findStagedTarget(context, path);
  const file =
    target?.resource === 'BULK_MUTATION_VARIABLES' ? context.shop.blobs.get(target.key) : undefined;
  if (file === undefined) {
    const message =
      "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL " +
      'correctly for the stagedUploadPath mutation argument.';
    return userError(null, message, 'NO_SUCH_FILE');
  }
  if (file.size > maxFileBytes) {
    const message = 'The input file exceeds the maximum allowed size of 100 MB.';
    return userError(null, message, 'INVALID_STAGED_UPLOAD_FILE');
  }
  const isBlank = file.chunks.every((chunk) => chunk.every((byte) => byte <= space));
  return isBlank ? userError(null, 'The input file is empty.', 'INVALID_STAGED_UPLOAD_FILE') : null;
}

function crowdProblem(context: RequestContext, type: BulkType): UserError | null {
  const active = activeOperations(context, type);
  if (active.length < maxAtATime) return null;
  const ids = active.map(({ id }) => formatGlobalId('BulkOperation', id)).join(', ');
  const message = `A bulk ${type.toLowerCase()} operation for this app and shop is already in progress: ${ids}.`;
  return userError(null, message, 'OPERATION_IN_PROGRESS');
}

function started(
  context: RequestContext,
  order: Pick<BulkOperation, 'type' | 'query' | 'groupObjects' | 'stagedKey' | 'clientIdentifier'>,
): RunPayload {
  const operation: BulkOperation = {
    __typename: 'BulkOperation',
    id: context.shop.allocateId(),
    status: 'CREATED',
    ...order,
    starter: { ...context.caller, scopes: [...context.caller.scopes] },
    createdAtMs: context.clock.now(),
    cancelRequestedAtMs: undefined,
    endedAtMs: undefined,
    errorCode: undefined,
    cause: undefined,
    failure: context.shop.bulkFailures.shift(),
    objectCount: 0,
    rootObjectCount: 0,
    resultSize: 0,
  };
  dropExpiredResults(context);
  context.shop.table(bulkOperationsTable).put(operation);
  return { bulkOperation: operation, userErrors: [] };
}

function dropExpiredResults(context: RequestContext): void {
  for (const operation of context.shop.table(bulkOperationsTable).rows()) {
    if (!isExpired(operation, context.clock.now())) return;
    context.shop.blobs.delete(resultBlob(operation));
  }
}
