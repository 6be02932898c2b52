import type { RequestContext } from '../object-module.ts';
import type { Product } from '../products/product.ts';
import { variantsTable } from '../products/variant.ts';
import { filesOf, filesTable, putUploadedFile, type ShopFile } from './file.ts';

export const maxMediaPerProduct = 250;

/**
 * Stores new files and gives the product with all of these files behind those that it has. Files that the shop has already
 * are only attached. The product is not stored.
 */
export function attachMedia(context: RequestContext, product: Product, files: readonly ShopFile[]): Product {
  if (files.length === 0) return product;
  const table = context.shop.table(filesTable);
  for (const file of files) if (table.get(file.id) === undefined) putUploadedFile(context, file);
  const mediaIds = new Set([...(product.mediaIds ?? []), ...files.map((file) => file.id)]);
  return { ...product, mediaIds: [...mediaIds] };
}

/** The product without these files; its variants lose them too and are stored. The product is not, and the files stay. */
export function detachMedia(context: RequestContext, product: Product, files: readonly ShopFile[]): Product {
  const gone = new Set(files.map((file) => file.id));
  const variants = context.shop.table(variantsTable);
  for (const id of product.variantIds) {
    const variant = variants.get(id);
    if (variant?.mediaIds?.some((mediaId) => gone.has(mediaId)) === true)
      variants.put({ ...variant, mediaIds: withoutIds(variant.mediaIds, gone) });
  }
  return { ...product, mediaIds: withoutIds(product.mediaIds, gone) };
}

/** In order of position. */
export function mediaOfProduct(context: RequestContext, product: Product): readonly ShopFile[] {
  return filesOf(context, product.mediaIds);
}

export function withoutIds(
  ids: readonly number[] | undefined,
  gone: ReadonlySet<number>,
): readonly number[] | undefined {
  const rest = (ids ?? []).filter((id) => !gone.has(id));
  return rest.length === 0 ? undefined : rest;
}
