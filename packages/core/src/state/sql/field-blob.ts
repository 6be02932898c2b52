import type { DeliveredField } from '../../ledger/ledger-entry.ts';
import type { Fingerprint } from '../../destination/change.ts';
import { BackstockError } from '../../errors/backstock-error.ts';
import { damagedState } from './damaged-state.ts';

/*
 * The delivered fields of an entry as bytes:
 *
 *   layout      varint: the number of the list of field names
 *   prints      8 bytes for each name of the layout, in its order
 *   for each field that has prints:  its place in the layout (varint), their count (varint), 8 bytes each
 */

/** The names of a layout, in an order that the same fields always have. */
export function layoutNames(fields: ReadonlyMap<string, DeliveredField>): readonly string[] {
  return [...fields.keys()].sort();
}

export function encodeFields(
  fields: ReadonlyMap<string, DeliveredField>,
  layout: number,
  names: readonly string[],
): Uint8Array {
  let digits = varintDigits(layout);
  for (const name of names) digits += checked(fields.get(name)?.fingerprint ?? '');
  for (const [place, name] of names.entries()) {
    const prints = fields.get(name)?.prints;
    if (prints === undefined) continue;
    digits += varintDigits(place) + varintDigits(prints.length) + prints.map(checked).join('');
  }
  return fromDigits(digits);
}

/** The layout's number alone: what has to be looked up before the fields can be decoded. */
export function layoutOf(bytes: Uint8Array): number {
  return readVarint({ bytes, digits: '', at: 0 });
}

export function decodeFields(
  bytes: Uint8Array,
  names: readonly string[],
): ReadonlyMap<string, DeliveredField> {
  const reader = { bytes, digits: toDigits(bytes), at: 0 };
  readVarint(reader);
  const fields = new Map<string, DeliveredField>();
  for (const name of names) fields.set(name, { fingerprint: readPrint(reader) });
  while (reader.at < bytes.length) {
    const name = names[readVarint(reader)];
    const count = readVarint(reader);
    const prints = Array.from({ length: Math.min(count, bytes.length) }, () => readPrint(reader));
    const field = name === undefined ? undefined : fields.get(name);
    if (name === undefined || field === undefined) throw damaged();
    fields.set(name, { ...field, prints });
  }
  return fields;
}

/** A fingerprint's 8 bytes. */
export function printBytes(print: Fingerprint): Uint8Array {
  return fromDigits(checked(print));
}

/** A fingerprint's 16 digits. */
export function printText(bytes: Uint8Array): Fingerprint {
  return readPrint({ bytes, digits: toDigits(bytes), at: 0 });
}

// One conversion of the whole between bytes and hexadecimal digits: byte by byte it takes several times as long.
function fromDigits(digits: string): Uint8Array {
  return Uint8Array.from(Buffer.from(digits, 'hex'));
}

function toDigits(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}

const fingerprintForm = /^[0-9a-f]{16}$/;

function checked(print: Fingerprint): Fingerprint {
  if (fingerprintForm.test(print)) return print;
  throw new BackstockError({
    code: 'INTERNAL.FAULT',
    message: 'A fingerprint is not 16 hexadecimal digits',
  });
}

function varintDigits(value: number): string {
  let digits = '';
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) digits += byteDigits((rest % 0x80) + 0x80);
  return digits + byteDigits(rest);
}

function byteDigits(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

interface Reader {
  readonly bytes: Uint8Array;
  readonly digits: string;
  at: number;
}

function readVarint(reader: Reader): number {
  let value = 0;
  for (let scale = 1; ; scale *= 0x80) {
    const byte = reader.bytes[reader.at];
    if (byte === undefined) throw damaged();
    reader.at += 1;
    value += (byte % 0x80) * scale;
    if (byte < 0x80) return value;
  }
}

function readPrint(reader: Reader): Fingerprint {
  const start = reader.at;
  reader.at += 8;
  if (reader.at > reader.bytes.length) throw damaged();
  return reader.digits.slice(start * 2, reader.at * 2);
}

function damaged(): BackstockError {
  return damagedState('holds an entry whose fields cannot be read');
}
