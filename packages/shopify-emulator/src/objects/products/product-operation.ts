import type { Row, TableDefinition } from '../../store/table.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { UserError } from '../user-error.ts';

export const operationKinds = [
  'ProductBundleOperation',
  'ProductDeleteOperation',
  'ProductDuplicateOperation',
  'ProductSetOperation',
] as const;

export type OperationKind = (typeof operationKinds)[number];

/**
 * Work on a product that Shopify does after it has answered. Here it is done at once and only shown as under way: CREATED to the
 * request that starts it, then ACTIVE, then COMPLETE. Until then neither its result nor its errors are told.
 */
export interface ProductOperation extends Row {
  readonly __typename: OperationKind;
  readonly startedAtMs: number;
  /** Number of the product that the work is done on, whether it exists or not. */
  readonly productId: number | undefined;
  /** Number of the product that the work brings forth. */
  readonly newProductId: number | undefined;
  readonly userErrors: readonly UserError[];
}

const productOperationsTable: TableDefinition<ProductOperation> = {
  name: 'productOperations',
  indexes: {
    product: ({ productId }) => (productId === undefined ? undefined : String(productId)),
  },
};

type OperationStatus = 'ACTIVE' | 'COMPLETE' | 'CREATED';

/** How long a deletion is in the way of another one. */
const deletionMs = 1000;

/** When work shows as begun and as complete, counted from its start, to everybody but the request that starts it. */
interface Pace {
  readonly beginMs: number;
  readonly endMs: number;
}

/** A store answered whoever asked next that a bundle was still being made, and that all other work was complete. */
const bundlePace: Pace = { beginMs: 0, endMs: 2000 };
const quickPace: Pace = { beginMs: 0, endMs: 0 };
const slowPace: Pace = { beginMs: 300, endMs: 1000 };

function paceOf(context: RequestContext, kind: OperationKind): Pace {
  if (kind === 'ProductBundleOperation') return bundlePace;
  return context.shop.switches.productOperations === 'done-when-asked' ? quickPace : slowPace;
}

/** What work has come to; what is left out there is none of. */
interface OperationOutcome {
  readonly productId?: number | undefined;
  readonly newProductId?: number | undefined;
  readonly userErrors?: readonly UserError[];
}

/** Keeps work that was just done as an operation that goes on after the answer of this request. */
export function startOperation(
  context: RequestContext,
  kind: OperationKind,
  { productId, newProductId, userErrors = [] }: OperationOutcome,
): ProductOperation {
  const operation: ProductOperation = {
    __typename: kind,
    id: context.shop.allocateId(),
    startedAtMs: context.clock.now(),
    productId,
    newProductId,
    userErrors,
  };
  context.shop.table(productOperationsTable).put(operation);
  const started = startedByRequest.get(context) ?? new Set();
  startedByRequest.set(context, started.add(operation.id));
  return operation;
}

/** What each request has started, until it is answered. */
const startedByRequest = new WeakMap<RequestContext, Set<number>>();

export function operationStatus(context: RequestContext, operation: ProductOperation): OperationStatus {
  if (startedByRequest.get(context)?.has(operation.id) === true) return 'CREATED';
  const { beginMs, endMs } = paceOf(context, operation.__typename);
  const passedMs = context.clock.now() - operation.startedAtMs;
  if (passedMs >= endMs) return 'COMPLETE';
  return passedMs >= beginMs ? 'ACTIVE' : 'CREATED';
}

export function isComplete(context: RequestContext, operation: ProductOperation): boolean {
  return operationStatus(context, operation) === 'COMPLETE';
}

/**
 * True while other work on the product of this number would be in the way. A deletion is for a second, however soon it shows as
 * complete: Shopify refuses to begin another one right behind it.
 */
export function isBusy(context: RequestContext, productId: number): boolean {
  const operations = context.shop.table(productOperationsTable).find('product', String(productId));
  return operations.some(
    (operation) =>
      !isComplete(context, operation) ||
      (operation.__typename === 'ProductDeleteOperation' &&
        context.clock.now() < operation.startedAtMs + deletionMs),
  );
}

export function findOperation(
  context: RequestContext,
  id: string,
  kind: OperationKind,
): ProductOperation | null {
  const number = numberOfGlobalId(id, kind);
  const operation = number === null ? undefined : context.shop.table(productOperationsTable).get(number);
  return operation?.__typename === kind ? operation : null;
}
