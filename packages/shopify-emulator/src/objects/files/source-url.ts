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
