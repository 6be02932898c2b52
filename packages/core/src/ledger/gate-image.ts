import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { segmentCount } from './gate.ts';
import { GateSegment, wordsPerSlot } from './gate-segment.ts';

/*
 * The file: a head of 512 bytes (what it is, and its label as JSON), then every segment in order: capacity, size, the
 * table as it is in memory, and a digest of all of that with the segment's number and the head. So each segment is
 * written, read and checked by itself, and none fits at another place or in another image.
 */

/** What an image belongs to: it is used only when all of it fits the state. */
export interface GateImageLabel {
  /** The nonce of the ledger. */
  readonly ledger: string;
  /** The nonce of the commit that the image was written for. */
  readonly image: string;
  /** The ledger's sequence number that the image contains. */
  readonly sequence: number;
}

const magic = 'backstock gate 2\n';
const headBytes = 512;
const segmentHeadBytes = 8;
const digestBytes = 32;
const slotBytes = wordsPerSlot * Uint32Array.BYTES_PER_ELEMENT;

/**
 * Writes an image durably: temporary file, fsync, rename, fsync of the folder. Mode 0600. A crash at any moment leaves
 * the old image or the new one. Holds one segment at a time.
 */
export async function writeGateImage(
  file: string,
  label: GateImageLabel,
  segments: Iterable<GateSegment>,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.new`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    const head = headOf(label);
    await writeAll(handle, head);
    let number = 0;
    for (const segment of segments) {
      const { segmentHead, bytes } = bytesOf(segment);
      await writeAll(handle, segmentHead);
      await writeAll(handle, bytes);
      await writeAll(handle, digestOf(head, number, segmentHead, bytes));
      number += 1;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
  await syncFolder(dirname(file));
}

/**
 * The segments of an image that fits the label; undefined when it is missing, stale, foreign or damaged, which only
 * costs time. Holds nothing but the segments.
 */
export async function readGateImage(
  file: string,
  label: GateImageLabel,
): Promise<readonly GateSegment[] | undefined> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      return await readSegments({ handle, size, at: 0 }, headOf(label));
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

/** How an image on disk stands to a label; whatever is not `fits` only costs the time of a rebuild. */
export async function inspectGateImage(
  file: string,
  label: GateImageLabel,
): Promise<'fits' | 'missing' | 'stale' | 'damaged'> {
  if (!existsSync(file)) return 'missing';
  if ((await readGateImage(file, label)) !== undefined) return 'fits';
  const head = await readHead(file);
  return head === undefined || head === headOf(label).toString() ? 'damaged' : 'stale';
}

/** The head of an image of this or another format, as text; undefined where a file is none. */
async function readHead(file: string): Promise<string | undefined> {
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      const text = buffer.toString('utf8', 0, bytesRead);
      const [, json] = /^backstock gate \d+\n(\{.*\}) *$/.exec(text) ?? [];
      if (json === undefined) return undefined;
      JSON.parse(json);
      return text;
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

interface Reading {
  readonly handle: FileHandle;
  readonly size: number;
  at: number;
}

async function readSegments(reading: Reading, head: Buffer): Promise<readonly GateSegment[] | undefined> {
  const found = await readBytes(reading, Buffer.alloc(headBytes));
  if (found === undefined || !head.equals(found)) return undefined;
  const segments: GateSegment[] = [];
  while (segments.length < segmentCount) {
    const segment = await readSegment(reading, head, segments.length);
    if (segment === undefined) return undefined;
    segments.push(segment);
  }
  return reading.at === reading.size ? segments : undefined;
}

async function readSegment(reading: Reading, head: Buffer, number: number): Promise<GateSegment | undefined> {
  const segmentHead = await readBytes(reading, Buffer.alloc(segmentHeadBytes));
  if (segmentHead === undefined) return undefined;
  const capacity = segmentHead.readUInt32LE(0);
  // A damaged number must not become gigabytes of memory.
  if (capacity * slotBytes > reading.size - reading.at) return undefined;
  const segment = new GateSegment(new Uint32Array(capacity * wordsPerSlot), segmentHead.readUInt32LE(4));
  const bytes = await readBytes(reading, new Uint8Array(segment.table.buffer));
  const digest = await readBytes(reading, Buffer.alloc(digestBytes));
  if (bytes === undefined || digest === undefined) return undefined;
  return digest.equals(digestOf(head, number, segmentHead, bytes)) ? segment : undefined;
}

/** Fills `bytes` from the file; undefined where the file ends before. */
async function readBytes<Bytes extends Uint8Array>(
  reading: Reading,
  bytes: Bytes,
): Promise<Bytes | undefined> {
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await reading.handle.read(bytes, done, bytes.length - done, reading.at);
    if (bytesRead === 0) return undefined;
    done += bytesRead;
    reading.at += bytesRead;
  }
  return bytes;
}

function headOf({ ledger, image, sequence }: GateImageLabel): Buffer {
  const text = Buffer.from(`${magic}${JSON.stringify({ ledger, image, sequence })}`);
  if (text.length > headBytes) throw new RangeError('the label of a gate image is too long');
  return Buffer.concat([text, Buffer.alloc(headBytes - text.length, ' ')]);
}

function bytesOf({ table, capacity, size }: GateSegment): {
  readonly segmentHead: Buffer;
  readonly bytes: Uint8Array;
} {
  const segmentHead = Buffer.alloc(segmentHeadBytes);
  segmentHead.writeUInt32LE(capacity, 0);
  segmentHead.writeUInt32LE(size, 4);
  return { segmentHead, bytes: new Uint8Array(table.buffer, table.byteOffset, table.byteLength) };
}

/** The size is covered too: a table that is fuller than it says would be searched for ever. */
function digestOf(head: Buffer, number: number, segmentHead: Buffer, bytes: Uint8Array): Buffer {
  return createHash('sha256')
    .update(head)
    .update(Uint8Array.of(number))
    .update(segmentHead)
    .update(bytes)
    .digest();
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at)).bytesWritten;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
