interface VideoSize {
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
}

/**
 * Pixels and length of an MP4 or QuickTime file; null for anything else. The movie header (`mvhd`) holds the length, the
 * last eight bytes of a track header (`tkhd`) its size in 16.16 fixed point; sound has a size of zero. Pure.
 */
export function videoSize(content: Buffer): VideoSize | null {
  const header = content.indexOf('mvhd', 0, 'latin1');
  if (header === -1 || header + 24 > content.length) return null;
  const isLong = content[header + 4] === 1;
  if (isLong && header + 36 > content.length) return null;
  const scale = content.readUInt32BE(header + (isLong ? 24 : 16));
  const length = isLong ? Number(content.readBigUInt64BE(header + 28)) : content.readUInt32BE(header + 20);
  const durationMs = scale === 0 ? 0 : Math.round((length * 1000) / scale);
  let track = content.indexOf('tkhd', 0, 'latin1');
  while (track !== -1) {
    const end = track + (content[track + 4] === 1 ? 100 : 88);
    if (end > content.length) return null;
    const [width, height] = [content.readUInt32BE(end - 8) >>> 16, content.readUInt32BE(end - 4) >>> 16];
    if (width > 0 && height > 0) return { width, height, durationMs };
    track = content.indexOf('tkhd', track + 4, 'latin1');
  }
  return null;
}
