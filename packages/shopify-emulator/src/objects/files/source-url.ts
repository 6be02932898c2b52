import type { FileKind } from './file.ts';

/** A URL that Shopify would try to load, or null. Pure. */
export function parseSource(source: string): URL | null {
  const url = URL.canParse(source.trim()) ? new URL(source.trim()) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : null;
}

/** The last part of the path, as a file would be called. */
export function filenameOfUrl(url: URL): string {
  return decodePath(url.pathname.split('/').findLast((part) => part !== '') ?? '');
}

/** Text with a stray percent sign stays as it is. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

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

/** Hosts that cannot be on the internet: reserved names, single labels, loopback and private addresses. */
export function isUnreachable(url: URL): boolean {
  const host = url.hostname.toLowerCase();
  if (/\.(?:invalid|localhost|local|internal)$/.test(host)) return true;
  if (host.startsWith('[')) return /^\[(?:::1?\]|f[cd]|fe80)/.test(host);
  if (/^(?:0|10|127)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\./.test(host)) return true;
  return !host.includes('.');
}

/** Services that draw placeholders write the size into the path, as in `/600x400/`. */
export function sizeInUrl(url: URL): { readonly width: number; readonly height: number } | undefined {
  const match = /\/(\d{1,4})x(\d{1,4})(?=[/.]|$)/.exec(url.pathname);
  const [width, height] = [Number(match?.[1]), Number(match?.[2])];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

export interface ExternalVideoLinks {
  readonly host: 'YOUTUBE' | 'VIMEO';
  readonly originUrl: string;
  readonly embedUrl: string;
}

/** The video behind a YouTube or Vimeo address; null for any other. */
export function externalVideo(url: URL): ExternalVideoLinks | null {
  const host = url.hostname.toLowerCase().replace(/^(?:www|m|player)\./, '');
  if (host === 'youtube.com' || host === 'youtu.be' || host === 'youtube-nocookie.com') {
    const inPath = /^\/(?:embed\/|shorts\/|v\/|live\/)?([\w-]{6,})$/.exec(url.pathname)?.[1];
    const id = url.searchParams.get('v') ?? (inPath === 'watch' ? undefined : inPath);
    if (id === undefined || id === '') return null;
    return {
      host: 'YOUTUBE',
      originUrl: `https://youtu.be/${id}`,
      embedUrl: `https://www.youtube.com/embed/${id}`,
    };
  }
  const id = host === 'vimeo.com' ? /\/(\d+)\/?$/.exec(url.pathname)?.[1] : undefined;
  if (id === undefined) return null;
  return {
    host: 'VIMEO',
    originUrl: `https://vimeo.com/${id}`,
    embedUrl: `https://player.vimeo.com/video/${id}`,
  };
}
