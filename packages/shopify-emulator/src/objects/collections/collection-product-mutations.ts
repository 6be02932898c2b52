import { numberOfGlobalId } from '../global-id.ts';
import { quickJobMs, startJob, type Job } from '../jobs/job.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct } from '../products/product-store.ts';
import { userError, type UserError } from '../user-error.ts';
import type { Collection } from './collection.ts';
import { findCollection, isSmart, manualSourceOf, saveCollection } from './collection-store.ts';
import { addProduct, isChosen, removeProduct } from './membership.ts';

type ProductsArguments = {
  readonly id: string;
  readonly productIds: readonly string[];
};

interface AddPayload {
  readonly collection: Collection | null;
  readonly userErrors: readonly UserError[];
}

interface JobPayload {
  readonly job: Job | null;
  readonly userErrors: readonly UserError[];
}

function noCollection(): UserError {
  return userError(['id'], 'Collection does not exist', 'COLLECTION_DOES_NOT_EXIST');
}

/** Adds all of the products, or none where one is in the collection already. Those that do not exist are left out. */
export function collectionAddProducts(
  _source: unknown,
  args: ProductsArguments,
  context: RequestContext,
): AddPayload {
  const collection = findCollection(context, args.id);
  if (collection === undefined) return { collection: null, userErrors: [noCollection()] };
  if (isSmart(context, collection))
    return {
      collection: null,
      userErrors: [userError(['id'], "Can't manually add products to a smart collection")],
    };
  const present = membersAmong(context, collection, args.productIds);
  if (present.length > 0) {
    const message = `Error adding ${present.join(',')} to collection`;
    return { collection: null, userErrors: [userError(['productIds'], message)] };
  }
  return { collection: addAll(context, collection, args.productIds), userErrors: [] };
}

function membersAmong(
  context: RequestContext,
  collection: Collection,
  productIds: readonly string[],
): readonly string[] {
  const source = manualSourceOf(context, collection);
  if (source === undefined) return [];
  return productIds.filter((id) => isChosen(context, source, findProduct(context, id)?.id ?? 0));
}

/** Leaves out products that do not exist or are in the collection already. */
function addAll(context: RequestContext, collection: Collection, productIds: readonly string[]): Collection {
  for (const id of productIds) {
    const product = findProduct(context, id);
    if (product !== undefined) addProduct(context, collection, product.id);
  }
  return saveCollection(context, collection);
}

/** The same as a job, which does not mind products that it cannot add. */
export function collectionAddProductsV2(
  _source: unknown,
  { id, productIds }: ProductsArguments,
  context: RequestContext,
): JobPayload {
  const code = 'CANT_ADD_TO_SMART_COLLECTION';
  const smart = userError(['id'], "Can't manually add products to a smart collection", code);
  return changeByJob(context, id, smart, (collection) => addAll(context, collection, productIds));
}

export function collectionRemoveProducts(
  _source: unknown,
  { id, productIds }: ProductsArguments,
  context: RequestContext,
): JobPayload {
  const smart = userError(['id'], "Can't manually remove products from a smart collection");
  return changeByJob(context, id, smart, (collection) => removeAll(context, collection, productIds));
}

function removeAll(context: RequestContext, collection: Collection, productIds: readonly string[]): void {
  for (const id of productIds) {
    const number = numberOfGlobalId(id, 'Product');
    if (number !== null) removeProduct(context, collection, number);
  }
  saveCollection(context, collection);
}

/** `smart` is what stands against changing a smart collection by hand. */
function changeByJob(
  context: RequestContext,
  id: string,
  smart: UserError,
  change: (collection: Collection) => unknown,
): JobPayload {
  const collection = findCollection(context, id);
  if (collection === undefined) return { job: null, userErrors: [noCollection()] };
  if (isSmart(context, collection)) return { job: null, userErrors: [smart] };
  change(collection);
  return { job: startJob(context, quickJobMs), userErrors: [] };
}
