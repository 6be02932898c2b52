import type { RequestContext } from '../object-module.ts';
import { formatGlobalId } from '../global-id.ts';
import { deleteMetafieldsOf } from '../metafields/write-metafields.ts';
import { saveProduct } from '../products/product-store.ts';
import { productsTable } from '../products/product.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { draftFiles, missingFiles, requireSourceLength, type FileInput } from './file-input.ts';
import { fileStatus, filesTable, findFile, putUploadedFile, type ShopFile } from './file.ts';
import { detachMedia } from './product-media.ts';

export interface FilesPayload {
  readonly files: readonly ShopFile[] | null;
  readonly userErrors: readonly UserError[];
}

export function fileCreate(
  _source: unknown,
  args: { readonly files: readonly FileInput[] },
  context: RequestContext,
): FilesPayload {
  for (const input of args.files) requireSourceLength(input.originalSource ?? '');
  const { files, userErrors } = draftFiles(context, args.files, ['files']);
  if (userErrors.length > 0) return { files: [], userErrors };
  for (const file of files) putUploadedFile(context, file);
  return { files, userErrors };
}

/** Products and variants lose the file too. */
export function fileDelete(
  _source: unknown,
  args: { readonly fileIds: readonly string[] },
  context: RequestContext,
): { readonly deletedFileIds: readonly string[] | null; readonly userErrors: readonly UserError[] } {
  const missing = args.fileIds.filter((id) => findFile(context, id) === undefined);
  if (missing.length > 0) return { deletedFileIds: null, userErrors: [missingFiles(missing, ['fileIds'])] };
  for (const id of args.fileIds) {
    const file = findFile(context, id);
    if (file !== undefined) deleteFile(context, file);
  }
  return { deletedFileIds: args.fileIds, userErrors: [] };
}

function deleteFile(context: RequestContext, file: ShopFile): void {
  for (const product of context.shop.table(productsTable).find('media', String(file.id)))
    saveProduct(context, detachMedia(context, product, [file]));
  deleteMetafieldsOf(context, { gidType: file.__typename, number: file.id });
  context.shop.table(filesTable).delete(file.id);
}

/** A file whose processing failed is as good as ready once somebody has taken note. */
export function fileAcknowledgeUpdateFailed(
  _source: unknown,
  args: { readonly fileIds: readonly string[] },
  context: RequestContext,
): FilesPayload {
  const missing = args.fileIds.filter((id) => findFile(context, id) === undefined);
  if (missing.length > 0) return { files: null, userErrors: [missingFiles(missing, ['fileIds'])] };
  const files = args.fileIds.flatMap((id) => findFile(context, id) ?? []);
  const busy = files.filter((file) => !['READY', 'FAILED'].includes(fileStatus(context, file)));
  if (busy.length > 0) {
    const userErrors = busy.map((file) => {
      const id = formatGlobalId(file.__typename, file.id);
      return userError(['fileIds'], `File with id ${id} is not in the READY state.`, 'NON_READY_STATE');
    });
    return { files: null, userErrors };
  }
  const updatedAt = nowSeconds(context);
  const acknowledged = files.map((file) => {
    if (file.failure === undefined) return file;
    const ready = { ...file, failure: undefined, updatedAt };
    context.shop.table(filesTable).put(ready);
    return ready;
  });
  return { files: acknowledged, userErrors: [] };
}
