import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { draftFile } from './draft-file.ts';
import type { FileKind, ShopFile } from './file.ts';
import { externalVideo, parseSource } from './source-url.ts';

export type MediaContentType = 'IMAGE' | 'VIDEO' | 'EXTERNAL_VIDEO' | 'MODEL_3D';

export interface CreateMediaInput {
  readonly originalSource: string;
  readonly mediaContentType: MediaContentType;
  readonly alt?: string | null;
}

/** New files, in the order of the inputs without those that have an error. Nothing is stored: `attachMedia` does it. */
export interface MediaDraft {
  readonly files: readonly ShopFile[];
  readonly userErrors: readonly UserError[];
}

export const kindsOfMedia: Readonly<Record<MediaContentType, FileKind>> = {
  IMAGE: 'MediaImage',
  VIDEO: 'Video',
  EXTERNAL_VIDEO: 'ExternalVideo',
  MODEL_3D: 'Model3d',
};

export const maxAltCharacters = 512;

/** Files for `CreateMediaInput`s, as many mutations take them. The errors' fields begin with `field`. */
export function draftMedia(
  context: RequestContext,
  inputs: readonly CreateMediaInput[],
  field: readonly string[],
): MediaDraft {
  const files: ShopFile[] = [];
  const userErrors: UserError[] = [];
  for (const [index, input] of inputs.entries()) {
    const drafted = draftOne(context, input, [...field, String(index)]);
    if ('message' in drafted) userErrors.push(drafted);
    else files.push(drafted);
  }
  return { files, userErrors };
}

function draftOne(
  context: RequestContext,
  input: CreateMediaInput,
  field: readonly string[],
): ShopFile | UserError {
  const alt = input.alt ?? undefined;
  if (alt !== undefined && alt.length > maxAltCharacters) {
    const message = `The alt value exceeds the maximum limit of ${maxAltCharacters} characters.`;
    return userError([...field, 'alt'], message, 'INVALID');
  }
  const kind = kindsOfMedia[input.mediaContentType];
  const source = parseSource(input.originalSource);
  const problem = source === null ? invalidUrl(kind) : sourceProblem(kind, source);
  if (source === null || problem !== null)
    return userError([...field, 'originalSource'], problem ?? invalidUrl(kind), 'INVALID');
  return draftFile(context, { kind, source, alt });
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
