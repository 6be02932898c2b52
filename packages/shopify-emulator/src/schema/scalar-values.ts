import { parseDateTime } from './date-time.ts';

/**
 * Why a value (of a variable, or a literal made plain) is none of this scalar, in Shopify's words; null if it is one.
 * Pure.
 */
export function scalarProblem(scalar: string, value: unknown): ScalarProblem | null {
  const builtIn = builtInScalars[scalar];
  if (builtIn !== undefined) {
    return builtIn(value)
      ? null
      : { explanation: `Could not coerce value ${JSON.stringify(value)} to ${scalar}` };
  }
  const check = textScalars[scalar];
  if (check === undefined) return null;
  if (typeof value !== 'string' && typeof value !== 'number') {
    return { explanation: `Could not coerce value ${JSON.stringify(value)} to ${scalar}` };
  }
  const message = check(String(value));
  return message === null ? null : { explanation: message, message };
}

export interface ScalarProblem {
  readonly explanation: string;
  /** Only where the scalar itself complains: Shopify then says it twice. */
  readonly message?: string;
}

/** Scalars that reach resolvers as text although a client may write them as numbers. */
export const textScalarNames: readonly string[] = [
  'Decimal',
  'Money',
  'UnsignedInt64',
  'DateTime',
  'Date',
  'URL',
];

/** Whole numbers beyond 32 bits reach the fields, which refuse them in their own words. */
const builtInScalars: Readonly<Record<string, (value: unknown) => boolean>> = {
  Int: (value) => Number.isInteger(value),
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
};

const textScalars: Readonly<Record<string, (text: string) => string | null>> = {
  ID: (text) => (/^(gid:\/\/[^/]+\/[^/]+\/.+|\d+)$/s.test(text) ? null : `Invalid global id '${text}'`),
  DateTime: (text) => (parseDateTime(text) !== null ? null : `invalid DateTime '${text}'`),
  Date: (text) => (isDate(text) ? null : `invalid Date '${text}'`),
  Decimal: (text) => (isDecimal(text) ? null : `invalid decimal '${text}'`),
  Money: (text) => (isDecimal(text) ? null : `invalid money '${text}'`),
  URL: urlProblem,
  UnsignedInt64: unsignedProblem,
};

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

function isDecimal(text: string): boolean {
  return text.trim() === '' || /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text.trim());
}

function urlProblem(text: string): string | null {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) return `Invalid url '${text}', missing scheme`;
  return /^[a-z][a-z0-9+.-]*:\/\/[^/]+/i.test(text) ? null : `Invalid url '${text}', missing host`;
}

function unsignedProblem(text: string): string | null {
  if (!/^-?\d+$/.test(text)) return `UnsignedInt64 invalid value '${text}'`;
  const number = BigInt(text);
  return number < 0n || number > 18_446_744_073_709_551_615n
    ? `UnsignedInt64 '${text}' is out of range`
    : null;
}
