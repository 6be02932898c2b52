import type { DeliveredField } from '../../ledger/ledger-entry.ts';
import type { Fingerprint } from '../../destination/change.ts';
import { BackstockError } from '../../errors/backstock-error.ts';

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
  const bytes: number[] = [];
  pushVarint(bytes, layout);
  for (const name of names) pushPrint(bytes, fields.get(name)?.fingerprint ?? '');
  for (const [place, name] of names.entries()) {
    const prints = fields.get(name)?.prints;
    if (prints === undefined) continue;
    pushVarint(bytes, place);
    pushVarint(bytes, prints.length);
    for (const print of prints) pushPrint(bytes, print);
  }
  return Uint8Array.from(bytes);
}

/** The layout's number alone: what has to be looked up before the fields can be decoded. */
export function layoutOf(bytes: Uint8Array): number {
  return readVarint({ bytes, at: 0 });
}

export function decodeFields(
  bytes: Uint8Array,
  names: readonly string[],
): ReadonlyMap<string, DeliveredField> {
  const reader = { bytes, at: 0 };
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
  const bytes: number[] = [];
  pushPrint(bytes, print);
  return Uint8Array.from(bytes);
}

/** A fingerprint's 16 digits. */
export function printText(bytes: Uint8Array): Fingerprint {
  return readPrint({ bytes, at: 0 });
}

const fingerprintForm = /^[0-9a-f]{16}$/;

function pushPrint(bytes: number[], print: Fingerprint): void {
  if (!fingerprintForm.test(print)) {
    throw new BackstockError({
      code: 'INTERNAL.FAULT',
      message: 'A fingerprint is not 16 hexadecimal digits.',
    });
  }
  for (let at = 0; at < 16; at += 2) bytes.push(Number.parseInt(print.slice(at, at + 2), 16));
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  bytes.push(rest);
}

interface Reader {
  readonly bytes: Uint8Array;
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
  const end = reader.at + 8;
  if (end > reader.bytes.length) throw damaged();
  const print = Buffer.from(reader.bytes.buffer, reader.bytes.byteOffset + reader.at, 8).toString('hex');
  reader.at = end;
  return print;
}

function damaged(): BackstockError {
  return new BackstockError({
    code: 'STATE.DAMAGED',
    message: 'The state holds an entry whose fields cannot be read.',
    fix: 'Restore the state file from a copy.',
  });
}
