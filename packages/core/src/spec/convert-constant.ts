import type { FieldType, FieldValue } from '../destination/object-definition.ts';
import { plainDecimal } from './decimal-text.ts';
import { suggestion } from './nearest-name.ts';
import { listed, parseText, textType, type TextType } from './parse-text.ts';

type ConstantResult =
  | { readonly value: Exclude<FieldValue, null> }
  | { readonly fault: string; readonly fix?: string };

const maxInteger = 2_147_483_647;

/** A constant of the sync file as a value of a type, or why it can never be one. A list takes a single value too. Pure. */
export function convertConstant(constant: Exclude<FieldValue, null>, type: FieldType): ConstantResult {
  if (type.kind === 'list') return convertList(Array.isArray(constant) ? constant : [constant], type);
  if (type.kind === 'object') return convertObject(constant, type);
  if (type.kind === 'enum') return convertEnum(constant, type.values);
  if (type.kind === 'json') return { value: JSON.stringify(constant) };
  const texts = textType(type);
  return texts === undefined ? convertPlain(constant, type.kind) : convertScalar(constant, texts);
}

function convertPlain(constant: Exclude<FieldValue, null>, kind: FieldType['kind']): ConstantResult {
  if (kind === 'boolean') return typeof constant === 'boolean' ? { value: constant } : wrong('true or false');
  if (kind === 'integer')
    return isInteger(constant) ? { value: constant } : wrong('a whole number of up to 32 bits');
  return typeof constant === 'number' && Number.isFinite(constant) ? { value: constant } : wrong('a number');
}

function convertScalar(constant: Exclude<FieldValue, null>, type: TextType): ConstantResult {
  const isNumeric = type.kind === 'decimal' || type.kind === 'money';
  const text = isNumeric && typeof constant === 'number' ? plainDecimal(String(constant)) : constant;
  if (typeof text === 'string') return parseText(text, type);
  const canQuote = type.kind === 'string' && typeof constant !== 'object';
  return {
    ...wrong(isNumeric ? 'a number' : 'a text'),
    ...(canQuote ? { fix: `quote it: "${String(constant)}"` } : {}),
  };
}

function convertEnum(constant: Exclude<FieldValue, null>, values: readonly string[]): ConstantResult {
  if (typeof constant !== 'string') return wrong(`one of ${listed(values)}`);
  if (values.includes(constant)) return { value: constant };
  const near = suggestion(constant, values);
  return { fault: `"${constant}" is not one of ${listed(values)}`, ...near };
}

function convertList(
  constants: readonly FieldValue[],
  type: Extract<FieldType, { kind: 'list' }>,
): ConstantResult {
  const values: FieldValue[] = [];
  for (const constant of constants) {
    if (constant === null) return wrong('a list without null');
    const converted = convertConstant(constant, type.of);
    if ('fault' in converted) return converted;
    values.push(converted.value);
  }
  if (type.maxItems !== undefined && values.length > type.maxItems)
    return wrong(`at most ${type.maxItems} entries`);
  return { value: values };
}

function convertObject(
  constant: Exclude<FieldValue, null>,
  type: Extract<FieldType, { kind: 'object' }>,
): ConstantResult {
  if (typeof constant !== 'object' || Array.isArray(constant)) return wrong('a mapping');
  const values: Record<string, FieldValue> = {};
  for (const [name, member] of Object.entries(constant)) {
    const known = Object.hasOwn(type.members, name) ? type.members[name] : undefined;
    if (known === undefined) {
      return { fault: `"${name}" is not a member`, ...suggestion(name, Object.keys(type.members)) };
    }
    if (member === null) continue;
    const converted = convertConstant(member, known.type);
    if ('fault' in converted) return { ...converted, fault: `${name}: ${converted.fault}` };
    values[name] = converted.value;
  }
  const missing = Object.keys(type.members).find(
    (name) => type.members[name]?.required === true && !Object.hasOwn(values, name),
  );
  return missing === undefined ? { value: values } : { fault: `"${missing}" is required` };
}

function isInteger(constant: FieldValue): boolean {
  return typeof constant === 'number' && Number.isInteger(constant) && Math.abs(constant) <= maxInteger;
}

function wrong(wanted: string): { readonly fault: string } {
  return { fault: `it takes ${wanted}` };
}
