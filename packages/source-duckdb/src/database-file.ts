import { open } from 'node:fs/promises';
import { BackstockError, Secret } from '@backstock/core';
import { revealPath } from './options.ts';

/**
 * The newest format of database files that this version of DuckDB reads (its main header's version number).
 * https://duckdb.org/docs/stable/internals/storage
 */
const newestFormat = 68n;

const magic = 'DUCK';
/** A checksum of 8 bytes, the magic bytes, the version number in 8 bytes, then flags in 8 bytes, of which the first is encryption. */
const headerBytes = 28;

/**
 * Tells from the file's header whether DuckDB can read it: DuckDB itself says so only in the text of an error. Throws
 * `SOURCE.UNREACHABLE` for a missing file, `SOURCE.PERMISSION`, or `SOURCE.UNSUPPORTED`.
 */
export async function checkDatabaseFile(path: string | Secret): Promise<void> {
  const header = await readHeader(path);
  if (header.length < headerBytes || header.toString('latin1', 8, 12) !== magic) {
    throw new BackstockError({
      code: 'SOURCE.UNSUPPORTED',
      message: `"${String(path)}" is not a DuckDB database file`,
      why: 'Its first bytes are not those of a database file.',
      fix: 'Give the path of a file that DuckDB wrote.',
    });
  }
  const format = header.readBigUInt64LE(12);
  if (format > newestFormat) {
    throw new BackstockError({
      code: 'SOURCE.UNSUPPORTED',
      message: `"${String(path)}" was written by a newer version of DuckDB`,
      why: `Its format is ${format}, the newest that can be read here is ${newestFormat}.`,
      fix: "Update Backstock, or write the file with an older storage_version (attach '…' (storage_version 'v1.4.0')).",
    });
  }
  if ((header.readBigUInt64LE(20) & 1n) === 1n) {
    throw new BackstockError({
      code: 'SOURCE.UNSUPPORTED',
      message: `"${String(path)}" is encrypted`,
      why: 'Encrypted database files are not supported.',
      fix: 'Copy what the syncs read into a file without encryption.',
    });
  }
}

async function readHeader(path: string | Secret): Promise<Buffer> {
  try {
    await using file = await open(revealPath(path), 'r');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw unreadable(path, error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'A part of the path is not a folder.',
  EISDIR: 'It is a folder.',
  EACCES: 'This user may not read it.',
  EPERM: 'This user may not read it.',
};

function unreadable(path: string | Secret, error: unknown): BackstockError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const denied = code === 'EACCES' || code === 'EPERM';
  return new BackstockError({
    code: denied ? 'SOURCE.PERMISSION' : 'SOURCE.UNREACHABLE',
    message: `Cannot open the database file "${String(path)}"`,
    why: reasons[code] ?? `The system reports ${code}.`,
    fix: denied
      ? 'Give this user the right to read it.'
      : 'Correct the path of the source, or make the file first.',
    ...(path instanceof Secret ? {} : { cause: error }),
  });
}
