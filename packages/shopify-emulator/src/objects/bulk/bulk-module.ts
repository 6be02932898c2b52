import type { ObjectModule } from '../object-module.ts';
import { bulkOperationCancel } from './bulk-cancel.ts';
import { bulkOperationFields } from './bulk-fields.ts';
import { findBulkOperation } from './bulk-operation.ts';
import { bulkOperation, bulkOperations, currentBulkOperation } from './bulk-queries.ts';
import { bulkOperationRunMutation, bulkOperationRunQuery } from './bulk-run.ts';

export const bulkModule: ObjectModule = {
  queries: { bulkOperation, bulkOperations, currentBulkOperation },
  mutations: { bulkOperationRunMutation, bulkOperationRunQuery, bulkOperationCancel },
  types: { BulkOperation: bulkOperationFields },
  nodes: { BulkOperation: (id, context) => findBulkOperation(context, id) ?? null },
};
