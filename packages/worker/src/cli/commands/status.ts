import type { Attempt, OutcomeKind, RunReport, StoredRun, SyncSpec } from '@backstock/core';
import { findSyncs } from '../../config/find-syncs.ts';
import { OpenProject } from '../../wiring/open-project.ts';
import type { CommandContext } from '../command-context.ts';
import { loadConnected } from '../load-connected.ts';
import { reasonText } from '../reason-text.ts';
import { nextTryText, timeText } from '../time-text.ts';

const runsShown = 5;
const attemptsInText = 20;
const attemptsInJson = 1000;

export interface StatusOptions {
  readonly syncs: readonly string[];
  readonly json: boolean;
}

/** What the state knows of each sync. Reaches neither source nor store. */
export async function status(context: CommandContext, { syncs, json }: StatusOptions): Promise<number> {
  const connected = await loadConnected(context);
  const specs = findSyncs(connected.project, syncs);
  await using open = await OpenProject.open(connected);
  for (const spec of specs) {
    const found = await readStatus(open, spec, json ? attemptsInJson : attemptsInText);
    if (json) context.terminal.printJson(found);
    else context.terminal.print(`${statusText(found)}\n`);
  }
  return 0;
}

/** A thing that is not delivered. */
interface Undelivered {
  /** Absent where the key is personal data. */
  readonly key?: string;
  readonly outcome: OutcomeKind;
  readonly reason: Attempt['reason'];
  readonly tries: number;
  readonly lastAtMs: number;
  readonly nextAtMs?: number;
}

interface SyncStatus {
  readonly sync: string;
  readonly owned: number;
  readonly runs: readonly (Omit<StoredRun, 'report' | 'sync'> & { readonly report?: RunReport })[];
  readonly undelivered: {
    readonly counts: Readonly<Partial<Record<OutcomeKind, number>>>;
    readonly first: readonly Undelivered[];
  };
}

async function readStatus({ state }: OpenProject, spec: SyncSpec, most: number): Promise<SyncStatus> {
  const runs = await state.readRuns(spec.name, runsShown);
  const none = { sync: spec.name, owned: 0, runs: [], undelivered: { counts: {}, first: [] } };
  if (runs.length === 0) return none;
  const { name, destination, object } = spec;
  const ledger = await state.openLedger({ sync: name, destination, object });
  const counts: Partial<Record<OutcomeKind, number>> = {};
  const first: Undelivered[] = [];
  for await (const attempts of state.scanAttempts(ledger.id)) {
    for (const attempt of attempts) {
      counts[attempt.outcome] = (counts[attempt.outcome] ?? 0) + 1;
      if (first.length < most) first.push(undelivered(attempt));
    }
  }
  return { sync: name, owned: ledger.owned, runs: runs.map(withReport), undelivered: { counts, first } };
}

function undelivered({
  hash: _hash,
  stamp: _stamp,
  refusalClass: _class,
  firstAtMs: _first,
  ...rest
}: Attempt): Undelivered {
  return rest;
}

function withReport({ report, sync: _sync, ...run }: StoredRun): SyncStatus['runs'][number] {
  // The text is the report that core wrote at the end of the run.
  return report === undefined ? run : { ...run, report: JSON.parse(report) as RunReport };
}

function statusText({ sync, owned, runs, undelivered: { counts, first } }: SyncStatus): string {
  if (runs.length === 0) return `${sync}\n  never run\n`;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const kinds = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  return [
    `${sync} · ${owned} things delivered and kept in step`,
    ...runs.map(runLine),
    ...held(runs[0]?.report),
    ...unfinished(runs[0]),
    total === 0 ? '  nothing is held, refused or uncertain' : `  not delivered: ${kinds.join(', ')}`,
    ...first.flatMap(undeliveredLines),
    ...(total > first.length ? [`    … and ${total - first.length} more: --json`] : []),
    '',
  ].join('\n');
}

/** What the last run left for the next one. */
function unfinished(run: SyncStatus['runs'][number] | undefined): readonly string[] {
  if (run?.status === 'running')
    return ['  a run is under way, or was killed: the next run settles what it left'];
  if (run?.status === 'interrupted')
    return ['  the last run was killed: what it did not deliver is due in the next run'];
  const unsent = run?.report?.things.outcomes.not_sent ?? 0;
  return unsent === 0 ? [] : [`  ${unsent} not sent by the last run: due in the next run`];
}

function runLine({ id, startedAtMs, status: end, report }: SyncStatus['runs'][number]): string {
  const start = `  run ${id}  ${timeText(startedAtMs)}  ${end}`;
  if (report === undefined) return start;
  const outcomes = Object.entries(report.things.outcomes).filter(([, count]) => count > 0);
  const told = outcomes.map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'no change';
  return `${start}  ${report.rows.read} rows: ${told}${report.stop === undefined ? '' : `  ${report.stop.code}`}`;
}

/** Rows that were held at reading have no attempt: only the report of the last run knows them. */
function held(report: RunReport | undefined): readonly string[] {
  const rows = report?.problems.filter(({ kind }) => kind === 'row') ?? [];
  return rows.slice(0, attemptsInText).map(({ key, reason }) => {
    return `  held at reading  ${key}${reason === undefined ? '' : `  ${reasonText(reason)}`}`;
  });
}

function undeliveredLines({ key, outcome, reason, tries, nextAtMs }: Undelivered): readonly string[] {
  const times = tries === 1 ? 'tried once' : `tried ${tries} times`;
  return [
    `    ${outcome.padEnd(9)} ${key ?? '(personal key)'}  ${reasonText(reason)}`,
    `              ${times}, again ${nextTryText(nextAtMs)}`,
  ];
}
