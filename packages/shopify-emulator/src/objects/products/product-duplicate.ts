import { numberOfGlobalId } from '../global-id.ts';
import { startJob, type Job } from '../jobs/job.ts';
import type { RequestContext } from '../object-module.ts';
import { shopOf } from '../shop/shop-of.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { storeCopy } from './product-copy.ts';
import { draftProduct } from './product-input.ts';
import { startOperation, type ProductOperation } from './product-operation.ts';
import { productOfArgument } from './product-store.ts';
import type { Product, ProductStatus } from './product.ts';

type ProductDuplicateArguments = {
  readonly productId: string;
  readonly newTitle: string;
  readonly newStatus?: ProductStatus | null;
  readonly includeImages?: boolean | null;
  readonly synchronous?: boolean | null;
};

interface ProductDuplicatePayload {
  readonly newProduct: Product | null;
  readonly imageJob: Job | null;
  readonly productDuplicateOperation: ProductOperation | null;
  readonly shop: unknown;
  readonly userErrors: readonly UserError[];
}

/** Done later it says nothing of what it meets: the operation does. */
export function productDuplicate(
  _source: unknown,
  args: ProductDuplicateArguments,
  context: RequestContext,
): ProductDuplicatePayload {
  const shop = shopOf(context);
  const { product, userErrors } = duplicate(context, args);
  const nothing = { newProduct: null, imageJob: null, productDuplicateOperation: null, shop };
  if (args.synchronous === false) {
    const productId = numberOfGlobalId(args.productId, 'Product') ?? undefined;
    const outcome = { productId, newProductId: product?.id, userErrors };
    const productDuplicateOperation = startOperation(context, 'ProductDuplicateOperation', outcome);
    return { ...nothing, productDuplicateOperation, userErrors: [] };
  }
  const hasImageJob = product !== undefined && args.includeImages === true;
  return {
    ...nothing,
    newProduct: product ?? null,
    imageJob: hasImageJob ? startJob(context) : null,
    userErrors,
  };
}

function duplicate(
  context: RequestContext,
  args: ProductDuplicateArguments,
): { readonly product?: Product; readonly userErrors: readonly UserError[] } {
  const source = productOfArgument(context, args.productId);
  if (source === undefined) return { userErrors: [userError(['productId'], 'Product does not exist')] };
  const now = nowSeconds(context);
  const copy: Product = {
    ...source,
    id: context.shop.allocateId(),
    createdAt: now,
    updatedAt: now,
    handle: '',
    mediaIds: undefined,
  };
  const input = { title: args.newTitle, status: args.newStatus ?? source.status };
  const draft = draftProduct(context, copy, input, []);
  const { userErrors } = draft;
  return userErrors.length > 0
    ? { userErrors }
    : { product: storeCopy(context, source, draft.product, args.includeImages === true), userErrors };
}
