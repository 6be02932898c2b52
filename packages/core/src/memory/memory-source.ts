import { BackstockError } from '../errors/backstock-error.ts';
import { hashBytes } from '../rows/hash.ts';
import { hashWords } from '../rows/key.ts';
import type { ReadReceipt, RowBatch } from '../rows/row-batch.ts';
import { valueText, type Column, type Row, type Value } from '../rows/value.ts';
import type { ReadRequest, Source } from '../source/source.ts';

/** What a user's SQL predicate means here: the memory source has no SQL. Null is "not known", as in SQL. */
export type RowPredicate = (value: (column: string) => Value) => boolean | null;

export interface MemorySourceOptions {
  readonly columns: readonly Column[];
  /** Rows with a canonical value for each column, in their order. */
  readonly rows?: readonly Row[];
  /** By the predicate's text. */
  readonly predicates?: Readonly<Record<string, RowPredicate>>;
  /** Rows of a batch; 1,000 unless given. */
  readonly batchRows?: number;
}

/** How a read goes wrong: after `afterRows` rows it throws `error`, or without one it ends without a receipt. */
export interface ReadFailure {
  readonly afterRows: number;
  readonly error?: BackstockError;
}

/** A source that holds one table in memory, for tests and first steps. Every relation names that table. */
export interface MemorySource extends Source {
  /** The next read sees these rows; a read under way keeps the rows that it began with. */
  replaceRows(rows: readonly Row[]): void;
  /** As `replaceRows`, with other columns. */
  replaceTable(columns: readonly Column[], rows: readonly Row[]): void;
  /** Reads that begin from now on go wrong in this way, until it is called with nothing. */
  failReads(failure?: ReadFailure): void;
}

export function createMemorySource(options: MemorySourceOptions): MemorySource {
  let table: Table = { columns: options.columns, rows: options.rows ?? [] };
  let failure: ReadFailure | undefined;
  return {
    type: 'memory',
    capabilities: { stamps: 'cells', stampEpoch: 'memory 1' },
    check: async (signal) => throwIfAborted(signal),
    async describe(_relation, signal) {
      throwIfAborted(signal);
      return table.columns;
    },
    async *read(request) {
      yield* readRows(request, options, { table, ...(failure === undefined ? {} : { failure }) });
    },
    close: async () => undefined,
    replaceRows(rows) {
      table = { ...table, rows };
    },
    replaceTable(columns, rows) {
      table = { columns, rows };
    },
    failReads(next) {
      failure = next;
    },
  };
}

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

interface Begun {
  readonly table: Table;
  readonly failure?: ReadFailure;
}

function* readRows(
  request: ReadRequest,
  { batchRows = 1000, predicates = {} }: MemorySourceOptions,
  { table: { columns, rows }, failure }: Begun,
): Generator<RowBatch | ReadReceipt> {
  throwIfAborted(request.signal);
  const project = projection(request, columns, predicates);
  const end = Math.min(rows.length, failure?.afterRows ?? rows.length);
  for (let start = 0; start < end; start += batchRows) {
    yield batchOf(rows.slice(start, Math.min(start + batchRows, end)).map(project), request);
    throwIfAborted(request.signal);
  }
  if (failure?.error !== undefined) throw failure.error;
  if (failure === undefined) yield { kind: 'receipt', rows: rows.length };
}

/** From a row of the table to the row that was asked for: key columns, columns, predicate. */
function projection(
  request: ReadRequest,
  columns: readonly Column[],
  predicates: Readonly<Record<string, RowPredicate>>,
): (row: Row) => Row {
  const position = (name: string): number => {
    const found = columns.findIndex((column) => column.name === name);
    if (found !== -1) return found;
    throw new BackstockError({
      code: 'MODEL.COLUMN_MISSING',
      message: `The model has no column "${name}"`,
      why: `Its columns are ${columns.map((column) => column.name).join(', ')}.`,
    });
  };
  const positions = [...request.keyColumns, ...request.columns].map(position);
  const pick = (row: Row): Value[] => positions.map((at) => row[at] ?? null);
  if (request.predicate === undefined) return pick;
  const predicate = predicates[request.predicate];
  if (predicate === undefined) {
    throw new BackstockError({
      code: 'SOURCE.QUERY_REJECTED',
      message: `The memory source does not know the predicate "${request.predicate}"`,
    });
  }
  return (row) => [...pick(row), predicate((name) => row[position(name)] ?? null) === true];
}

function batchOf(rows: readonly Row[], { keyColumns, seeds }: ReadRequest): RowBatch {
  const hashes = new Uint32Array(rows.length * hashWords);
  const nullKeys = new Uint8Array(rows.length);
  for (const [index, row] of rows.entries()) {
    const key = row.slice(0, keyColumns.length);
    if (key.includes(null)) nullKeys[index] = 1;
    hashes.set(hashCells(key.map(keyCell), seeds.key).subarray(0, 3), index * hashWords);
    hashes.set(hashCells(row.map(stampCell), seeds.stamp).subarray(0, 2), index * hashWords + 3);
  }
  return { kind: 'batch', length: rows.length, hashes, nullKeys, decode: (row) => rows[row] ?? [] };
}

const encoder = new TextEncoder();

function hashCells(cells: readonly string[], seed: Readonly<Uint32Array>): Uint32Array {
  const state = Uint32Array.from(seed);
  for (const cell of cells) {
    const bytes = encoder.encode(cell);
    hashBytes(bytes, 0, bytes.length, state);
  }
  return state;
}

function keyCell(value: Value): string {
  return value === null ? '' : valueText(value);
}

/** Null and the empty text are different cells. */
function stampCell(value: Value): string {
  return value === null ? '-' : `=${valueText(value)}`;
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new BackstockError({
    code: 'SOURCE.READ_INCOMPLETE',
    message: 'The read was stopped before its end',
    cause: signal.reason,
  });
}
