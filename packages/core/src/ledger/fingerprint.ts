import { createHmac, hash } from 'node:crypto';
import type { Fingerprint } from '../destination/change.ts';
import type { FieldValue } from '../destination/object-definition.ts';
import type { HashState } from '../rows/hash.ts';

/**
 * Everything that is derived from the project's secret key, which lies outside the state: without it the fingerprints
 * of the ledger cannot be compared with guessed values.
 */
export interface Fingerprinter {
  /** Of a field's value as it is sent; of null too. */
  value(field: string, value: FieldValue): Fingerprint;
  /** Of one entry of a list field. */
  entry(field: string, entry: FieldValue): Fingerprint;
  /** Of a value in the store's normal form: for matching and uniqueness, equal across rows and fields of the same name. */
  normal(field: string, text: string): Fingerprint;
  /** The start state of key hashes. */
  readonly keySeed: HashState;
  /** The start state of stamps, for everything that gives raw rows their meaning. */
  stampSeed(epoch: string): HashState;
  /** Tells one key from another without telling the key. */
  readonly keyCheck: string;
}

/** `key` is 32 random bytes. */
export function createFingerprinter(key: Uint8Array): Fingerprinter {
  const derive = (purpose: string): Buffer => createHmac('sha256', key).update(purpose).digest();
  const prefix = derive('fields').toString('hex');
  const print = (kind: string, field: string, text: string): Fingerprint =>
    hash('sha256', `${prefix}${kind}${field}\u0000${text}`, 'hex').slice(0, 16);
  return {
    value: (field, value) => print('v', field, canonicalText(value)),
    entry: (field, entry) => print('e', field, canonicalText(entry)),
    normal: (field, text) => print('n', field, text),
    keySeed: seedOf(derive('keys')),
    stampSeed: (epoch) => seedOf(derive(`stamps\u0000${epoch}`)),
    keyCheck: derive('check').toString('hex').slice(0, 16),
  };
}

/** JSON with the members of objects in order: equal values have equal texts. */
export function canonicalText(value: FieldValue): string {
  return JSON.stringify(value, (_name, part: unknown) => (isPlainObject(part) ? inOrder(part) : part));
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inOrder(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function seedOf(bytes: Buffer): HashState {
  return Uint32Array.from([0, 4, 8, 12], (at) => bytes.readUInt32LE(at));
}
