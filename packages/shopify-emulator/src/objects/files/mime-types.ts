import type { FileKind } from './file.ts';

/** In small letters and without the dot; empty where there is none. */
export function extensionOf(filename: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(filename)?.[1]?.toLowerCase() ?? '';
}

const mimeTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  svg: 'image/svg+xml',
  avif: 'image/avif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  m4v: 'video/x-m4v',
  glb: 'model/gltf-binary',
  gltf: 'model/gltf+json',
  usdz: 'model/vnd.usdz+zip',
  pdf: 'application/pdf',
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
  zip: 'application/zip',
};

export function mimeTypeOf(extension: string): string | undefined {
  return Object.hasOwn(mimeTypes, extension) ? mimeTypes[extension] : undefined;
}

/** What a file is taken for when the request does not tell. */
export function kindOfExtension(extension: string): FileKind {
  const mimeType = mimeTypeOf(extension) ?? '';
  if (mimeType.startsWith('image/')) return 'MediaImage';
  return mimeType.startsWith('video/') ? 'Video' : 'GenericFile';
}
