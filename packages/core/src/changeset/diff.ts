import type { Mode } from '../destination/object-definition.ts';
import { keyText } from '../rows/key.ts';
import { valueText, type Value } from '../rows/value.ts';

/** A row as library users have it: values by column name. */
export type ModelRow = Readonly<Record<string, Value>>;

export interface DiffOptions {
  /** The column, or columns, that identify a row. */
  readonly key: string | readonly string[];
  /** `insert` finds added only; `update` and `upsert` added and changed; `mirror` removed too. */
  readonly mode: Mode;
  /** The columns that count. Default: every column of the row that is compared, but for the key. */
  readonly columns?: readonly string[];
}

/** One key's difference. */
export type RowChange =
  | { readonly kind: 'added'; readonly key: string; readonly after: ModelRow }
  | {
      readonly kind: 'changed';
      readonly key: string;
      readonly columns: readonly string[];
      readonly before: ModelRow;
      readonly after: ModelRow;
    }
  | { readonly kind: 'removed'; readonly key: string; readonly before: ModelRow };

/** The changes in the order of `after`, then the removed ones in the order of `before`; and every row accounted for. */
export interface RowDiff {
  readonly changes: readonly RowChange[];
  readonly unchanged: number;
  /** In `insert`: rows whose key was there before, though they differ. */
  readonly ignored: number;
  /** Rows of `after` with a null in the key, or with a key that another row has too: none of them is picked. */
  readonly held: readonly { readonly row: ModelRow; readonly reason: 'null_key' | 'duplicate_key' }[];
}

/**
 * What is new, changed or gone between two lists of rows. Pure. Keys are compared by exact text; values exactly. While
 * `after` holds a row with a null key nothing is `removed`, and a held key counts as seen. `before` is what was delivered
 * last: a key that it holds twice counts once, with the later row, and rows with a null key count as never delivered.
 */
export function diff(before: Iterable<ModelRow>, after: Iterable<ModelRow>, options: DiffOptions): RowDiff {
  const keys = typeof options.key === 'string' ? [options.key] : options.key;
  const old = byKey(before, keys);
  const rows = [...after].map((row) => ({ row, key: textOf(row, keys) }));
  const times = Map.groupBy(rows, ({ key }) => key);
  const result = {
    changes: [] as RowChange[],
    unchanged: 0,
    ignored: 0,
    held: [] as { row: ModelRow; reason: 'null_key' | 'duplicate_key' }[],
  };
  for (const { row, key } of rows) {
    if (key === undefined) result.held.push({ row, reason: 'null_key' });
    else if ((times.get(key)?.length ?? 0) > 1) result.held.push({ row, reason: 'duplicate_key' });
    else compare(key, old.get(key), row, { ...options, keys, result });
  }
  if (options.mode === 'mirror' && !times.has(undefined)) {
    for (const [key, row] of old)
      if (!times.has(key)) result.changes.push({ kind: 'removed', key, before: row });
  }
  return result;
}

function byKey(rows: Iterable<ModelRow>, keys: readonly string[]): Map<string, ModelRow> {
  const found = new Map<string, ModelRow>();
  for (const row of rows) {
    const key = textOf(row, keys);
    if (key !== undefined) found.set(key, row);
  }
  return found;
}

interface Comparison extends DiffOptions {
  readonly keys: readonly string[];
  readonly result: { changes: RowChange[]; unchanged: number; ignored: number };
}

function compare(key: string, before: ModelRow | undefined, after: ModelRow, options: Comparison): void {
  const { result } = options;
  if (before === undefined) {
    result.changes.push({ kind: 'added', key, after });
    return;
  }
  const columns = options.columns ?? Object.keys(after).filter((name) => !options.keys.includes(name));
  const differing = columns.filter((name) => !equal(before[name] ?? null, after[name] ?? null));
  if (differing.length === 0) result.unchanged += 1;
  else if (options.mode === 'insert') result.ignored += 1;
  else result.changes.push({ kind: 'changed', key, columns: differing, before, after });
}

function textOf(row: ModelRow, keys: readonly string[]): string | undefined {
  const parts = keys.map((name) => row[name] ?? null);
  return parts.includes(null)
    ? undefined
    : keyText(parts.map((part) => (part === null ? '' : valueText(part))));
}

function equal(left: Value, right: Value): boolean {
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.from(left).equals(right);
  return Object.is(left, right);
}
