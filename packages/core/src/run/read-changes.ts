import { BackstockError } from '../errors/backstock-error.ts';
import { keyHash, keyParts } from '../rows/key.ts';
import type { ReadReceipt, RowBatch } from '../rows/row-batch.ts';
import { valueText, type Row } from '../rows/value.ts';
import { DuplicateKeys } from './duplicate-keys.ts';
import { examineRows, shownKey } from './examine-rows.ts';
import { dropLeftAttempts, findRemoved } from './find-removed.ts';
import { keepExamined } from './keep-examined.ts';
import { wordsOf } from './open-gate.ts';
import type { RunContext } from './run-context.ts';
import { sortBatch } from './sort-batch.ts';

/** Rows that are in memory decoded, mapped and compared at a time; a batch may hold many more undecoded ones. */
const decodedAtOnce = 500;

/**
 * Reads the whole model through the gate into the spool: afterwards every row is counted, every change waits in the
 * spool, and the keys that left are known. Throws when the read is incomplete; nothing was sent by then.
 */
export async function readChanges(run: RunContext): Promise<void> {
  const duplicates = new DuplicateKeys();
  const only = onlyKey(run);
  let receipt: ReadReceipt | undefined;
  for await (const item of run.options.source.read(readRequest(run))) {
    if (item.kind === 'receipt') receipt = item;
    else await readBatch(run, item, { duplicates, ...(only ? { only } : {}) });
  }
  if (receipt === undefined) throw incompleteRead(run);
  await duplicates.hold(run);
  await findRemoved(run);
  await dropLeftAttempts(run);
  const { rows, things } = run.report;
  run.tell({
    type: 'read-ended',
    rows: rows.read,
    changes: things.added + things.changed,
    removed: things.removed,
  });
}

function readRequest(run: RunContext): Parameters<RunContext['options']['source']['read']>[0] {
  const { spec, fingerprinter, signal } = run.options;
  const { mapper } = run;
  const epoch = JSON.stringify([
    run.options.source.capabilities.stampEpoch,
    run.options.destination.version,
    mapper.epoch,
    spec.mode,
    spec.firstRun ?? null,
  ]);
  return {
    relation: spec.model.relation,
    keyColumns: mapper.keyColumns,
    columns: mapper.columns,
    ...(spec.firstRun?.kind === 'from' ? { predicate: spec.firstRun.predicate } : {}),
    seeds: { key: fingerprinter.keySeed, stamp: fingerprinter.stampSeed(epoch) },
    ...(signal === undefined ? {} : { signal }),
  };
}

function onlyKey(run: RunContext): readonly [number, number, number] | undefined {
  const { key, spec, fingerprinter } = run.options;
  if (key === undefined) return undefined;
  const parts = keyParts(key, spec.model.primaryKey.length);
  if (parts) return wordsOf(keyHash(parts, fingerprinter.keySeed));
  throw new BackstockError({
    code: 'CLI.USAGE',
    message: `the key ${JSON.stringify(key)} does not fit the primary key (${spec.model.primaryKey.join(', ')})`,
    fix: `Write it as a JSON array of ${spec.model.primaryKey.length} texts, e.g. '["a","b"]'.`,
  });
}

function incompleteRead(run: RunContext): BackstockError {
  return new BackstockError({
    code: 'SOURCE.READ_INCOMPLETE',
    message: `the model of sync "${run.options.spec.name}" ended short after ${run.report.rows.read} rows`,
    why: 'The source did not confirm the end of the result.',
    fix: 'Nothing was sent and nothing removed. Run again; if it happens again, look at the log of the database.',
    retryable: true,
  });
}

interface BatchReading {
  readonly duplicates: DuplicateKeys;
  readonly only?: readonly [number, number, number];
}

async function readBatch(
  run: RunContext,
  batch: RowBatch,
  { duplicates, only }: BatchReading,
): Promise<void> {
  const { report, gate } = run;
  const sorted = sortBatch(batch, { gate, report, ...(only ? { only } : {}) });
  for (const row of sorted.nullKeys) holdNullKey(run, nullKeyText(run, batch.decode(row)));
  for (const { hash, row } of sorted.repeated)
    duplicates.met(hash, () => shownKey(run, batch.decode(row), hash));
  report.countRow('held', sorted.repeated.length);
  await keepExamined(run, [], sorted.settled);
  for (let at = 0; at < sorted.missed.length; at += decodedAtOnce) {
    await keepExamined(run, await examineRows(run, batch, sorted.missed.slice(at, at + decodedAtOnce)), []);
  }
  run.tell({
    type: 'batch-read',
    rows: report.rows.read,
    changes: report.things.added + report.things.changed,
  });
}

/** A key with a null, as people see it in a list. */
function nullKeyText(run: RunContext, row: Row): string {
  const parts = row.slice(0, run.mapper.keyColumns.length);
  if (parts.length === 1 || run.options.spec.model.personalKey) return '(null)';
  return JSON.stringify(parts.map((part) => (part === null ? null : valueText(part))));
}

function holdNullKey(run: RunContext, key: string): void {
  run.progress.nullKeys = true;
  run.report.countRow('held');
  const reason = { code: 'null_key', message: 'a column of the primary key is null' };
  run.report.list({ key, kind: 'row', outcome: 'held', reason });
}
