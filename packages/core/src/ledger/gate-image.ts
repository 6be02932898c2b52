import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
  mkdirSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { GateDump } from './gate.ts';

/** What an image belongs to: it is used only when all of it fits the state. */
export interface GateImageLabel {
  /** The nonce of the ledger. */
  readonly ledger: string;
  /** The nonce of the commit that the image was written for. */
  readonly image: string;
  /** The ledger's sequence number that the image contains. */
  readonly sequence: number;
}

const magic = Buffer.from('backstock gate 1\n');
const headerBytes = 512;

/**
 * Writes an image durably: temporary file, fsync, rename, fsync of the folder. Mode 0600. A crash at any moment leaves
 * the old image or the new one.
 */
export function writeGateImage(file: string, label: GateImageLabel, dump: GateDump): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const parts = [bytesOf(dump.table), dump.flags];
  const { capacity, size } = dump;
  const header = { ...label, capacity, size, digest: digestOf(size, parts) };
  const head = Buffer.alloc(headerBytes, ' ');
  magic.copy(head);
  head.write(JSON.stringify(header), magic.length);
  const temporary = `${file}.new`;
  const descriptor = openSync(temporary, 'w', 0o600);
  try {
    for (const part of [head, ...parts]) writeAll(descriptor, part);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
  syncFolder(dirname(file));
}

/** The dump of an image that fits the label; undefined when it is missing, stale or damaged, which only costs time. */
export function readGateImage(file: string, label: GateImageLabel): GateDump | undefined {
  try {
    const content = readFileSync(file);
    if (!content.subarray(0, magic.length).equals(magic)) return undefined;
    const header: unknown = JSON.parse(content.toString('utf8', magic.length, headerBytes).trim());
    return isHeader(header) && fits(header, label) ? dumpOf(content, header) : undefined;
  } catch {
    return undefined;
  }
}

/** How an image on disk stands to a label; whatever is not `fits` only costs the time of a rebuild. */
export function inspectGateImage(
  file: string,
  label: GateImageLabel,
): 'fits' | 'missing' | 'stale' | 'damaged' {
  if (!existsSync(file)) return 'missing';
  if (readGateImage(file, label) !== undefined) return 'fits';
  const header = readHeader(file);
  return header === undefined || fits(header, label) ? 'damaged' : 'stale';
}

function readHeader(file: string): GateImageHeader | undefined {
  try {
    const content = readFileSync(file);
    if (!content.subarray(0, magic.length).equals(magic)) return undefined;
    const header: unknown = JSON.parse(content.toString('utf8', magic.length, headerBytes).trim());
    return isHeader(header) ? header : undefined;
  } catch {
    return undefined;
  }
}

interface GateImageHeader extends GateImageLabel {
  readonly capacity: number;
  readonly size: number;
  readonly digest: string;
}

function isHeader(value: unknown): value is GateImageHeader {
  const names = ['ledger', 'image', 'sequence', 'capacity', 'size', 'digest'];
  return typeof value === 'object' && value !== null && names.every((name) => name in value);
}

function fits(header: GateImageHeader, label: GateImageLabel): boolean {
  return header.ledger === label.ledger && header.image === label.image && header.sequence === label.sequence;
}

function dumpOf(content: Buffer, header: GateImageHeader): GateDump | undefined {
  const tableBytes = header.capacity * 20;
  const bytes = content.subarray(headerBytes, headerBytes + tableBytes);
  const flags = content.subarray(headerBytes + tableBytes);
  if (flags.length !== header.capacity || digestOf(header.size, [bytes, flags]) !== header.digest)
    return undefined;
  const table = new Uint32Array(content.buffer, bytes.byteOffset, header.capacity * 5);
  return { capacity: header.capacity, size: header.size, table, flags };
}

function bytesOf(words: Uint32Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}

/** The size is covered too: a table that is fuller than it says would be searched for ever. */
function digestOf(size: number, parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256').update(`${size}\n`);
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
