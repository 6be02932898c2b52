import { kindOf } from './known-things.ts';

/** Where a leaf of an answer stands. */
interface Place {
  readonly typeName: string;
  readonly fieldName: string;
  /** Whether things of the type are found by their ids. */
  readonly isNode: boolean;
}

/** Why an answered value is none of this scalar; null if it is one. */
export function scalarFault(scalar: string, value: unknown, place: Place): string | null {
  const isSound = forms[scalar] ?? isText;
  if (!isSound(value)) return `${JSON.stringify(value)} is no ${scalar}`;
  if (scalar !== 'ID' || place.fieldName !== 'id' || !place.isNode) return null;
  const kind = kindOf(String(value));
  return kind === (idKinds[place.typeName] ?? place.typeName)
    ? null
    : `${String(value)} is no id of a ${place.typeName}`;
}

/** Types whose things go by another name in their ids. */
const idKinds: Readonly<Record<string, string>> = { CustomerAccountNativePage: 'CustomerAccountPage' };

const isText = (value: unknown): boolean => typeof value === 'string';
const matches =
  (form: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && form.test(value);

const amount = /^-?\d+(\.\d+)?$/;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const forms: Readonly<Record<string, (value: unknown) => boolean>> = {
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => Number.isInteger(value) && Math.abs(Number(value)) <= 2_147_483_648,
  Float: (value) => Number.isFinite(value),
  ID: (value) => matches(/^(gid:\/\/[^/]+\/[A-Za-z0-9]+\/[^\s]+|[\w-]+)$/)(value),
  DateTime: (value) => matches(moment)(value) && !Number.isNaN(Date.parse(String(value))),
  Date: (value) => matches(/^\d{4}-\d\d-\d\d$/)(value) && !Number.isNaN(Date.parse(String(value))),
  Decimal: matches(amount),
  Money: matches(amount),
  UnsignedInt64: (value) => matches(/^\d+$/)(value) && BigInt(String(value)) < 2n ** 64n,
  BigInt: matches(/^-?\d+$/),
  URL: (value) => matches(/^[a-z][a-z0-9+.-]*:\/\/[^/\s]/i)(value) && URL.canParse(String(value)),
  UtcOffset: matches(/^[+-]\d\d:\d\d$/),
  JSON: () => true,
};
