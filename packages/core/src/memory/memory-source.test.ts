import { expect, test } from 'vitest';
import { BackstockError } from '../errors/backstock-error.ts';
import { hashWords, keyHash, keyHashBytes } from '../rows/key.ts';
import type { Column, Row } from '../rows/value.ts';
import type { ReadRequest, Source } from '../source/source.ts';
import { createMemorySource } from './memory-source.ts';

const columns: readonly Column[] = [
  { name: 'id', kind: 'integer', databaseType: 'integer' },
  { name: 'region', kind: 'text', databaseType: 'text' },
  { name: 'email', kind: 'text', databaseType: 'text' },
];
const rows: readonly Row[] = [
  [1n, 'eu', 'ada@example.com'],
  [2n, 'us', null],
  [3n, null, 'grace@example.com'],
];
const seeds = { key: Uint32Array.of(1, 2, 3, 4), stamp: Uint32Array.of(5, 6, 7, 8) };
const request: ReadRequest = {
  relation: { kind: 'table', name: ['customers'] },
  keyColumns: ['region', 'id'],
  columns: ['email'],
  seeds,
};

interface Seen {
  readonly rows: readonly {
    readonly key: Uint8Array;
    readonly stamp: string;
    readonly nullKey: number;
    readonly row: Row;
  }[];
  readonly receipt?: number;
  readonly batches: readonly number[];
}

async function readAll(source: Source, more: Partial<ReadRequest> = {}): Promise<Seen> {
  const seen: Seen['rows'][number][] = [];
  const batches: number[] = [];
  for await (const item of source.read({ ...request, ...more })) {
    if (item.kind === 'receipt') return { rows: seen, receipt: item.rows, batches };
    batches.push(item.length);
    for (let row = 0; row < item.length; row += 1) {
      const [word0 = 0, word1 = 0, word2 = 0, ...stamp] = item.hashes.slice(row * hashWords);
      const key = keyHashBytes(word0, word1, word2);
      seen.push({
        key,
        stamp: stamp.slice(0, 2).join(' '),
        nullKey: item.nullKeys[row] ?? 0,
        row: item.decode(row),
      });
    }
  }
  return { rows: seen, batches };
}

test('gives key columns, then columns, in batches, then the receipt', async () => {
  const seen = await readAll(createMemorySource({ columns, rows, batchRows: 2 }));
  expect([seen.batches, seen.receipt]).toEqual([[2, 1], 3]);
  expect(seen.rows.map(({ row }) => row)).toEqual([
    ['eu', 1n, 'ada@example.com'],
    ['us', 2n, null],
    [null, 3n, 'grace@example.com'],
  ]);
});

test('hashes keys as core does, and flags null keys', async () => {
  const seen = await readAll(createMemorySource({ columns, rows }));
  expect(seen.rows[0]?.key).toEqual(keyHash(['eu', '1'], seeds.key));
  expect(seen.rows.map(({ nullKey }) => nullKey)).toEqual([0, 0, 1]);
});

test('stamps are equal exactly if the rows are', async () => {
  const cells: readonly (readonly [string | null, string | null])[] = [
    ['a', 'bc'], ['ab', 'c'], [null, 'abc'], ['abc', null], ['', 'abc'], ['-', 'abc'], ['a', 'bc'],
  ]; // prettier-ignore
  const source = createMemorySource({ columns, rows: cells.map(([region, email]) => [1n, region, email]) });
  const stamps = (await readAll(source, { keyColumns: ['id'], columns: ['region', 'email'] })).rows.map(
    ({ stamp }) => stamp,
  );
  expect([new Set(stamps).size, stamps[0] === stamps.at(-1)]).toEqual([cells.length - 1, true]);
});

test('without rows there is a receipt alone', async () => {
  expect(await readAll(createMemorySource({ columns }))).toEqual({ rows: [], receipt: 0, batches: [] });
});

test('replaced rows are seen by the next read, not by one under way', async () => {
  const source = createMemorySource({ columns, rows, batchRows: 1 });
  let receipt = 0;
  for await (const item of source.read(request)) {
    if (item.kind === 'batch') source.replaceRows([]);
    else receipt = item.rows;
  }
  expect([receipt, (await readAll(source)).receipt]).toEqual([3, 0]);
});

test('a replaced table has other columns', async () => {
  const source = createMemorySource({ columns, rows });
  const emails: readonly Column[] = [{ name: 'email', kind: 'text', databaseType: 'text' }];
  source.replaceTable(emails, [['ada@example.com']]);
  expect(await source.describe(request.relation)).toEqual(emails);
  const seen = await readAll(source, { keyColumns: ['email'], columns: [] });
  expect(seen.rows.map(({ row }) => row)).toEqual([['ada@example.com']]);
  await expect(readAll(source)).rejects.toMatchObject({ code: 'MODEL.COLUMN_MISSING' });
});

test('a predicate is a function by its text; unknown is false', async () => {
  const source = createMemorySource({
    columns,
    rows,
    predicates: { "region = 'eu'": (value) => (value('region') === null ? null : value('region') === 'eu') },
  });
  const seen = await readAll(source, { predicate: "region = 'eu'" });
  expect(seen.rows.map(({ row }) => row.at(-1))).toEqual([true, false, false]);
  await expect(readAll(source, { predicate: 'id > 1' })).rejects.toMatchObject({
    code: 'SOURCE.QUERY_REJECTED',
  });
});

test('a failing read throws after its rows, and gives no receipt', async () => {
  const source = createMemorySource({ columns, rows });
  const error = new BackstockError({ code: 'SOURCE.QUERY_FAILED', message: 'the query broke off' });
  source.failReads({ afterRows: 2, error });
  await expect(readAll(source)).rejects.toBe(error);
});

test('a read may end without a receipt, until failing is switched off', async () => {
  const source = createMemorySource({ columns, rows });
  source.failReads({ afterRows: 2 });
  const cut = await readAll(source);
  source.failReads();
  expect([cut.rows.length, cut.receipt, (await readAll(source)).receipt]).toEqual([2, undefined, 3]);
});

test('an aborted signal ends every call', async () => {
  const source = createMemorySource({ columns, rows });
  const signal = AbortSignal.abort();
  const stopped = { code: 'SOURCE.READ_INCOMPLETE' };
  await expect(source.check(signal)).rejects.toMatchObject(stopped);
  await expect(source.describe(request.relation, signal)).rejects.toMatchObject(stopped);
  await expect(readAll(source, { signal })).rejects.toMatchObject(stopped);
});

test('a column that the table lacks is named', async () => {
  const read = readAll(createMemorySource({ columns, rows }), { columns: ['phone'] });
  await expect(read).rejects.toMatchObject({
    code: 'MODEL.COLUMN_MISSING',
    message: 'The model has no column "phone"',
  });
});

test('describes its columns and closes twice', async () => {
  const source = createMemorySource({ columns, rows });
  expect(await source.describe(request.relation)).toEqual(columns);
  await source.check();
  await source.close();
  await source.close();
});
