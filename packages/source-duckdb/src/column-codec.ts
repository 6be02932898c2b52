import type { Value, ValueKind } from '@backstock/core';
import {
  DuckDBArrayType,
  DuckDBBlobValue,
  DuckDBBooleanType,
  DuckDBIntervalValue,
  DuckDBListType,
  DuckDBMapType,
  DuckDBStructType,
  DuckDBTypeId,
  DuckDBUnionType,
  type DuckDBType,
  type DuckDBValue,
} from './driver.ts';
import { intervalText } from './interval-text.ts';
import { jsonText } from './json-text.ts';
import { cellValue } from './cell-value.ts';

/**
 * How a column travels. Its **cell** is a text that differs wherever the value differs: the stamp is made of it. Most columns
 * are also read from their cell, as UTF-8 bytes (the driver's own text decoding drops a byte order mark); intervals and
 * nested values are read from the driver's value.
 */
export interface ColumnCodec {
  readonly kind: ValueKind;
  readonly databaseType: string;
  /** True where the cell is the canonical text, so that a key can be hashed without being decoded. */
  readonly cellIsCanonical: boolean;
  /** The SQL of the cell (a VARCHAR), from the SQL of the column. */
  cell(column: string): string;
  /** The SQL of what is read, from the SQL of the column and the name of its cell. */
  projection(column: string, cell: string): string;
  read(item: DuckDBValue): Value;
}

const kinds: ReadonlyMap<DuckDBTypeId, ValueKind> = new Map<DuckDBTypeId, ValueKind>([
  [DuckDBTypeId.BOOLEAN, 'boolean'],
  [DuckDBTypeId.TINYINT, 'integer'],
  [DuckDBTypeId.SMALLINT, 'integer'],
  [DuckDBTypeId.INTEGER, 'integer'],
  [DuckDBTypeId.BIGINT, 'integer'],
  [DuckDBTypeId.HUGEINT, 'integer'],
  [DuckDBTypeId.UTINYINT, 'integer'],
  [DuckDBTypeId.USMALLINT, 'integer'],
  [DuckDBTypeId.UINTEGER, 'integer'],
  [DuckDBTypeId.UBIGINT, 'integer'],
  [DuckDBTypeId.UHUGEINT, 'integer'],
  [DuckDBTypeId.BIGNUM, 'integer'],
  [DuckDBTypeId.DECIMAL, 'decimal'],
  [DuckDBTypeId.FLOAT, 'float'],
  [DuckDBTypeId.DOUBLE, 'float'],
  [DuckDBTypeId.DATE, 'date'],
  [DuckDBTypeId.TIME, 'time'],
  [DuckDBTypeId.TIME_NS, 'time'],
  [DuckDBTypeId.TIMESTAMP, 'timestamp'],
  [DuckDBTypeId.TIMESTAMP_S, 'timestamp'],
  [DuckDBTypeId.TIMESTAMP_MS, 'timestamp'],
  [DuckDBTypeId.TIMESTAMP_NS, 'timestamp'],
  [DuckDBTypeId.TIMESTAMP_TZ, 'timestamptz'],
  [DuckDBTypeId.BLOB, 'binary'],
]);

const canonicalCells: ReadonlySet<ValueKind> = new Set<ValueKind>([
  'text', 'boolean', 'integer', 'decimal', 'date', 'time', 'json', 'binary',
]); // prettier-ignore

export function columnCodec(type: DuckDBType): ColumnCodec {
  if (isNested(type) && !hasUnnamedMember(type)) return nestedCodec(type);
  if (type.typeId === DuckDBTypeId.INTERVAL) return intervalCodec(type);
  const isJson = type.typeId === DuckDBTypeId.VARCHAR && type.alias === 'JSON';
  return cellCodec(type, isJson ? 'json' : (kinds.get(type.typeId) ?? 'text'));
}

/** A condition of the query's own, rather than a column of the model. */
export const booleanCodec: ColumnCodec = cellCodec(DuckDBBooleanType.instance, 'boolean');

function cellCodec(type: DuckDBType, kind: ValueKind): ColumnCodec {
  return {
    kind,
    databaseType: kind === 'json' ? 'JSON' : type.toString(),
    cellIsCanonical: canonicalCells.has(kind),
    cell: (column) => (kind === 'binary' ? `to_base64(${column})` : `cast(${column} as varchar)`),
    projection: (_column, cell) => `encode(${cell})`,
    read: (item) => (item instanceof DuckDBBlobValue ? cellValue(kind, item.bytes) : null),
  };
}

function intervalCodec(type: DuckDBType): ColumnCodec {
  return {
    kind: 'text',
    databaseType: type.toString(),
    cellIsCanonical: false,
    cell: (column) => `cast(${column} as varchar)`,
    projection: (column) => column,
    read: (item) => (item instanceof DuckDBIntervalValue ? intervalText(item) : null),
  };
}

/**
 * DuckDB's text of a nested value has every digit but not a union's tag; its JSON has the tags but takes decimals through
 * a double. The cell holds both.
 */
function nestedCodec(type: DuckDBType): ColumnCodec {
  return {
    kind: 'json',
    databaseType: type.toString(),
    cellIsCanonical: false,
    cell: (column) => `cast(${column} as varchar) || chr(10) || cast(to_json(${column}) as varchar)`,
    projection: (column) => column,
    read: (item) => (item === null ? null : jsonText(item, type)),
  };
}

type NestedType = DuckDBListType | DuckDBArrayType | DuckDBStructType | DuckDBMapType | DuckDBUnionType;

function isNested(type: DuckDBType): type is NestedType {
  return (
    type instanceof DuckDBListType ||
    type instanceof DuckDBArrayType ||
    type instanceof DuckDBStructType ||
    type instanceof DuckDBMapType ||
    type instanceof DuckDBUnionType
  );
}

/** `row(1, 2)` has members without names: no JSON object can hold it, so it travels as DuckDB's text. */
function hasUnnamedMember(type: DuckDBType): boolean {
  if (type instanceof DuckDBListType || type instanceof DuckDBArrayType)
    return hasUnnamedMember(type.valueType);
  if (type instanceof DuckDBMapType)
    return hasUnnamedMember(type.keyType) || hasUnnamedMember(type.valueType);
  if (type instanceof DuckDBUnionType) return type.memberTypes.some(hasUnnamedMember);
  if (!(type instanceof DuckDBStructType)) return false;
  return type.entryNames.includes('') || type.entryTypes.some(hasUnnamedMember);
}
