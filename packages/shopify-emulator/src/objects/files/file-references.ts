import { accessDenied } from '../access-denied.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct, saveProduct } from '../products/product-store.ts';
import { userError, type UserError } from '../user-error.ts';
import { findFile, type ShopFile } from './file.ts';
import { attachMedia, detachMedia, maxMediaPerProduct } from './product-media.ts';

/** The products that a file comes to or leaves, as `fileUpdate` takes them. */
export interface FileReferences {
  /** Of the file. */
  readonly id: string;
  readonly referencesToAdd?: readonly string[] | null;
  readonly referencesToRemove?: readonly string[] | null;
}

function referencesOf({ referencesToAdd, referencesToRemove }: FileReferences): readonly string[] {
  return [...(referencesToAdd ?? []), ...(referencesToRemove ?? [])];
}

/** Throws Shopify's ACCESS_DENIED. */
export function requireProductAccess(context: RequestContext, inputs: readonly FileReferences[]): void {
  if (context.caller.scopes.has('write_products')) return;
  if (inputs.some((input) => referencesOf(input).length > 0))
    throw accessDenied('Access denied: Missing permission to manage products.');
}

export function referenceProblems(
  context: RequestContext,
  inputs: readonly FileReferences[],
): readonly UserError[] {
  const absent = inputs.flatMap(referencesOf).some((id) => findProduct(context, id) === undefined);
  if (absent)
    return [userError(['files'], 'The reference target does not exist', 'REFERENCE_TARGET_DOES_NOT_EXIST')];
  if (inputs.some(({ id, referencesToAdd }) => isPlain(context, id) && (referencesToAdd ?? []).length > 0))
    return [userError(['files'], notReferable, 'UNSUPPORTED_FILE_REFERENCE')];
  return wouldOverfill(context, inputs)
    ? [userError(['files'], 'Exceeded the limit of media per product.', 'PRODUCT_MEDIA_LIMIT_EXCEEDED')]
    : [];
}

export const notReferable = 'The file type is not supported for referencing.';

/** A file that is no media, which no product can have. */
function isPlain(context: RequestContext, id: string): boolean {
  return findFile(context, id)?.__typename === 'GenericFile';
}

/** Whether a product would have too many files with all that the inputs add to it. */
function wouldOverfill(context: RequestContext, inputs: readonly FileReferences[]): boolean {
  const mediaByProduct = new Map<number, Set<number>>();
  for (const { id, referencesToAdd } of inputs) {
    const file = findFile(context, id);
    if (file === undefined) continue;
    for (const product of (referencesToAdd ?? []).flatMap((gid) => findProduct(context, gid) ?? [])) {
      const media = mediaByProduct.get(product.id) ?? new Set(product.mediaIds);
      mediaByProduct.set(product.id, media.add(file.id));
    }
  }
  return [...mediaByProduct.values()].some((media) => media.size > maxMediaPerProduct);
}

/** Attaches the file to products and takes it from others, which are stored. */
export function changeReferences(context: RequestContext, file: ShopFile, input: FileReferences): void {
  const { referencesToAdd, referencesToRemove } = input;
  for (const id of referencesToAdd ?? []) {
    const product = findProduct(context, id);
    if (product !== undefined) saveProduct(context, attachMedia(context, product, [file]));
  }
  for (const id of referencesToRemove ?? []) {
    const product = findProduct(context, id);
    if (product !== undefined) saveProduct(context, detachMedia(context, product, [file]));
  }
}
