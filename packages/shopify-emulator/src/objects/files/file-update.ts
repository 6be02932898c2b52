import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { sourceOf } from './draft-file.ts';
import { altProblem } from './alt-text.ts';
import { missingFiles, requireSourceLength } from './file-input.ts';
import type { FilesPayload } from './file-mutations.ts';
import {
  changeReferences,
  referenceProblems,
  requireProductAccess,
  type FileReferences,
} from './file-references.ts';
import { filesTable, findFile, isReady, putUploadedFile, type ShopFile } from './file.ts';
import { invalidUrl } from './media-input.ts';
import { extensionOf } from './mime-types.ts';
import { parseSource } from './source-url.ts';

interface FileUpdateInput extends FileReferences {
  readonly alt?: string | null;
  readonly filename?: string | null;
  readonly originalSource?: string | null;
  readonly previewImageSource?: string | null;
}

/** All or nothing. Only files that are ready can be changed. */
export function fileUpdate(
  _source: unknown,
  args: { readonly files: readonly FileUpdateInput[] },
  context: RequestContext,
): FilesPayload {
  requireProductAccess(context, args.files);
  const userErrors = problemsOf(context, args.files);
  if (userErrors.length > 0) return { files: [], userErrors };
  const files = args.files.flatMap((input) => {
    const file = findFile(context, input.id);
    return file === undefined ? [] : [updateFile(context, file, input)];
  });
  return { files, userErrors };
}

/** Each step looks at all inputs; the first step that finds something ends it. */
function problemsOf(context: RequestContext, inputs: readonly FileUpdateInput[]): readonly UserError[] {
  for (const { originalSource } of inputs)
    if (typeof originalSource === 'string') requireSourceLength(originalSource);
  const missing = inputs.filter(({ id }) => findFile(context, id) === undefined);
  if (missing.length > 0) {
    const ids = missing.map(({ id }) => id);
    return [missingFiles(ids, ['files'])];
  }
  const ofInputs = inputs.flatMap((input, index) => inputProblems(context, input, ['files', String(index)]));
  if (ofInputs.length > 0) return ofInputs;
  if (inputs.some(({ id }) => !ready(context, id)))
    return [userError(['files'], 'Non-ready files cannot be updated.', 'NON_READY_STATE')];
  return referenceProblems(context, inputs);
}

function ready(context: RequestContext, id: string): boolean {
  const file = findFile(context, id);
  return file !== undefined && isReady(context, file);
}

function inputProblems(
  context: RequestContext,
  input: FileUpdateInput,
  field: readonly string[],
): readonly UserError[] {
  const file = findFile(context, input.id);
  const altError = altProblem(input.alt, field, 'ALT_VALUE_LIMIT_EXCEEDED');
  if (file === undefined || altError !== null) return altError === null ? [] : [altError];
  const { originalSource, previewImageSource, filename } = input;
  const isImage = file.__typename === 'MediaImage';
  if (isImage && typeof originalSource === 'string' && typeof previewImageSource === 'string') {
    const message =
      'Cannot update the preview image and image at the same time because they are one and the same.';
    return [
      userError([...field, 'previewImageSource'], message, 'INVALID'),
      userError([...field, 'originalSource'], message, 'INVALID'),
    ];
  }
  for (const [name, value] of [
    ['originalSource', originalSource],
    ['previewImageSource', previewImageSource],
  ] as const) {
    if (typeof value !== 'string' || parseSource(value) !== null) continue;
    const kind = name === 'originalSource' ? file.__typename : 'MediaImage';
    return [userError([...field, name], invalidUrl(kind), 'INVALID')];
  }
  return typeof filename === 'string' ? filenameProblems(context, file, { filename, field }) : [];
}

function filenameProblems(
  context: RequestContext,
  file: ShopFile,
  { filename, field }: { readonly filename: string; readonly field: readonly string[] },
): readonly UserError[] {
  const at = [...field, 'filename'];
  if (file.__typename !== 'MediaImage' && file.__typename !== 'GenericFile') {
    const message = 'Filename update is only supported on Image and Generic file.';
    return [userError(at, message, 'UNSUPPORTED_MEDIA_TYPE_FOR_FILENAME_UPDATE')];
  }
  if (extensionOf(filename) !== extensionOf(file.filename))
    return [
      userError(
        at,
        'The filename extension provided must match the original filename.',
        'INVALID_FILENAME_EXTENSION',
      ),
    ];
  const taken = context.shop.table(filesTable).find('filename', filename.toLowerCase());
  return taken.some(({ id }) => id !== file.id)
    ? [userError(at, 'The provided filename already exists.', 'FILENAME_ALREADY_EXISTS')]
    : [];
}

function updateFile(context: RequestContext, file: ShopFile, input: FileUpdateInput): ShopFile {
  const given = file.__typename === 'MediaImage' ? input.previewImageSource : undefined;
  const source = parseSource(input.originalSource ?? given ?? '');
  const updated: ShopFile = {
    ...file,
    ...(source === null ? {} : sourceOf(context, { kind: file.__typename, source })),
    ...(input.alt === undefined ? {} : { alt: input.alt ?? undefined }),
    ...(typeof input.filename === 'string' ? { filename: input.filename } : {}),
    ...(typeof input.previewImageSource === 'string' ? { previewSource: input.previewImageSource } : {}),
    updatedAt: nowSeconds(context),
  };
  if (source === null) context.shop.table(filesTable).put(updated);
  else putUploadedFile(context, updated);
  changeReferences(context, updated, input);
  return updated;
}
