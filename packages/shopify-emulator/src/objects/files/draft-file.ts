import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import type { FileFailure } from './file-failure.ts';
import type { FileKind, ShopFile } from './file.ts';
import { measure, type Measured } from './measure.ts';
import { externalVideo } from './external-video.ts';
import { extensionOf, mimeTypeOf } from './mime-types.ts';
import { filenameOfUrl, isUnreachable, sizeInUrl } from './source-url.ts';
import { findStagedContent } from '../uploads/staged-target.ts';
import type { UserError } from '../user-error.ts';

/** New files in the order of the inputs without those that have an error. Nothing is stored. */
export interface FilesDraft {
  readonly files: readonly ShopFile[];
  readonly userErrors: readonly UserError[];
}

/** Drafts a file for each input. `field` is where the inputs stand; `draft` is told where its own does. */
export function draftEach<Input>(
  inputs: readonly Input[],
  field: readonly string[],
  draft: (input: Input, field: readonly string[]) => ShopFile | UserError,
): FilesDraft {
  const files: ShopFile[] = [];
  const userErrors: UserError[] = [];
  for (const [index, input] of inputs.entries()) {
    const drafted = draft(input, [...field, String(index)]);
    if ('message' in drafted) userErrors.push(drafted);
    else files.push(drafted);
  }
  return { files, userErrors };
}

export interface FileDraft {
  readonly kind: FileKind;
  readonly source: URL;
  readonly alt: string | undefined;
  /** By default the name in the URL. */
  readonly filename?: string | undefined;
}

/** A file as it comes out of what the request says. Its source is never fetched: only what was uploaded here is looked into. */
export function draftFile(context: RequestContext, draft: FileDraft): ShopFile {
  const { kind } = draft;
  return {
    __typename: kind,
    id: context.shop.allocateId(),
    createdAt: nowSeconds(context),
    updatedAt: nowSeconds(context),
    imageId: kind === 'MediaImage' ? context.shop.allocateId() : undefined,
    alt: draft.alt,
    previewSource: undefined,
    ...sourceOf(context, draft),
    filename: draft.filename ?? filenameOfUrl(draft.source),
  };
}

type SourceFields = Pick<
  ShopFile,
  'originalSource' | 'processingSinceMs' | 'failure' | 'mimeType' | keyof Measured
>;

/** Everything of a file that follows from its source; work on it begins now. */
export function sourceOf(
  context: RequestContext,
  { kind, source }: Pick<FileDraft, 'kind' | 'source'>,
): SourceFields {
  const staged = findStagedContent(context, source);
  const given = {
    originalSource: source.href,
    processingSinceMs: context.clock.now(),
    mimeType: staged?.mimeType ?? mimeTypeOf(extensionOf(filenameOfUrl(source))),
  };
  const unknown: Measured = { size: undefined, width: undefined, height: undefined, durationMs: undefined };
  if (staged === null)
    return { ...given, ...unknown, ...sizeInUrl(source), failure: failureOfLink(kind, source) };
  if (staged.content === undefined) return { ...given, ...unknown, failure: downloadFailure(kind) };
  const measured = measure(kind, staged.content);
  return typeof measured === 'string'
    ? { ...given, ...unknown, failure: measured }
    : { ...given, ...measured, failure: undefined };
}

/** Shopify hosts videos and models only from staged uploads. */
function failureOfLink(kind: FileKind, source: URL): FileFailure | undefined {
  if (kind === 'ExternalVideo')
    return externalVideo(source) === null ? 'EXTERNAL_VIDEO_NOT_FOUND' : undefined;
  if (isUnreachable(source)) return downloadFailure(kind);
  if (kind === 'Video' || kind === 'Model3d') return 'INVALID_SIGNED_URL';
  if (kind === 'GenericFile') return undefined;
  const mimeType = mimeTypeOf(extensionOf(filenameOfUrl(source)));
  return mimeType === undefined || mimeType.startsWith('image/') ? undefined : 'UNSUPPORTED_IMAGE_FILE_TYPE';
}

function downloadFailure(kind: FileKind): FileFailure {
  if (kind === 'MediaImage') return 'IMAGE_DOWNLOAD_FAILURE';
  return kind === 'GenericFile' ? 'GENERIC_FILE_DOWNLOAD_FAILURE' : 'INVALID_SIGNED_URL';
}
