import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { altProblem } from './alt-text.ts';
import { draftEach, draftFile, type FilesDraft } from './draft-file.ts';
import { externalVideo } from './external-video.ts';
import type { FileKind, ShopFile } from './file.ts';
import { parseSource } from './source-url.ts';

export type MediaContentType = 'IMAGE' | 'VIDEO' | 'EXTERNAL_VIDEO' | 'MODEL_3D';

export interface CreateMediaInput {
  readonly originalSource: string;
  readonly mediaContentType: MediaContentType;
  readonly alt?: string | null;
}

export const kindsOfMedia: Readonly<Record<MediaContentType, FileKind>> = {
  IMAGE: 'MediaImage',
  VIDEO: 'Video',
  EXTERNAL_VIDEO: 'ExternalVideo',
  MODEL_3D: 'Model3d',
};

/** Files for `CreateMediaInput`s, as many mutations take them; `attachMedia` stores them. The errors' fields begin with `field`. */
export function draftMedia(
  context: RequestContext,
  inputs: readonly CreateMediaInput[],
  field: readonly string[],
): FilesDraft {
  return draftEach(inputs, field, (input, place) => draftOne(context, input, place));
}

function draftOne(
  context: RequestContext,
  input: CreateMediaInput,
  field: readonly string[],
): ShopFile | UserError {
  const altError = altProblem(input.alt, field, 'INVALID');
  if (altError !== null) return altError;
  const kind = kindsOfMedia[input.mediaContentType];
  const source = parseSource(input.originalSource);
  const problem = source === null ? invalidUrl(kind) : sourceProblem(kind, source);
  if (source === null || problem !== null)
    return userError([...field, 'originalSource'], problem ?? invalidUrl(kind), 'INVALID');
  return draftFile(context, { kind, source, alt: input.alt ?? undefined });
}

const namesInWords: Readonly<Record<FileKind, string>> = {
  MediaImage: 'Image',
  Video: 'Video',
  ExternalVideo: 'External video',
  Model3d: 'Model',
  GenericFile: 'File',
};

export function invalidUrl(kind: FileKind): string {
  return `${namesInWords[kind]} URL is invalid`;
}

/** Videos are taken from two hosts only, which shows at once. */
export function sourceProblem(kind: FileKind, source: URL): string | null {
  return kind === 'ExternalVideo' && externalVideo(source) === null ? invalidUrl(kind) : null;
}
