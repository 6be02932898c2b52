import { keyHash, type Attempt, type LedgerEntry, type OutcomeRecord, type SyncSpec } from '@backstock/core';
import { findSyncs } from '../../config/find-syncs.ts';
import { partsOfKey } from '../../running/parts-of-key.ts';
import { OpenProject } from '../../wiring/open-project.ts';
import type { CommandContext } from '../command-context.ts';
import { loadConnected } from '../load-connected.ts';
import { reasonText } from '../reason-text.ts';
import { nextTryText, timeText } from '../time-text.ts';

const outcomesShown = 10;

export interface WhyOptions {
  readonly sync: string;
  readonly key: string;
  readonly json: boolean;
}

/** What the state knows of one key. Reaches neither source nor store. */
export async function why(context: CommandContext, { sync, key, json }: WhyOptions): Promise<number> {
  const connected = await loadConnected(context);
  const [spec] = findSyncs(connected.project, [sync]);
  if (spec === undefined) throw new Error(`no sync ${sync}`);
  const parts = partsOfKey(spec, key);
  await using open = await OpenProject.open(connected);
  const known = await readKnown(open, spec, keyHash(parts, open.fingerprinter.keySeed));
  if (json) context.terminal.printJson({ sync, key, ...plain(known) });
  else context.terminal.print(`${sync} · key ${key}\n${knownLines(known).join('\n')}\n`);
  return 0;
}

interface KnownOfKey {
  readonly entry: LedgerEntry | undefined;
  readonly attempt: Attempt | undefined;
  readonly outcomes: readonly (OutcomeRecord & { readonly run: number })[];
}

async function readKnown({ state }: OpenProject, spec: SyncSpec, hash: Uint8Array): Promise<KnownOfKey> {
  const { name, destination, object } = spec;
  const nothing = { entry: undefined, attempt: undefined, outcomes: [] };
  if ((await state.readRuns(name, 1)).length === 0) return nothing;
  const { id } = await state.openLedger({ sync: name, destination, object });
  const [entry] = await state.readEntries(id, [hash]);
  const [attempt] = await state.readAttempts(id, [hash]);
  return { entry, attempt, outcomes: await state.readOutcomes(id, hash, outcomesShown) };
}

/** Without hashes and fingerprints, which say nothing to people. */
function plain({ entry, attempt, outcomes }: KnownOfKey): object {
  return {
    ledger: entry && {
      presence: entry.presence,
      storeId: entry.storeId,
      removal: entry.removal,
      fields: [...entry.fields.keys()],
    },
    attempt: attempt && { ...attempt, hash: undefined, stamp: undefined },
    outcomes: outcomes.map((outcome) => ({ ...outcome, hash: undefined })),
  };
}

function knownLines({ entry, attempt, outcomes }: KnownOfKey): readonly string[] {
  if (entry === undefined && attempt === undefined && outcomes.length === 0) {
    return [
      '  nothing is known of it: no run has delivered or tried it',
      '  next  look whether the model has the key; a row with a null or duplicate key is listed by `backstock status`',
    ];
  }
  return [
    ...(entry === undefined ? ['  ledger   nothing was delivered'] : entryLines(entry)),
    ...(attempt === undefined ? [] : attemptLines(attempt)),
    ...outcomes.map(outcomeLine),
  ];
}

const presences: Readonly<Record<LedgerEntry['presence'], string>> = {
  owned: 'delivered, and kept in step',
  left: 'delivered; its key has left the model, and on_removed is ignore',
  removed: 'delivered; its key has left the model, and on_removed acted',
  remembered: 'it was in the store before: an insert leaves it alone',
  known: 'its id in the store is known, but nothing was delivered yet',
};

function entryLines({ presence, storeId, fields }: LedgerEntry): readonly string[] {
  const names = [...fields.keys()].join(', ');
  return [
    `  ledger   ${presences[presence]}${storeId === undefined ? '' : ` · ${storeId}`}`,
    ...(names === '' ? [] : [`           fields: ${names}`]),
  ];
}

function attemptLines({ outcome, reason, tries, lastAtMs, nextAtMs }: Attempt): readonly string[] {
  return [
    `  not sent ${outcome}: ${reasonText(reason)}`,
    `           tried ${tries === 1 ? 'once' : `${tries} times`}, last ${timeText(lastAtMs)}; again ${nextTryText(nextAtMs)}`,
  ];
}

function outcomeLine({ run, atMs, kind, outcome, fields, reason }: KnownOfKey['outcomes'][number]): string {
  const what = fields.length === 0 ? kind : `${kind}: ${fields.join(', ')}`;
  return `  run ${run}  ${timeText(atMs)}  ${outcome}  ${reason === undefined ? what : reasonText(reason)}`;
}
