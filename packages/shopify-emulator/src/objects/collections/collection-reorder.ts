import { numberOfGlobalId } from '../global-id.ts';
import { quickJobMs, startJob, type Job } from '../jobs/job.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { manualPosition, sortedProducts } from './collection-products.ts';
import { findCollection, saveCollection } from './collection-store.ts';
import { positionsAfterMoves, type Move } from './reorder.ts';
import { setPlace } from './selection.ts';

interface MoveInput {
  readonly id: string;
  readonly newPosition: string | number;
}

interface ReorderPayload {
  readonly job: Job | null;
  readonly userErrors: readonly UserError[];
}

/** Moves products one after the other, each to where it then shall stand, counted from 0. */
export function collectionReorderProducts(
  _source: unknown,
  args: { readonly id: string; readonly moves: readonly MoveInput[] },
  context: RequestContext,
): ReorderPayload {
  const collection = findCollection(context, args.id);
  if (collection === undefined)
    return refused([userError(['id'], 'Collection does not exist', 'COLLECTION_NOT_FOUND')]);
  if (collection.sortOrder !== 'MANUAL') {
    const message = "Can't reorder products unless collection is manually sorted";
    return refused([userError(['id'], message, 'MANUALLY_SORTED_COLLECTION')]);
  }
  const { products } = sortedProducts(context, collection, 'MANUAL');
  const members = new Set(products.map(({ id }) => id));
  const moves: Move[] = [];
  const userErrors: UserError[] = [];
  for (const [index, move] of args.moves.entries()) {
    const id = numberOfGlobalId(move.id, 'Product');
    if (id === null || !members.has(id))
      userErrors.push(
        userError(['moves', String(index), 'id'], 'The move input is invalid.', 'INVALID_MOVE'),
      );
    else moves.push({ id, to: Number(move.newPosition) });
  }
  if (userErrors.length > 0) return refused(userErrors);
  const positionOf = manualPosition(context, collection);
  const placed = products.map((product) => ({ id: product.id, position: positionOf(product) }));
  for (const [id, position] of positionsAfterMoves(placed, moves, () => context.shop.allocateId()))
    setPlace(context, id, collection.id, position);
  saveCollection(context, collection);
  return { job: startJob(context, quickJobMs), userErrors: [] };
}

function refused(userErrors: readonly UserError[]): ReorderPayload {
  return { job: null, userErrors };
}
