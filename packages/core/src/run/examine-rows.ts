import { fieldsToUndo } from '../changeset/removal-fields.ts';
import { compareFields, type FieldDifference } from '../ledger/compare-fields.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { ChangeKind, MatchRule } from '../destination/change.ts';
import type { MappedRow } from '../mapping/mapped-row.ts';
import type { Reason } from '../outcome/outcome.ts';
import { keyText } from '../rows/key.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import { valueText, type Row } from '../rows/value.ts';
import type { Attempt, SpooledChange } from '../state/state-store.ts';
import { firstAttempt } from './first-attempt.ts';
import { hex, type RunContext } from './run-context.ts';
import type { MissedRow } from './sort-batch.ts';

/** What the slow path found out about one row. */
export type ExaminedRow =
  | { readonly kind: 'unchanged'; readonly miss: MissedRow; readonly entry: LedgerEntry | undefined }
  | { readonly kind: 'ignored'; readonly miss: MissedRow }
  /** Tried before with this very row, and not due: counted under its earlier outcome, not decoded. */
  | {
      readonly kind: 'carried';
      readonly miss: MissedRow;
      readonly change: ChangeKind;
      readonly attempt: Attempt;
    }
  /** A value of the row cannot be mapped. */
  | {
      readonly kind: 'held';
      readonly miss: MissedRow;
      readonly change: ChangeKind;
      readonly key: string;
      readonly reason: Reason;
    }
  | {
      readonly kind: 'spooled';
      readonly miss: MissedRow;
      readonly spooled: SpooledChange;
      readonly difference: FieldDifference;
    };

/** Decodes and maps the rows that the gate could not pass, and compares them field by field with the ledger. */
export async function examineRows(
  run: RunContext,
  batch: RowBatch,
  missed: readonly MissedRow[],
): Promise<ExaminedRow[]> {
  const entries = await lookUp(
    missed,
    (miss) => miss.inLedger,
    (hashes) => run.options.state.readEntries(run.ledger.id, hashes),
  );
  const attempts = await lookUp(
    missed,
    (miss) => miss.attempted,
    (hashes) => run.options.state.readAttempts(run.ledger.id, hashes),
  );
  return missed.map((miss, index) =>
    examine(run, batch, { miss, entry: entries[index], attempt: attempts[index] }),
  );
}

async function lookUp<Found>(
  missed: readonly MissedRow[],
  asks: (miss: MissedRow) => boolean,
  read: (hashes: readonly Uint8Array[]) => Promise<readonly (Found | undefined)[]>,
): Promise<(Found | undefined)[]> {
  const asked = missed.filter(asks);
  if (asked.length === 0) return missed.map(() => undefined);
  const found = (await read(asked.map(({ hash }) => hash))).values();
  return missed.map((miss) => (asks(miss) ? found.next().value : undefined));
}

interface KnownRow {
  readonly miss: MissedRow;
  readonly entry: LedgerEntry | undefined;
  readonly attempt: Attempt | undefined;
}

function examine(run: RunContext, batch: RowBatch, known: KnownRow): ExaminedRow {
  const { miss, entry, attempt } = known;
  const change = changeKind(entry);
  const carried = carriedAttempt(run, miss, attempt);
  if (carried) return { kind: 'carried', miss, change, attempt: carried };
  const row = batch.decode(miss.row);
  if (isExcluded(run, row, entry)) return { kind: 'ignored', miss };
  const isInserted = run.options.spec.mode === 'insert' && change !== 'added';
  const key = shownKey(run, row, miss.hash);
  const mapped = run.mapper.map(row);
  if (mapped.kind === 'held')
    return isInserted
      ? { kind: 'ignored', miss }
      : { kind: 'held', miss, change, key, reason: mapped.reason };
  const difference = differenceOf(run, mapped.row, entry);
  if (difference.changes.length === 0 && (entry?.presence === 'owned' || entry?.presence === 'left')) {
    return { kind: 'unchanged', miss, entry };
  }
  if (isInserted) return { kind: 'ignored', miss };
  return {
    kind: 'spooled',
    miss,
    difference,
    spooled: spooledChange(run, { ...known, key, change, mapped: mapped.row, difference }),
  };
}

/** What differs from what was delivered; for a thing that returns also what on_removed had set in fields that nobody maps. */
function differenceOf(run: RunContext, row: MappedRow, entry: LedgerEntry | undefined): FieldDifference {
  const { mapper, removal, options } = run;
  const found = compareFields(mapper.fields, row, entry, options.fingerprinter);
  if (entry?.removal !== 'set') return found;
  const undone = fieldsToUndo(entry, { mapped: mapper.fields, set: removal }, options.fingerprinter);
  const delivered = undone.map(
    ({ field }) => [field, { fingerprint: options.fingerprinter.value(field, null) }] as const,
  );
  return {
    ...found,
    changes: [...found.changes, ...undone],
    delivered: new Map([...found.delivered, ...delivered]),
  };
}

/** How a key is shown to people and written down: its text, or of one that is personal data only its hash. */
export function shownKey(run: Pick<RunContext, 'mapper' | 'options'>, row: Row, hash: Uint8Array): string {
  if (run.options.spec.model.personalKey) return hex(hash);
  const parts = row.slice(0, run.mapper.keyColumns.length);
  return keyText(parts.map((part) => (part === null ? '' : valueText(part ?? ''))));
}

function changeKind(entry: LedgerEntry | undefined): ChangeKind {
  if (entry === undefined || entry.presence === 'known' || entry.presence === 'remembered') return 'added';
  return entry.presence === 'removed' ? 'returned' : 'changed';
}

function carriedAttempt(run: RunContext, miss: MissedRow, attempt: Attempt | undefined): Attempt | undefined {
  if (run.blocked.has(hex(miss.hash))) return attempt ?? blockedAttempt(run, miss);
  if (attempt === undefined || attempt.stamp !== miss.stamp || run.options.key !== undefined)
    return undefined;
  const due = attempt.nextAtMs !== undefined && attempt.nextAtMs <= run.startedAtMs;
  return due ? undefined : attempt;
}

function blockedAttempt(run: RunContext, miss: MissedRow): Attempt {
  const reason = {
    code: 'open_call',
    message: 'the effect of an earlier call is unknown; nothing is sent until it is settled',
  };
  const { hash, stamp } = miss;
  return firstAttempt({ hash, stamp, outcome: 'uncertain', reason }, run.startedAtMs);
}

/** Rows that are passed over whatever they say. What an insert delivered is ignored only where it differs by now. */
function isExcluded(run: RunContext, row: Row, entry: LedgerEntry | undefined): boolean {
  const { spec } = run.options;
  if (spec.firstRun?.kind === 'from' && row.at(-1) !== true) return true;
  if (entry?.presence === 'removed' && spec.onReturn === 'ignore') return true;
  return spec.mode === 'insert' && entry?.presence === 'remembered';
}

interface FoundChange extends KnownRow {
  readonly key: string;
  readonly change: ChangeKind;
  readonly mapped: MappedRow;
  readonly difference: FieldDifference;
}

function spooledChange(run: RunContext, found: FoundChange): SpooledChange {
  const { entry, miss, difference } = found;
  const storeId = entry?.storeId;
  const kind = storeId === undefined && found.change === 'changed' ? 'added' : found.change;
  run.progress.lastChange += 1;
  return {
    change: {
      id: run.progress.lastChange,
      key: found.key,
      kind,
      ...(storeId === undefined ? {} : { storeId }),
      rules: found.mapped.rules,
      fields: difference.changes,
      whole: difference.whole,
    },
    hash: miss.hash,
    personal: run.options.spec.model.personalKey,
    stamp: miss.stamp,
    kind,
    phase: storeId === undefined ? 'newcomers' : 'owners',
    delivered: difference.delivered,
    prints: [...matchPrints(run, storeId, found.mapped.rules), ...handOverPrints(entry, difference)],
  };
}

/** Only newcomers meet by what they match by; a thing with a remembered id is known. */
function matchPrints(
  run: RunContext,
  storeId: string | undefined,
  rules: readonly MatchRule[],
): SpooledChange['prints'] {
  if (storeId !== undefined) return [];
  return rules.map((rule) => ({ role: 'match', print: rulePrint(run, rule) }));
}

function rulePrint(run: RunContext, rule: MatchRule): string {
  const [first, ...others] = rule.fields;
  const prints = run.options.fingerprinter;
  if (first !== undefined && others.length === 0) return prints.normal(first.field, first.value);
  return prints.normal(
    rule.fields.map(({ field }) => field).join('+'),
    JSON.stringify(rule.fields.map(({ value }) => value)),
  );
}

/** What the change takes (the normal forms of its new unique values) and what it gives up. */
function handOverPrints(
  entry: LedgerEntry | undefined,
  difference: FieldDifference,
): SpooledChange['prints'] {
  return difference.changes.flatMap(({ field, value }) => {
    if (value !== null && typeof value !== 'string') return [];
    const takes = difference.delivered.get(field)?.prints ?? [];
    const gives = (entry?.fields.get(field)?.prints ?? []).filter((print) => !takes.includes(print));
    return [
      ...takes.map((print) => ({ role: 'takes' as const, print })),
      ...gives.map((print) => ({ role: 'gives' as const, print })),
    ];
  });
}
