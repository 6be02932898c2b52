import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import { startJob, type Job } from '../jobs/job.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct, saveProduct } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { altProblem } from './alt-text.ts';
import { filesTable, findFile, isReady, type ShopFile } from './file.ts';
import { draftMedia, type CreateMediaInput } from './media-input.ts';
import { attachMedia, detachMedia, maxMediaPerProduct } from './product-media.ts';

/** The same errors under both names; the old one shows them without codes. */
interface MediaErrors {
  readonly mediaUserErrors: readonly UserError[];
  readonly userErrors: readonly UserError[];
}

interface MediaPayload extends MediaErrors {
  readonly media: readonly ShopFile[] | null;
  readonly product: Product | null;
}

function mediaErrors(errors: readonly UserError[]): MediaErrors {
  return { mediaUserErrors: errors, userErrors: errors };
}

export const missingProduct = 'Product does not exist';

function noProduct(field: string): MediaErrors {
  return mediaErrors([userError([field], missingProduct, 'PRODUCT_DOES_NOT_EXIST')]);
}

/** Entries with an error are left out; the others are made. */
export function productCreateMedia(
  _source: unknown,
  args: { readonly productId: string; readonly media: readonly CreateMediaInput[] },
  context: RequestContext,
): MediaPayload {
  const product = findProduct(context, args.productId);
  if (product === undefined) return { media: null, product: null, ...noProduct('productId') };
  const { files, userErrors } = draftMedia(context, args.media, ['media']);
  if ((product.mediaIds?.length ?? 0) + files.length > maxMediaPerProduct) {
    const message = 'Exceeded the limit of media per product.';
    const full = userError(['media'], message, 'PRODUCT_MEDIA_LIMIT_EXCEEDED');
    return { media: [], product, ...mediaErrors([full]) };
  }
  const saved = files.length === 0 ? product : saveProduct(context, attachMedia(context, product, files));
  return { media: files, product: saved, ...mediaErrors(userErrors) };
}

interface UpdateMediaInput {
  readonly id: string;
  readonly alt?: string | null;
  readonly previewImageSource?: string | null;
}

export function productUpdateMedia(
  _source: unknown,
  args: { readonly productId: string; readonly media: readonly UpdateMediaInput[] },
  context: RequestContext,
): MediaPayload {
  const product = findProduct(context, args.productId);
  if (product === undefined) return { media: null, product: null, ...noProduct('productId') };
  const ids = args.media.map(({ id }) => id);
  const problems = [...missingMedia(context, product, ids, 'media'), ...unfitUpdates(context, args.media)];
  if (problems.length > 0) return { media: null, product, ...mediaErrors(problems.slice(0, 1)) };
  const media = args.media.flatMap((input) => {
    const file = findFile(context, input.id);
    if (file === undefined) return [];
    const updated: ShopFile = {
      ...file,
      ...(input.alt === undefined ? {} : { alt: input.alt ?? undefined }),
      ...(typeof input.previewImageSource === 'string' ? { previewSource: input.previewImageSource } : {}),
      updatedAt: nowSeconds(context),
    };
    context.shop.table(filesTable).put(updated);
    return [updated];
  });
  return { media, product: saveProduct(context, product), ...mediaErrors([]) };
}

function unfitUpdates(context: RequestContext, inputs: readonly UpdateMediaInput[]): readonly UserError[] {
  return inputs.flatMap(({ id, alt }, index) => {
    const file = findFile(context, id);
    if (file !== undefined && !isReady(context, file))
      return [
        userError(['media', String(index), 'id'], 'Non-ready media are not supported.', 'NON_READY_MEDIA'),
      ];
    return altProblem(alt, ['media', String(index)], 'INVALID') ?? [];
  });
}

/** One error tells all ids that the product does not have. */
function missingMedia(
  context: RequestContext,
  product: Product,
  ids: readonly string[],
  field: string,
): readonly UserError[] {
  const missing = ids.filter((id) => {
    const file = findFile(context, id);
    return file === undefined || product.mediaIds?.includes(file.id) !== true;
  });
  if (missing.length === 0) return [];
  const message =
    missing.length === 1
      ? `Media id ${missing.join('')} does not exist`
      : `Media ids ${missing.join(',')} do not exist`;
  return [userError([field], message, 'MEDIA_DOES_NOT_EXIST')];
}

interface DeletePayload extends MediaErrors {
  readonly deletedMediaIds: readonly string[] | null;
  readonly deletedProductImageIds: readonly string[] | null;
  readonly product: Product | null;
}

/** The files stay in the shop. */
export function productDeleteMedia(
  _source: unknown,
  args: { readonly productId: string; readonly mediaIds: readonly string[] },
  context: RequestContext,
): DeletePayload {
  const product = findProduct(context, args.productId);
  const nothing = { deletedMediaIds: null, deletedProductImageIds: null };
  if (product === undefined) return { ...nothing, product: null, ...noProduct('productId') };
  const problems = missingMedia(context, product, args.mediaIds, 'mediaIds');
  if (problems.length > 0) return { ...nothing, product, ...mediaErrors(problems) };
  const files = args.mediaIds.flatMap((id) => findFile(context, id) ?? []);
  return {
    deletedMediaIds: args.mediaIds,
    deletedProductImageIds: files.flatMap(({ imageId }) =>
      imageId === undefined ? [] : [formatGlobalId('ProductImage', imageId)],
    ),
    product: saveProduct(context, detachMedia(context, product, files)),
    ...mediaErrors([]),
  };
}

interface Move {
  readonly id: string;
  /** From 0. */
  readonly newPosition: string;
}

export function productReorderMedia(
  _source: unknown,
  args: { readonly id: string; readonly moves: readonly Move[] },
  context: RequestContext,
): MediaErrors & { readonly job: Job | null } {
  const product = findProduct(context, args.id);
  if (product === undefined) return { job: null, ...noProduct('id') };
  const ids = args.moves.map(({ id }) => id);
  const problems = missingMedia(context, product, ids, 'moves');
  if (problems.length > 0) return { job: null, ...mediaErrors(problems) };
  const order = [...(product.mediaIds ?? [])];
  for (const { id, newPosition } of args.moves) {
    const number = numberOfGlobalId(id, findFile(context, id)?.__typename ?? '') ?? 0;
    order.splice(order.indexOf(number), 1);
    order.splice(Number(newPosition), 0, number);
  }
  if (order.length > 0) saveProduct(context, { ...product, mediaIds: order });
  return { job: startJob(context), ...mediaErrors([]) };
}
