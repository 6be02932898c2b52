import { dirname, join } from 'node:path';

/** The secret that fingerprints are made with. */
export function keyFileOf(stateFile: string): string {
  return join(dirname(stateFile), 'fingerprint.key');
}

/** Tells which key a state was written with, without telling the key. */
export function keyCheckFileOf(stateFile: string): string {
  return `${stateFile}.keycheck`;
}

/** The folder of the gate images of a state, and of nothing else. */
export function gateFolderOf(stateFile: string): string {
  return join(dirname(stateFile), 'gates');
}

export function gateImageOf(stateFile: string, sync: string): string {
  return join(gateFolderOf(stateFile), `${sync}.gate`);
}
