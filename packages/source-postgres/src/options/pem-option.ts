import { resolve } from 'node:path';
import { Secret } from '@backstock/core';

/** Whether an option holds the PEM text itself rather than the path of a file. */
export function isPem(value: string): boolean {
  return value.includes('-----BEGIN ');
}

/** A path or PEM text out of a file of the project: a relative path is relative to its folder. */
export function pemOption(value: string, folder: string): string {
  return isPem(value) ? value : resolve(folder, value);
}

/** As `pemOption`, of what may be secret. */
export function secretPemOption(value: string | Secret, folder: string): string | Secret {
  if (typeof value === 'string') return pemOption(value, folder);
  return new Secret(pemOption(value.reveal(), folder), value.origin);
}
