import { existsSync, readFileSync, statSync } from 'node:fs';
import { createFingerprinter, type StateFinding } from '@backstock/core';
import { keyBytes } from './fingerprint-key.ts';
import { keyCheckFileOf, keyFileOf } from './state-files.ts';

const part = 'key';

/** Whether the key beside a state is there, kept from others, and the one that the state was written with. Writes nothing. */
export function inspectKey(stateFile: string): StateFinding {
  const [keyFile, checkFile] = [keyFileOf(stateFile), keyCheckFileOf(stateFile)];
  const expected = readIfThere(checkFile);
  const key = readIfThere(keyFile);
  if (key === undefined)
    return expected === undefined ? notMade : damaged(`${keyFile} is missing or cannot be read`);
  if (key.length !== keyBytes) return damaged(`${keyFile} does not hold ${keyBytes} bytes`);
  if (expected === undefined) {
    return {
      part,
      verdict: 'note',
      found: 'fingerprint.key is there; the state does not say yet whether it fits',
    };
  }
  if (createFingerprinter(key).keyCheck !== expected.toString()) {
    return damaged(`${keyFile} is not the key that the state was written with`);
  }
  const mode = statSync(keyFile).mode & 0o777;
  if ((mode & 0o077) !== 0) {
    const found = `fingerprint.key fits, but others can read it (mode ${mode.toString(8)})`;
    return { part, verdict: 'note', found, next: `chmod 600 ${keyFile}` };
  }
  return { part, verdict: 'ok', found: 'fingerprint.key is there, fits, and is closed to others' };
}

const notMade: StateFinding = {
  part,
  verdict: 'note',
  found: 'fingerprint.key is not there yet; the first run makes it',
};

function damaged(found: string): StateFinding {
  return { part, verdict: 'damaged', found, next: 'Put fingerprint.key back from your backup.' };
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return existsSync(file) ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}
