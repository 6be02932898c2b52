import type { Row, TableDefinition } from '../../store/table.ts';
import { numberOfGlobalId, parseGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { FileFailure } from './file-failure.ts';

export type FileKind = 'MediaImage' | 'Video' | 'ExternalVideo' | 'Model3d' | 'GenericFile';

/** A file of the shop. Products and variants name theirs as `mediaIds`. Times are whole seconds. */
export interface ShopFile extends Row {
  readonly __typename: FileKind;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Number of the image that it shows as; only a MediaImage has one of its own. */
  readonly imageId: number | undefined;
  readonly alt: string | undefined;
  readonly filename: string;
  readonly originalSource: string;
  readonly mimeType: string | undefined;
  /** In bytes; known of what was uploaded here. */
  readonly size: number | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly durationMs: number | undefined;
  /** The image that stands in front of a video or model, where one was given. */
  readonly previewSource: string | undefined;
  /** When it last got a source to work on. */
  readonly processingSinceMs: number;
  /** What the work will end with; undefined where it ends well. */
  readonly failure: FileFailure | undefined;
}

export type FileStatus = 'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED';

export const filesTable: TableDefinition<ShopFile> = {
  name: 'files',
  indexes: { filename: (file) => file.filename.toLowerCase() },
};

/** When work on a file begins, and when it is through; no store was seen to be quicker. Images and other files are taken up at once. */
const schedules: Readonly<Record<FileKind, { readonly beginMs: number; readonly endMs: number }>> = {
  MediaImage: { beginMs: 0, endMs: 2_000 },
  GenericFile: { beginMs: 0, endMs: 1_000 },
  ExternalVideo: { beginMs: 1_500, endMs: 3_000 },
  Video: { beginMs: 1_500, endMs: 3_000 },
  Model3d: { beginMs: 1_500, endMs: 3_000 },
};

/** What each request has put, until it is answered. */
const putByRequest = new WeakMap<RequestContext, Set<number>>();

/** Stores a file that work begins on now. To the request that brings it, it is only UPLOADED. */
export function putUploadedFile(context: RequestContext, file: ShopFile): void {
  context.shop.table(filesTable).put(file);
  const put = putByRequest.get(context) ?? new Set();
  putByRequest.set(context, put.add(file.id));
}

export function fileStatus(context: RequestContext, file: ShopFile): FileStatus {
  if (putByRequest.get(context)?.has(file.id) === true) return 'UPLOADED';
  const { beginMs, endMs } = schedules[file.__typename];
  const age = context.clock.now() - file.processingSinceMs;
  if (age < beginMs) return 'UPLOADED';
  if (age < endMs) return 'PROCESSING';
  return file.failure === undefined ? 'READY' : 'FAILED';
}

export function isReady(context: RequestContext, file: ShopFile): boolean {
  return fileStatus(context, file) === 'READY';
}

/** The file of an id whose type is that of the file. */
export function findFile(context: RequestContext, id: string): ShopFile | undefined {
  const type = parseGlobalId(id)?.type ?? '';
  const number = numberOfGlobalId(id, type);
  const file = number === null ? undefined : context.shop.table(filesTable).get(number);
  return file?.__typename === type ? file : undefined;
}

/** Files of these numbers, in this order. */
export function filesOf(context: RequestContext, ids: readonly number[] | undefined): readonly ShopFile[] {
  const table = context.shop.table(filesTable);
  return (ids ?? []).flatMap((id) => table.get(id) ?? []);
}
