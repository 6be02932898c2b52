/** Exact arithmetic on decimal texts. Pure; nothing here passes through a floating-point number. */

interface Decimal {
  /** The digits as a whole number. */
  readonly digits: bigint;
  /** How many of them stand after the point. */
  readonly scale: number;
}

const plain = /^[+-]?\d+(?:\.\d+)?$/;
const scientific = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
const maxExponent = 1000;

/** Whether a text is a decimal number without exponent (`-12.50`). */
export function isDecimal(text: string): boolean {
  return plain.test(text);
}

/** A number's text without exponent and without `+`, its digits kept (`1.50e2` → `150`). Undefined if it is no number. */
export function plainDecimal(text: string): string | undefined {
  if (plain.test(text)) return text.startsWith('+') ? text.slice(1) : text;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = scientific.exec(text) ?? [];
  const exponent = Number(exponentText);
  if (whole + fraction === '' || Math.abs(exponent) > maxExponent) return undefined;
  const point = whole.length + exponent;
  const digits = (whole + fraction).padEnd(point, '0');
  const shifted =
    point <= 0 ? `0.${'0'.repeat(-point)}${digits}` : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return (sign === '-' ? '-' : '') + shifted.replace(/^0+(?=\d)/, '').replace(/\.$/, '');
}

/** The one text of a number, by which equal numbers are told: no needless zeros, no `-0`. Takes a plain decimal. */
export function canonicalDecimal(text: string): string {
  return decimalText(parseDecimal(text));
}

export function multiplyDecimals(left: string, right: string): string {
  const a = parseDecimal(left);
  const b = parseDecimal(right);
  return decimalText({ digits: a.digits * b.digits, scale: a.scale + b.scale });
}

export function addDecimals(left: string, right: string): string {
  const [a, b, scale] = aligned(left, right);
  return decimalText({ digits: a + b, scale });
}

/** Below zero, zero or above it, as `left` is smaller, equal or greater. */
export function compareDecimals(left: string, right: string): number {
  const [a, b] = aligned(left, right);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Rounded to so many places, halves away from zero. */
export function roundDecimal(text: string, places: number): string {
  const { digits, scale } = parseDecimal(text);
  if (scale <= places) return decimalText({ digits, scale });
  const unit = 10n ** BigInt(scale - places);
  const half = digits < 0n ? -unit / 2n : unit / 2n;
  return decimalText({ digits: (digits + half) / unit, scale: places });
}

function aligned(left: string, right: string): [bigint, bigint, number] {
  const a = parseDecimal(left);
  const b = parseDecimal(right);
  const scale = Math.max(a.scale, b.scale);
  return [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale), scale];
}

function parseDecimal(text: string): Decimal {
  const point = text.indexOf('.');
  if (point === -1) return { digits: BigInt(text.replace('+', '')), scale: 0 };
  return {
    digits: BigInt(text.replace('.', '').replace('+', '')),
    scale: text.length - point - 1,
  };
}

function decimalText({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const fraction = scale === 0 ? '' : text.slice(-scale).replace(/0+$/, '');
  return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}
