import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BackstockError, createFingerprinter, type Fingerprinter } from '@backstock/core';
import { keyCheckFileOf, keyFileOf } from './state-files.ts';

/** The length of a key. */
export const keyBytes = 32;

/**
 * The project's fingerprinter. Its key is a file beside the state, made on first use and readable by its owner only;
 * a second file tells which key the state was written with, so that another key is refused instead of making every
 * fingerprint miss.
 */
export async function openFingerprinter(stateFile: string): Promise<Fingerprinter> {
  const [keyFile, checkFile] = [keyFileOf(stateFile), keyCheckFileOf(stateFile)];
  if (!existsSync(stateFile)) await rm(checkFile, { force: true });
  const expected = await readIfThere(checkFile);
  const kept = await readIfThere(keyFile);
  if (expected !== undefined && kept === undefined) throw missingKey(keyFile, stateFile);
  const key = kept ?? (await createOnce(keyFile, randomBytes(keyBytes)));
  if (key.length !== keyBytes) throw brokenKey(keyFile);
  const fingerprinter = createFingerprinter(key);
  const check = expected ?? (await createOnce(checkFile, Buffer.from(fingerprinter.keyCheck)));
  if (check.toString() !== fingerprinter.keyCheck) throw otherKey(keyFile, stateFile);
  return fingerprinter;
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw unreadable(path, error);
  }
}

/** Writes a file whole or not at all; where another process was faster, its content is given. */
async function createOnce(path: string, content: Buffer): Promise<Buffer> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(draft, content, { mode: 0o600 });
    await chmod(draft, 0o600);
    await link(draft, path);
    return content;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return await readFile(path);
    throw unreadable(path, error);
  } finally {
    await rm(draft, { force: true });
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function unreadable(path: string, cause: unknown): BackstockError {
  return new BackstockError({
    code: 'STATE.UNREACHABLE',
    message: `${path} cannot be read or written`,
    fix: 'Give this user the right to the folder of the state.',
    cause,
  });
}

function missingKey(keyFile: string, stateFile: string): BackstockError {
  return new BackstockError({
    code: 'STATE.KEY_MISMATCH',
    message: `the key ${keyFile} is missing`,
    why: `${stateFile} was written with it, and without it nothing in it can be compared`,
    fix: 'Put the file back from your backup.',
  });
}

function otherKey(keyFile: string, stateFile: string): BackstockError {
  return new BackstockError({
    code: 'STATE.KEY_MISMATCH',
    message: `the key ${keyFile} is not the one that ${stateFile} was written with`,
    why: 'every row would look changed',
    fix: 'Put the right key file back, or take the state that belongs to this key.',
  });
}

function brokenKey(keyFile: string): BackstockError {
  return new BackstockError({
    code: 'STATE.KEY_MISMATCH',
    message: `${keyFile} does not hold ${keyBytes} bytes`,
    why: 'it was cut or overwritten',
    fix: 'Put the file back from your backup.',
  });
}
