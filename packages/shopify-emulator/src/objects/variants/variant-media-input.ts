import { findFile, type ShopFile } from '../files/file.ts';
import { draftMedia, type CreateMediaInput } from '../files/media-input.ts';
import type { RequestContext } from '../object-module.ts';
import type { Product } from '../products/product.ts';
import { userError, type UserError } from '../user-error.ts';

/** The file of a variant: one of the product by id, or one of those that the same call brings by its source. */
export interface VariantMediaChoice {
  readonly mediaId?: string | null;
  readonly mediaSrc?: readonly string[] | null;
}

/** The files that a call adds to the product, by the source under which variants name them. */
export interface BroughtMedia {
  readonly files: readonly ShopFile[];
  readonly bySource: ReadonlyMap<string, ShopFile>;
  readonly userErrors: readonly UserError[];
}

/** Checks the files of a call. Writes nothing. */
export function draftBroughtMedia(
  context: RequestContext,
  inputs: readonly CreateMediaInput[] | null | undefined,
): BroughtMedia {
  const media = inputs ?? [];
  const { files, userErrors } = draftMedia(context, media, ['media']);
  const isWhole = files.length === media.length;
  const bySource = new Map(
    isWhole ? files.map((file, index) => [media[index]?.originalSource ?? '', file]) : [],
  );
  return { files, bySource, userErrors };
}

interface MediaChoice {
  /** undefined: nothing is said. */
  readonly mediaIds: readonly number[] | undefined;
  readonly userErrors: readonly UserError[];
}

/** Which file a variant chooses. `field` is where the variant stands. */
export function chooseMedia(
  context: RequestContext,
  place: { readonly product: Product; readonly brought: BroughtMedia },
  choice: VariantMediaChoice,
  field: readonly string[],
): MediaChoice {
  const sources = choice.mediaSrc ?? [];
  const mediaId = choice.mediaId ?? null;
  if (mediaId !== null && sources.length > 0)
    return refuse(field, 'Cannot specify both mediaId and mediaSrc.', 'CANNOT_SPECIFY_BOTH');
  if (mediaId !== null) {
    const file = findFile(context, mediaId);
    if (file !== undefined && place.product.mediaIds?.includes(file.id) === true)
      return { mediaIds: [file.id], userErrors: [] };
    return refuse([...field, 'mediaId'], 'Media must be for this product.', 'MUST_BE_FOR_THIS_PRODUCT');
  }
  if (sources.length === 0) return { mediaIds: undefined, userErrors: [] };
  const files = sources.map((source) => place.brought.bySource.get(source));
  if (files.includes(undefined) && place.brought.userErrors.length === 0)
    return refuse([...field, 'mediaSrc'], 'Media must be for this product.', 'MUST_BE_FOR_THIS_PRODUCT');
  return { mediaIds: files.flatMap((file) => file?.id ?? []), userErrors: [] };
}

function refuse(field: readonly string[], message: string, code: string): MediaChoice {
  return { mediaIds: undefined, userErrors: [userError(field, message, code)] };
}
