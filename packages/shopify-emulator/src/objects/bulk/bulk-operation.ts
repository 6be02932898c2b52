import type { BulkFailure } from '../../store/bulk-settings.ts';
import type { Row, TableDefinition } from '../../store/table.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { Caller, RequestContext } from '../object-module.ts';

export type BulkType = 'MUTATION' | 'QUERY';
export type BulkErrorCode = BulkFailure['errorCode'];

/**
 * CREATED -> RUNNING -> COMPLETED or FAILED; from CREATED and RUNNING also CANCELING -> CANCELED.
 * EXPIRED is only shown: a COMPLETED one whose results are gone.
 */
type BulkStatus = 'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELING' | 'CANCELED' | 'FAILED';

/** One bulk operation. What works on it is the server's bulk runner; its results lie in the shop's blobs. */
export interface BulkOperation extends Row {
  readonly __typename: 'BulkOperation';
  readonly type: BulkType;
  readonly status: BulkStatus;
  readonly query: string;
  readonly groupObjects: boolean;
  /** The uploaded file of a mutation. */
  readonly stagedKey: string | undefined;
  readonly clientIdentifier: string | undefined;
  /** On whose behalf it works: with what the app might do when it was started. */
  readonly starter: Omit<Caller, 'scopes'> & { readonly scopes: readonly string[] };
  readonly createdAtMs: number;
  readonly cancelRequestedAtMs: number | undefined;
  /** When it ended, well or badly. */
  readonly endedAtMs: number | undefined;
  readonly errorCode: BulkErrorCode | undefined;
  /** What stood in its way, for people who look into the shop: the API does not tell. */
  readonly cause: string | undefined;
  /** What it shall fail of. */
  readonly failure: BulkFailure | undefined;
  readonly objectCount: number;
  readonly rootObjectCount: number;
  /** Of the results, in bytes. */
  readonly resultSize: number;
}

export const bulkOperationsTable: TableDefinition<BulkOperation> = {
  name: 'bulkOperations',
  indexes: {
    app: (operation) => String(operation.starter.appId),
    active: (operation) =>
      isActive(operation) ? activeKey(operation.starter.appId, operation.type) : undefined,
    unfinished: (operation) => (isActive(operation) ? 'yes' : undefined),
  },
};

export function isActive({ status }: Pick<BulkOperation, 'status'>): boolean {
  return status === 'CREATED' || status === 'RUNNING' || status === 'CANCELING';
}

function activeKey(appId: number, type: BulkType): string {
  return `${appId} ${type}`;
}

/** Those of the app that still run, oldest first. */
export function activeOperations(context: RequestContext, type: BulkType): readonly BulkOperation[] {
  return context.shop.table(bulkOperationsTable).find('active', activeKey(context.caller.appId, type));
}

/** Apps see only their own. */
export function findBulkOperation(context: RequestContext, id: string): BulkOperation | undefined {
  const number = numberOfGlobalId(id, 'BulkOperation');
  const operation = number === null ? undefined : context.shop.table(bulkOperationsTable).get(number);
  return operation?.starter.appId === context.caller.appId ? operation : undefined;
}

/** The name of an operation's results among the blobs. */
export function resultBlob(operation: Pick<BulkOperation, 'id'>): string {
  return `results of bulk operation ${operation.id}`;
}

/** How long results can be fetched. */
export const resultLifeMs: number = 7 * 24 * 3_600_000;

export function isExpired(operation: BulkOperation, nowMs: number): boolean {
  return operation.endedAtMs !== undefined && nowMs >= operation.endedAtMs + resultLifeMs;
}
