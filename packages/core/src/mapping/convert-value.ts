import type { FieldType } from '../destination/object-definition.ts';
import { valueText, type Value, type ValueKind } from '../rows/value.ts';
import { canonicalDecimal, isDecimal, plainDecimal } from '../spec/decimal-text.ts';
import { parseText, textType, type Converted } from '../spec/parse-text.ts';
import { conversions } from './conversions.ts';

/** A value of a row, or of a structure in it, with its kind. */
export interface Cell {
  readonly kind: ValueKind;
  readonly value: Exclude<Value, null>;
}

type ScalarType = Exclude<FieldType, { kind: 'list' } | { kind: 'object' }>;

const minInteger = -(2n ** 31n);
const maxInteger = 2n ** 31n - 1n;

/** A cell as a value of a field, by the table of `conversions`; a list takes it as its only entry. Exact or a fault. Pure. */
export function convertCell(cell: Cell, type: FieldType): Converted {
  if (type.kind === 'object') return { fault: 'is no structure' };
  if (type.kind === 'list') {
    const entry = convertCell(cell, type.of);
    return 'value' in entry ? { value: [entry.value] } : entry;
  }
  if (typeof conversions[cell.kind][type.kind] === 'object')
    return { fault: `is ${cell.kind}, which does not fit` };
  if (typeof cell.value === 'boolean') return { value: cell.value };
  const text = exactText(cell);
  return text === undefined ? { fault: 'is not a finite number' } : convertText(text, type);
}

/** The exact text of a cell; undefined for `NaN` and infinity. */
export function exactText({ kind, value }: Cell): string | undefined {
  if (kind === 'float') return plainDecimal(valueText(value));
  const text = valueText(value);
  return kind === 'decimal' && !isDecimal(text) ? undefined : text;
}

function convertText(text: string, type: ScalarType): Converted {
  if (type.kind === 'integer') return toInteger(text);
  if (type.kind === 'float') return toFloat(text);
  const texts = textType(type);
  return texts === undefined ? { fault: 'does not fit' } : parseText(text, texts);
}

function toInteger(text: string): Converted {
  const whole = canonicalDecimal(text);
  if (whole.includes('.')) return { fault: 'has a fraction, and the field takes whole numbers' };
  const value = BigInt(whole);
  if (value < minInteger || value > maxInteger) return { fault: 'is outside the 32 bits of the field' };
  return { value: Number(value) };
}

/** Only if the digits survive the way into a double and back. */
function toFloat(text: string): Converted {
  const value = Number(text);
  const back = plainDecimal(String(value));
  if (back === undefined || canonicalDecimal(back) !== canonicalDecimal(text)) {
    return { fault: 'has more digits than a Float of the store keeps' };
  }
  return { value: Object.is(value, -0) ? 0 : value };
}
