import type { Value, ValueKind } from '@backstock/core';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A canonical value from the UTF-8 bytes of a cell: DuckDB's text of the value, base64 for binary. */
export function cellValue(kind: ValueKind, bytes: Uint8Array): Exclude<Value, null> {
  const text = decoder.decode(bytes);
  switch (kind) {
    case 'boolean':
      return text === 'true';
    case 'integer':
      return BigInt(text);
    case 'float':
      return floatValue(text);
    case 'timestamp':
      return timestampText(text);
    case 'timestamptz':
      return timestampText(text).replace(/\+00$/, 'Z');
    case 'binary':
      return new Uint8Array(Buffer.from(text, 'base64'));
    case 'text':
    case 'decimal':
    case 'date':
    case 'time':
    case 'json':
      return text;
  }
}

const namedFloats: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
]);

/** From the shortest digits that give the value back, also for 4-byte floats: 0.1, not 0.10000000149. */
function floatValue(text: string): number {
  return namedFloats.get(text) ?? Number(text);
}

/** `2026-01-01 10:00:00` gets its T. What is no moment of our era (`infinity`, `… (BC) …`) stays as DuckDB writes it. */
export function timestampText(text: string): string {
  return text.replace(/^([\d+-]+) (?=\d\d:)/, '$1T');
}
