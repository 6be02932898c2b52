import { expect, test } from 'vitest';
import { arenaBytes, maxBatchRows, type Arena } from './arena.ts';
import { CopyOut } from './copy-out.ts';

function send(copy: CopyOut, lines: readonly string[]): void {
  for (const line of lines) copy.handleCopyData({ chunk: Buffer.from(`${line}\n`) });
}

function end(copy: CopyOut, rows: number): void {
  copy.handleCommandComplete({ text: `COPY ${rows}` });
  copy.handleReadyForQuery();
}

function linesOf(arena: Arena | undefined): string[] {
  if (arena === undefined) return [];
  return Array.from({ length: arena.rows }, (_, row) =>
    arena.text.toString('utf8', row === 0 ? 0 : arena.ends[row - 1], arena.ends[row]),
  );
}

async function takeAll(copy: CopyOut): Promise<string[][]> {
  const batches: string[][] = [];
  for (let arena = await copy.next(); arena !== undefined; arena = await copy.next()) {
    batches.push(linesOf(arena));
    copy.release(arena);
  }
  return batches;
}

test('rows come in order, in batches that are full but for the last', async () => {
  const lines = Array.from({ length: maxBatchRows * 2 + 5 }, (_, i) => String(i));
  const copy = new CopyOut('copy t to stdout');
  send(copy, lines);
  end(copy, lines.length);
  const batches = await takeAll(copy);
  expect(batches.map((batch) => batch.length)).toEqual([maxBatchRows, maxBatchRows, 5]);
  expect(batches.flat()).toEqual(lines);
  expect(copy.rowsSent).toBe(lines.length);
});

test('a row larger than an arena gets one of its own size', async () => {
  const lines = ['small', 'x'.repeat(arenaBytes + 10), 'last'];
  const copy = new CopyOut('copy t to stdout');
  send(copy, lines);
  end(copy, lines.length);
  const batches = await takeAll(copy);
  expect(batches.map((batch) => batch.map((line) => line.length))).toEqual([[5], [arenaBytes + 10], [4]]);
});

test('a waiting consumer wakes with the next full batch, with the end, with a failure', async () => {
  const copy = new CopyOut('copy t to stdout');
  const first = copy.next();
  send(
    copy,
    Array.from({ length: maxBatchRows + 1 }, () => 'x'),
  );
  expect((await first)?.rows).toBe(maxBatchRows);
  const second = copy.next();
  end(copy, maxBatchRows + 1);
  expect((await second)?.rows).toBe(1);
  expect(await copy.next()).toBeUndefined();
});

test('after a failure no row is given', async () => {
  const copy = new CopyOut('copy t to stdout');
  send(
    copy,
    Array.from({ length: maxBatchRows + 1 }, () => 'x'),
  );
  copy.handleError(new Error('first'));
  copy.handleError(new Error('second'));
  await expect(copy.next()).rejects.toThrow('first');
});
