import { randomUUID } from 'node:crypto';
import { ReportBuilder } from '../report/report-builder.ts';
import type { StateStore } from '../state/state-store.ts';
import { systemClock } from '../time/clock.ts';
import { IntentLog } from './intent-log.ts';
import { openGate } from './open-gate.ts';
import { prepareSync } from './prepare-sync.ts';
import type { RunContext } from './run-context.ts';
import type { RunOptions } from './run-options.ts';
import { settleIntents } from './settle-intents.ts';

/** What is begun. */
export interface Beginning {
  readonly kind: 'run' | 'plan';
  /** Where the spool goes: the state of a run, a scratch store of a plan. */
  readonly spool: StateStore;
}

/** Opens the ledger, begins the run, settles what earlier ones left open, and opens the gate. */
export async function beginRun(options: RunOptions, { kind, spool }: Beginning): Promise<RunContext> {
  const clock = options.clock ?? systemClock;
  const startedAtMs = clock.now();
  const identity = {
    sync: options.spec.name,
    destination: options.spec.destination,
    object: options.spec.object,
  };
  const ledger = await options.state.openLedger(identity);
  const run = await spool.beginRun(
    kind === 'run' ? ledger.id : (await spool.openLedger(identity)).id,
    startedAtMs,
  );
  const tell = options.onEvent ?? (() => undefined);
  tell({ type: 'run-started', sync: options.spec.name, run, atMs: startedAtMs });
  const report = new ReportBuilder();
  const context = {
    options,
    kind,
    clock,
    createId: options.createId ?? randomUUID,
    identity,
    run,
    startedAtMs,
    spool,
    report,
    tell,
  };
  try {
    return await furnish(context, ledger);
  } catch (error) {
    throw new FailedBeginning(context, error);
  }
}

type Frame = Pick<
  RunContext,
  'options' | 'kind' | 'clock' | 'createId' | 'identity' | 'run' | 'startedAtMs' | 'spool' | 'report' | 'tell'
>;

/** A run that failed before its first row: it has begun, so it has to be ended. */
export class FailedBeginning extends Error {
  readonly frame: Frame;

  constructor(frame: Frame, cause: unknown) {
    super('the run failed before its first row', { cause });
    this.frame = frame;
  }
}

async function furnish(frame: Frame, ledger: RunContext['ledger']): Promise<RunContext> {
  const { options, run } = frame;
  await options.prepare?.();
  const prepared = await prepareSync(options);
  const settled =
    frame.kind === 'run'
      ? await settleIntents(options, ledger, { id: run, nowMs: frame.startedAtMs })
      : noneSettled;
  if (settled.intents > 0) frame.tell({ type: 'intents-settled', intents: settled.intents });
  frame.report.settled = settled.settled;
  const current = await options.state.openLedger(frame.identity);
  const opened = await openGate(options.state, current, options.gateImage);
  frame.tell({ type: 'gate-opened', keys: opened.gate.size, from: opened.from });
  return {
    ...frame,
    ...prepared,
    ledger: current,
    gate: opened.gate,
    intents: new IntentLog((intents) => options.state.intend(run, intents)),
    blocked: settled.blocked,
    blockedMatches: settled.blockedMatches,
    progress: {
      lastChange: 0,
      allowance: options.limit ?? Number.POSITIVE_INFINITY,
      nullKeys: false,
      levels: new Map(),
      givers: new Map(),
      recreate: new Set(),
      calls: [],
      stop: undefined,
    },
  };
}

const noneSettled = {
  intents: 0,
  settled: 0,
  blocked: new Set<string>(),
  blockedMatches: new Set<string>(),
};
