import { fieldsToClear, fieldsToSet } from '../changeset/removal-fields.ts';
import type { FieldChange } from '../destination/change.ts';
import { advancePresence } from '../ledger/advance.ts';
import { gateFlags } from '../ledger/gate.ts';
import type { DeliveredField, LedgerEntry } from '../ledger/ledger-entry.ts';
import { keyHashBytes } from '../rows/key.ts';
import type { Attempt, SpooledChange } from '../state/state-store.ts';
import { advanceGate } from './open-gate.ts';
import { hex, removes, type RunContext } from './run-context.ts';

const slice = 1000;

/** The keys that were owned and are not in the model any more: spooled where on_removed acts, else listed as left. */
export async function findRemoved(run: RunContext): Promise<void> {
  if (run.options.key !== undefined || run.options.limit !== undefined) return;
  let hashes: Uint8Array[] = [];
  for (const slot of run.gate.slots(gateFlags.owned | gateFlags.seen, gateFlags.owned)) {
    hashes.push(keyHashBytes(...run.gate.words(slot)));
    if (hashes.length < slice) continue;
    await removeKeys(run, hashes);
    hashes = [];
  }
  if (hashes.length > 0) await removeKeys(run, hashes);
}

async function removeKeys(run: RunContext, hashes: readonly Uint8Array[]): Promise<void> {
  const found = await run.options.state.readEntries(run.ledger.id, hashes);
  const entries = found.filter((entry) => entry !== undefined);
  if (!removes(run)) return leave(run, entries);
  const attempts = await run.options.state.readAttempts(
    run.ledger.id,
    entries.map(({ hash }) => hash),
  );
  const kept = entries.map((entry, index) => keptBack(run, entry, attempts[index]));
  const spooled = entries.filter((_entry, index) => kept[index] === undefined);
  await run.spool.spool(
    run.run,
    spooled.map((entry) => removedChange(run, entry)),
  );
  for (const [index, entry] of entries.entries()) count(run, entry, kept[index]);
}

/** A removal that is not tried in this run, and why. */
type KeptBack = Pick<Attempt, 'outcome' | 'reason'>;

function keptBack(run: RunContext, entry: LedgerEntry, attempt: Attempt | undefined): KeptBack | undefined {
  if (run.progress.nullKeys) return waiting;
  if (run.blocked.has(hex(entry.hash))) return attempt ?? blocked;
  const isDue =
    attempt?.stamp !== '' || (attempt.nextAtMs !== undefined && attempt.nextAtMs <= run.startedAtMs);
  return isDue ? undefined : attempt;
}

const waiting: KeptBack = {
  outcome: 'waiting',
  reason: { code: 'null_keys', message: 'removals wait while rows with a null key exist' },
};

const blocked: KeptBack = {
  outcome: 'uncertain',
  reason: { code: 'open_call', message: 'the effect of an earlier call is unknown' },
};

/** Attempts of keys that left the model before anything of them was delivered are over. */
export async function dropLeftAttempts(run: RunContext): Promise<void> {
  if (run.kind === 'plan' || run.options.key !== undefined) return;
  const flags = gateFlags.attempt | gateFlags.seen | gateFlags.owned;
  let settledAttempts: Uint8Array[] = [];
  for (const slot of run.gate.slots(flags, gateFlags.attempt)) {
    settledAttempts.push(keyHashBytes(...run.gate.words(slot)));
    if (settledAttempts.length < slice) continue;
    await run.options.state.record(run.run, { settledAttempts });
    settledAttempts = [];
  }
  if (settledAttempts.length > 0) await run.options.state.record(run.run, { settledAttempts });
}

async function leave(run: RunContext, entries: readonly LedgerEntry[]): Promise<void> {
  for (const entry of entries) run.report.listLeft(entry.key ?? hex(entry.hash));
  if (run.kind === 'plan') return;
  const advances = entries.map((entry) => advancePresence(entry, 'left'));
  await run.options.state.record(run.run, { advances });
  for (const advance of advances) advanceGate(run.gate, advance);
}

function count(run: RunContext, entry: LedgerEntry, kept: KeptBack | undefined): void {
  run.report.countThing('removed');
  if (kept === undefined) {
    run.report.countDue('removed');
    return;
  }
  const { outcome, reason } = kept;
  const listed = { key: entry.key ?? hex(entry.hash), kind: 'removed', outcome, reason } as const;
  if (outcome === 'waiting') run.report.countOutcome(outcome, listed);
  else run.report.countCarriedOver(listed);
}

function removedChange(run: RunContext, entry: LedgerEntry): SpooledChange {
  const { spec, fingerprinter } = run.options;
  const fields = removalFields(run, entry);
  run.progress.lastChange += 1;
  return {
    change: {
      id: run.progress.lastChange,
      key: entry.key ?? hex(entry.hash),
      kind: 'removed',
      ...(entry.storeId === undefined ? {} : { storeId: entry.storeId }),
      rules: [],
      fields,
      whole: [],
    },
    hash: entry.hash,
    personal: spec.model.personalKey,
    stamp: '',
    kind: 'removed',
    phase: 'removals',
    delivered: new Map(
      fields.map((field) => [
        field.field,
        deliveredValue(field, fingerprinter.value(field.field, field.value)),
      ]),
    ),
    prints: freedPrints(run, entry),
  };
}

function removalFields(run: RunContext, entry: LedgerEntry): readonly FieldChange[] {
  const { spec, fingerprinter } = run.options;
  if (spec.onRemoved === 'clear') return fieldsToClear(entry, run.mapper.fields, fingerprinter);
  return spec.onRemoved === 'set' ? fieldsToSet(entry, run.removal) : [];
}

function deliveredValue(field: FieldChange, fingerprint: string): DeliveredField {
  return field.action === 'clear' ? { fingerprint } : { fingerprint, prints: [] };
}

/** The unique values that a removal gives up: all of them, where it clears or deletes. */
function freedPrints(run: RunContext, entry: LedgerEntry): SpooledChange['prints'] {
  if (run.options.spec.onRemoved !== 'clear' && run.options.spec.onRemoved !== 'delete') return [];
  const unique = run.mapper.fields
    .filter(({ type }) => type.kind !== 'list')
    .map(({ mapping }) => mapping.field);
  return unique.flatMap((field) =>
    (entry.fields.get(field)?.prints ?? []).map((print) => ({ role: 'gives' as const, print })),
  );
}
