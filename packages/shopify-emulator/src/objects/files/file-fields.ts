import { metafieldsOfOwner } from '../metafields/metafield-fields.ts';
import { formatGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { formatTime } from '../shop-time.ts';
import { fileErrorView, type FileErrorView } from './file-failure.ts';
import { fileStatus, isReady, type FileKind, type ShopFile } from './file.ts';
import { fileAddress, imageOfFile, previewImage } from './image.ts';
import { externalVideo, type ExternalVideoLinks } from './external-video.ts';
import { extensionOf } from './mime-types.ts';
import { parseSource } from './source-url.ts';

type Fields = Readonly<Record<string, FieldResolver>>;

function errorsOf(source: ShopFile, context: RequestContext): readonly FileErrorView[] {
  const failed = source.failure !== undefined && fileStatus(context, source) === 'FAILED';
  return failed && source.failure !== undefined ? [fileErrorView(source.failure)] : [];
}

const everyFile: Fields = {
  id: (source: ShopFile) => formatGlobalId(source.__typename, source.id),
  alt: (source: ShopFile) => source.alt ?? '',
  createdAt: (source: ShopFile) => formatTime(source.createdAt),
  updatedAt: (source: ShopFile) => formatTime(source.updatedAt),
  fileStatus: (source: ShopFile, _args, context: RequestContext) => fileStatus(context, source),
  fileErrors: (source: ShopFile, _args, context: RequestContext) => errorsOf(source, context),
  preview: (source: ShopFile, _args, context: RequestContext) => ({
    image: previewImage(context, source),
    status: fileStatus(context, source),
  }),
};

export const contentTypes: Readonly<Record<FileKind, string>> = {
  MediaImage: 'IMAGE',
  Video: 'VIDEO',
  ExternalVideo: 'EXTERNAL_VIDEO',
  Model3d: 'MODEL_3D',
  GenericFile: 'FILE',
};

const everyMedia: Fields = {
  ...everyFile,
  mediaContentType: (source: ShopFile) => contentTypes[source.__typename],
  status: (source: ShopFile, _args, context: RequestContext) => fileStatus(context, source),
  mediaErrors: (source: ShopFile, _args, context: RequestContext) => errorsOf(source, context),
  mediaWarnings: () => [],
};

export const mediaImageFields: Fields = {
  ...everyMedia,
  ...metafieldsOfOwner('MediaImage'),
  image: (source: ShopFile, _args, context: RequestContext) => imageOfFile(context, source),
  mimeType: (source: ShopFile, _args, context: RequestContext) =>
    isReady(context, source) ? (source.mimeType ?? null) : null,
  originalSource: (source: ShopFile, _args, context: RequestContext) =>
    isReady(context, source) ? { fileSize: source.size ?? null, url: fileAddress(context, source) } : null,
  translations: () => [],
};

function videoSource(source: ShopFile, context: RequestContext): object | null {
  if (!isReady(context, source)) return null;
  return {
    fileSize: source.size ?? null,
    format: extensionOf(source.filename),
    mimeType: source.mimeType ?? 'video/mp4',
    url: fileAddress(context, source),
    width: source.width ?? 0,
    height: source.height ?? 0,
  };
}

export const videoFields: Fields = {
  ...everyMedia,
  duration: (source: ShopFile, _args, context: RequestContext) =>
    isReady(context, source) ? (source.durationMs ?? null) : null,
  filename: (source: ShopFile) => source.filename,
  originalSource: (source: ShopFile, _args, context: RequestContext) => videoSource(source, context),
  sources: (source: ShopFile, _args, context: RequestContext) => oneOrNone(videoSource(source, context)),
};

function modelSource(source: ShopFile, context: RequestContext): object | null {
  if (!isReady(context, source)) return null;
  return {
    filesize: source.size ?? 0,
    format: extensionOf(source.filename),
    mimeType: source.mimeType ?? 'model/gltf-binary',
    url: fileAddress(context, source),
  };
}

export const modelFields: Fields = {
  ...everyMedia,
  boundingBox: () => null,
  filename: (source: ShopFile) => source.filename,
  originalSource: (source: ShopFile, _args, context: RequestContext) => modelSource(source, context),
  sources: (source: ShopFile, _args, context: RequestContext) => oneOrNone(modelSource(source, context)),
};

function oneOrNone(source: object | null): readonly object[] {
  return source === null ? [] : [source];
}

function linksOf(source: ShopFile): ExternalVideoLinks {
  const url = parseSource(source.originalSource);
  const links = url === null ? null : externalVideo(url);
  if (links === null) throw new Error(`The file ${source.id} has a source that is no external video.`);
  return links;
}

export const externalVideoFields: Fields = {
  ...everyMedia,
  host: (source: ShopFile) => linksOf(source).host,
  originUrl: (source: ShopFile) => linksOf(source).originUrl,
  embedUrl: (source: ShopFile) => linksOf(source).embedUrl,
  embeddedUrl: (source: ShopFile) => linksOf(source).embedUrl,
};

export const genericFileFields: Fields = {
  ...everyFile,
  mimeType: (source: ShopFile, _args, context: RequestContext) =>
    isReady(context, source) ? (source.mimeType ?? null) : null,
  originalFileSize: (source: ShopFile, _args, context: RequestContext) =>
    isReady(context, source) ? (source.size ?? null) : null,
  url: (source: ShopFile, _args, context: RequestContext) =>
    isReady(context, source) ? fileAddress(context, source) : null,
};
