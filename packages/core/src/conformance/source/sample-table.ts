import type { Row, ValueKind } from '../../rows/value.ts';
import type { ReadRequest, Relation } from '../../source/source.ts';
import { readAll, requestFor, type SeenRead } from './read-all.ts';
import type { SampleTable, SourceSubject } from './subject.ts';

/** Several batches of every source. */
export const manyRows = 100_000;

/** A table with these columns, by name. */
export function sampleTable(
  columns: Readonly<Record<string, ValueKind>>,
  rows: readonly Row[],
  name: readonly string[] = ['conformance_sample'],
): SampleTable {
  return { name, columns: Object.entries(columns).map(([column, kind]) => ({ name: column, kind })), rows };
}

/** A table with the key `id`, 1 … count. */
export function seriesTable(count: number): SampleTable {
  return sampleTable(
    { id: 'integer' },
    Array.from({ length: count }, (_, index) => [BigInt(index + 1)]),
  );
}

export function relationOf({ name }: SampleTable): Relation {
  return { kind: 'table', name };
}

/** Loads the table and reads `columns` of it to the end. */
export async function readTable(
  subject: SourceSubject,
  table: SampleTable,
  columns: readonly string[],
  more: Partial<ReadRequest> = {},
): Promise<SeenRead> {
  await subject.load(table);
  return readAll(subject.source, requestFor(relationOf(table), columns, more));
}
