import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BackstockError, createFingerprinter, placeFile } from '@backstock/core';
import { keyBytes } from './fingerprint-key.ts';
import { keyCheckFileOf, keyFileOf } from './state-files.ts';

/** Where the copy of the key lies that belongs to a backup. */
export function keyCopyOf(backupFile: string): string {
  return `${backupFile}.fingerprint.key`;
}

/** Tells which key a state was written with; undefined where it has none yet. */
export function readKeyCheck(stateFile: string): string | undefined {
  const checkFile = keyCheckFileOf(stateFile);
  if (existsSync(checkFile)) return readFileSync(checkFile, 'utf8');
  return checkOf(keyFileOf(stateFile));
}

/** Copies the key beside a backup. */
export function copyKey(stateFile: string, backupFile: string, options: { readonly replace: boolean }): void {
  const keyFile = keyFileOf(stateFile);
  if (checkOf(keyFile) === undefined || checkOf(keyFile) !== readKeyCheck(stateFile)) {
    throw keyFault(`the key ${keyFile} is missing, or does not fit the state`);
  }
  write(keyCopyOf(backupFile), readFileSync(keyFile), options);
}

/**
 * Makes sure that the key beside the state is the one that a backup was written with. Where there is none, the copy that
 * lies beside the backup is put there.
 */
export function ensureKey(stateFile: string, backupFile: string, keyCheck: string): void {
  const [keyFile, copy] = [keyFileOf(stateFile), keyCopyOf(backupFile)];
  if (existsSync(keyFile)) {
    if (checkOf(keyFile) === keyCheck) return;
    throw keyFault(`the key ${keyFile} is not the one that the backup was written with`);
  }
  if (checkOf(copy) !== keyCheck) {
    throw keyFault(`the key ${keyFile} is missing, and no copy that fits lies at ${copy}`);
  }
  write(keyFile, readFileSync(copy), { replace: false });
}

/** Says which key the state that was restored belongs to. */
export function writeKeyCheck(stateFile: string, keyCheck: string): void {
  write(keyCheckFileOf(stateFile), Buffer.from(keyCheck), { replace: true });
}

function checkOf(keyFile: string): string | undefined {
  const key = existsSync(keyFile) ? readFileSync(keyFile) : undefined;
  return key?.length === keyBytes ? createFingerprinter(key).keyCheck : undefined;
}

function write(file: string, content: Buffer, options: { readonly replace: boolean }): void {
  const draft = `${file}.${randomUUID()}`;
  try {
    writeDraft(draft, content);
    placeFile(draft, file, options);
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeDraft(draft: string, content: Buffer): void {
  try {
    mkdirSync(dirname(draft), { recursive: true, mode: 0o700 });
    writeFileSync(draft, content, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw new BackstockError({
      code: 'STATE.WRITE_FAILED',
      message: `Nothing can be written to the folder "${dirname(draft)}"`,
      fix: 'Free space on the disk, and give this user the right to write there.',
      cause,
    });
  }
}

function keyFault(message: string): BackstockError {
  return new BackstockError({
    code: 'STATE.KEY_MISMATCH',
    message,
    why: 'Without its key nothing in a state can be compared.',
    fix: 'Put the fingerprint.key that belongs to it beside the state.',
  });
}
