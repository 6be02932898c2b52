import type { Decision } from '../destination/change.ts';
import type { CarriedField, PlannedChange, Refusal } from '../destination/operation.ts';
import { advanceDelivered, advanceKnown, advanceRemoved, type LedgerAdvance } from '../ledger/advance.ts';
import type { DeliveredField, LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Fingerprinter } from '../ledger/fingerprint.ts';
import { worseOutcome, type OutcomeKind } from '../outcome/outcome.ts';
import type { SpooledChange } from '../state/state-store.ts';
import { ledgerKey } from './end-change.ts';

/** One change on its way through `apply`: what is still open, what was delivered, how bad it got. */
export interface ChangeProgress {
  readonly spooled: SpooledChange;
  readonly decision: Decision;
  readonly planned: PlannedChange;
  open: number;
  outcome: OutcomeKind;
  refusal: Refusal | undefined;
  storeId: string | undefined;
  /** The ledger's entry as the advances so far have made it. */
  entry: LedgerEntry | undefined;
}

export function beginProgress(
  change: { readonly spooled: SpooledChange; readonly decision: Decision },
  planned: PlannedChange,
  entry: LedgerEntry | undefined,
): ChangeProgress {
  const { decision } = change;
  const storeId = decision.kind === 'create' ? undefined : decision.storeId;
  return {
    ...change,
    planned,
    open: planned.operations.length,
    outcome: 'delivered',
    refusal: undefined,
    storeId,
    entry,
  };
}

export function worsen(progress: ChangeProgress, outcome: OutcomeKind, refusal?: Refusal): void {
  progress.outcome = worseOutcome(progress.outcome, outcome);
  progress.refusal ??= refusal;
}

/** What the ledger gains when an operation (or a field that needed none) is delivered. */
export function deliver(
  progress: ChangeProgress,
  storeId: string,
  carried: readonly CarriedField[],
  prints: Fingerprinter,
): LedgerAdvance {
  progress.storeId = storeId;
  const fields = new Map([
    ...clearedByCreate(progress),
    ...carried.map((field) => [field.field, deliveredField(progress, field, prints)] as const),
  ]);
  return advanced(
    progress,
    advanceDelivered(ledgerKey(progress.spooled), progress.entry, { storeId, fields }),
  );
}

/** The store's id was learnt from a refusal. */
export function learn(progress: ChangeProgress, storeId: string): LedgerAdvance {
  progress.storeId = storeId;
  return advanced(progress, advanceKnown(ledgerKey(progress.spooled), progress.entry, storeId));
}

/** What the ledger says once all operations of a removal were delivered. */
export function finishRemoval(progress: ChangeProgress): LedgerAdvance[] {
  if (progress.decision.kind !== 'remove' || progress.entry === undefined) return [];
  return [advanceRemoved(progress.entry, progress.decision.removal)];
}

function advanced(progress: ChangeProgress, advance: LedgerAdvance): LedgerAdvance {
  if (advance.put) progress.entry = { ...advance.put, sequence: progress.entry?.sequence ?? 0 };
  return advance;
}

/** Undefined takes the field out of the ledger. */
function deliveredField(
  progress: ChangeProgress,
  carried: CarriedField,
  prints: Fingerprinter,
): DeliveredField | undefined {
  const field = progress.spooled.delivered.get(carried.field) ?? wholeField(progress, carried.field, prints);
  if (field === undefined || carried.owned === undefined) return field;
  return { ...field, prints: carried.owned.map((entry) => prints.entry(carried.field, entry)) };
}

/** A new thing has no value in what was to be cleared; its create carries only what has a value. */
function clearedByCreate({
  decision,
  spooled,
}: ChangeProgress): (readonly [string, DeliveredField | undefined])[] {
  if (decision.kind !== 'create') return [];
  const cleared = spooled.change.fields.filter(({ action }) => action === 'clear');
  return cleared.map(({ field }) => [field, spooled.delivered.get(field)]);
}

/** A create carries every field, also those that did not differ from what a former thing got. */
function wholeField(
  { entry, spooled }: ChangeProgress,
  name: string,
  prints: Fingerprinter,
): DeliveredField | undefined {
  const whole = spooled.change.whole.find(({ field }) => field === name);
  if (whole === undefined) return undefined;
  const fingerprint = prints.value(name, whole.value);
  const before = entry?.fields.get(name);
  return before?.fingerprint === fingerprint ? before : { fingerprint };
}
