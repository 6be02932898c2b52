import type { BulkOperation } from '../../objects/bulk/bulk-operation.ts';
import type { Caller } from '../../objects/object-module.ts';
import type { AdminApi } from '../admin-api.ts';
import type { RunInBulk } from './bulk-piece.ts';

/** Runs an operation's documents with what its app might do when it was started. */
export function runFor(
  api: AdminApi,
  complain: (error: unknown) => void,
): (operation: BulkOperation) => RunInBulk {
  return (operation) => {
    const caller: Caller = { ...operation.starter, scopes: new Set(operation.starter.scopes) };
    return async (query, variables) => {
      const { internalError, ...answer } = await api.runInBulk(caller, {
        query,
        variables,
        operationName: null,
      });
      if (internalError !== undefined) complain(new Error(internalError));
      return answer;
    };
  };
}
