import { BackstockError, type ReadRequest } from '@backstock/core';
import { booleanCodec, type ColumnCodec } from './column-codec.ts';
import type { RelationColumn } from './describe-relation.ts';
import { fromRelation, quoteName } from './statement.ts';

/** The query of one read: its columns are those of `columns`, then the digest of the row's cells. */
export interface ReadQuery {
  readonly sql: string;
  /** The same rows without their values, to learn why a read broke off. */
  readonly probeSql: string;
  /** Key columns, requested columns, predicate. */
  readonly columns: readonly ColumnCodec[];
  readonly keyColumns: number;
}

interface Selected {
  readonly sql: string;
  readonly codec: ColumnCodec;
}

/**
 * Each row has the digest of all its cells, each with its length before it, made by DuckDB: 64 bits cross into JavaScript
 * instead of the row. One more row at the end has null for a digest: a streamed result that fails ends as quietly as one
 * that is exhausted (the driver does not pass the error on), and only that row proves that the end was reached.
 */
export function buildReadQuery(request: ReadRequest, described: readonly RelationColumn[]): ReadQuery {
  const selected = [...request.keyColumns, ...request.columns].map((name) => select(name, described));
  if (request.predicate !== undefined)
    selected.push({ sql: `((\n${request.predicate}\n) is true)`, codec: booleanCodec });
  const inner = selected.map(({ sql, codec }, i) => `${sql} as v${i}, ${codec.cell(sql)} as t${i}`);
  const values = selected.map(({ codec }, i) => codec.projection(`v${i}`, `t${i}`));
  const cells = selected.map((_, i) => `coalesce(strlen(t${i}) || ':' || t${i}, '-')`);
  const from = `from (select ${inner.join(', ')} ${fromRelation(request.relation)}) c`;
  const digest = `md5_number_lower(concat(${cells.join(', ')}))`;
  const end = `union all select ${'null, '.repeat(values.length)}null`;
  return {
    sql: `select ${values.join(', ')}, ${digest} ${from} ${end}`,
    probeSql: `select bit_xor(${digest}) ${from}`,
    columns: selected.map(({ codec }) => codec),
    keyColumns: request.keyColumns.length,
  };
}

function select(name: string, described: readonly RelationColumn[]): Selected {
  const column = described.find((one) => one.name === name);
  if (column === undefined) {
    throw new BackstockError({
      code: 'MODEL.COLUMN_MISSING',
      message: `The model has no column "${name}"`,
      why: `Its columns are ${described.map((one) => one.name).join(', ')}.`,
      fix: 'Correct the name, or add the column to the query.',
    });
  }
  return { sql: `m.${quoteName(name)}`, codec: column.codec };
}
