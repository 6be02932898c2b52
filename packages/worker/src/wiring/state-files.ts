import { dirname, join } from 'node:path';

/** The secret that fingerprints are made with. */
export function keyFileOf(stateFile: string): string {
  return join(dirname(stateFile), 'fingerprint.key');
}

/** Tells which key a state was written with, without telling the key. */
export function keyCheckFileOf(stateFile: string): string {
  return `${stateFile}.keycheck`;
}

/** The image of a sync's gate: a cache. */
export function gateImageOf(stateFile: string, sync: string): string {
  return join(dirname(stateFile), 'gates', `${sync}.gate`);
}
