import { timestampText } from './cell-value.ts';
import {
  DuckDBArrayType,
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBListType,
  DuckDBListValue,
  DuckDBMapType,
  DuckDBMapValue,
  DuckDBStructType,
  DuckDBStructValue,
  DuckDBTypeId,
  DuckDBUnionType,
  DuckDBUnionValue,
  type DuckDBType,
  type DuckDBValue,
} from './driver.ts';
import { intervalText } from './interval-text.ts';

/**
 * The JSON text of a nested value, with every digit of its numbers (DuckDB's own `to_json` takes decimals through a double).
 * A map becomes an object by the texts of its keys, a union an object with its tag; what JSON has no form for is a string.
 */
export function jsonText(value: DuckDBValue, type: DuckDBType): string {
  if (value === null) return 'null';
  if (value instanceof DuckDBListValue && type instanceof DuckDBListType)
    return list(value.items, type.valueType);
  if (value instanceof DuckDBArrayValue && type instanceof DuckDBArrayType)
    return list(value.items, type.valueType);
  if (value instanceof DuckDBStructValue && type instanceof DuckDBStructType) return struct(value, type);
  if (value instanceof DuckDBMapValue && type instanceof DuckDBMapType) return map(value, type);
  if (value instanceof DuckDBUnionValue && type instanceof DuckDBUnionType) return union(value, type);
  return scalar(value, type);
}

function list(items: readonly DuckDBValue[], type: DuckDBType): string {
  return `[${items.map((item) => jsonText(item, type)).join(',')}]`;
}

function struct(value: DuckDBStructValue, type: DuckDBStructType): string {
  const members = type.entryNames.map((name, index) => {
    const memberType = type.entryTypes[index];
    return memberType === undefined
      ? ''
      : `${JSON.stringify(name)}:${jsonText(value.entries[name] ?? null, memberType)}`;
  });
  return `{${members.join(',')}}`;
}

function map(value: DuckDBMapValue, type: DuckDBMapType): string {
  const members = value.entries.map((entry) => {
    const key = jsonText(entry.key, type.keyType);
    return `${key.startsWith('"') ? key : JSON.stringify(key)}:${jsonText(entry.value, type.valueType)}`;
  });
  return `{${members.join(',')}}`;
}

function union(value: DuckDBUnionValue, type: DuckDBUnionType): string {
  const memberType = type.memberTypes[type.memberTags.indexOf(value.tag)];
  return memberType === undefined
    ? 'null'
    : `{${JSON.stringify(value.tag)}:${jsonText(value.value, memberType)}}`;
}

function scalar(value: Exclude<DuckDBValue, null>, type: DuckDBType): string {
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number')
    return numberText(type.typeId === DuckDBTypeId.FLOAT ? shortest(value) : value);
  if (typeof value === 'string') return type.alias === 'JSON' ? value : JSON.stringify(value);
  if (value instanceof DuckDBDecimalValue) return value.toString();
  if (value instanceof DuckDBBlobValue) return JSON.stringify(Buffer.from(value.bytes).toString('base64'));
  if (value instanceof DuckDBIntervalValue) return JSON.stringify(intervalText(value));
  const text = timestampText(value.toString());
  return JSON.stringify(type.typeId === DuckDBTypeId.TIMESTAMP_TZ ? text.replace(/\+00$/, 'Z') : text);
}

function numberText(value: number): string {
  return Number.isFinite(value) ? String(value) : JSON.stringify(String(value));
}

/** A 4-byte float by the fewest digits that give it back. */
function shortest(value: number): number {
  const digits = [6, 7, 8].find((precision) => Math.fround(Number(value.toPrecision(precision))) === value);
  return Number(value.toPrecision(digits ?? 9));
}
