import type { FileFailure } from './file-failure.ts';
import type { FileKind } from './file.ts';
import { imageSize } from './image-size.ts';
import { videoSize } from './video-size.ts';

/** What the bytes of an upload tell. */
export interface Measured {
  readonly size: number | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly durationMs: number | undefined;
}

/** Looks into an upload; tells what is wrong with it where it is not what it should be. Pure. */
export function measure(kind: FileKind, content: Buffer): Measured | FileFailure {
  const plain = { size: content.length, width: undefined, height: undefined, durationMs: undefined };
  if (kind === 'MediaImage') {
    const size = imageSize(content);
    return size === null ? 'UNSUPPORTED_IMAGE_FILE_TYPE' : { ...plain, ...size };
  }
  if (kind === 'Video') {
    const size = videoSize(content);
    return size === null ? 'VIDEO_METADATA_READ_ERROR' : { ...plain, ...size };
  }
  if (kind === 'Model3d' && !isModel(content)) return 'MODEL3D_VALIDATION_ERROR';
  return plain;
}

/** A binary glTF, or a USDZ, which is a zip. */
function isModel(content: Buffer): boolean {
  const start = content.toString('latin1', 0, 4);
  return start === 'glTF' || start === 'PK\u0003\u0004';
}
