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
