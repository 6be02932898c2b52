interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a PNG, GIF, JPEG or WebP, read from its head; null for anything else. Pure. */
export function imageSize(content: Buffer): ImageSize | null {
  const head = content.toString('latin1', 0, 16);
  if (head.startsWith('\u0089PNG\r\n') && content.length >= 24)
    return { width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
  if (/^GIF8[79]a/.test(head) && content.length >= 10)
    return { width: content.readUInt16LE(6), height: content.readUInt16LE(8) };
  if (head.startsWith('\u00ff\u00d8')) return jpegSize(content);
  return /^RIFF[^]{4}WEBP/.test(head) && content.length >= 30 ? webpSize(content) : null;
}

/** A JPEG is a row of segments; one of the frame headers (C0 to CF, but for C4, C8 and CC) holds the size. */
function jpegSize(content: Buffer): ImageSize | null {
  let at = 2;
  while (at + 9 <= content.length) {
    if (content[at] !== 0xff) return null;
    const marker = content[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    at += marker === 0xff ? 1 : 2 + content.readUInt16BE(at + 2);
  }
  return null;
}

function webpSize(content: Buffer): ImageSize | null {
  const format = content.toString('latin1', 12, 16);
  if (format === 'VP8X')
    return { width: content.readUIntLE(24, 3) + 1, height: content.readUIntLE(27, 3) + 1 };
  if (format === 'VP8 ')
    return { width: content.readUInt16LE(26) & 0x3fff, height: content.readUInt16LE(28) & 0x3fff };
  if (format !== 'VP8L') return null;
  const bits = content.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
