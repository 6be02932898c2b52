import { randomUUID } from 'node:crypto';
import { BackstockError } from '../errors/backstock-error.ts';
import type { ObjectDefinition } from '../destination/object-definition.ts';
import { compileRemoval, type RemovalField } from '../mapping/compile-removal.ts';
import { compileMapper } from '../mapping/compile-mapper.ts';
import type { Mapper } from '../mapping/mapped-row.ts';
import { ReportBuilder } from '../report/report-builder.ts';
import { specError } from '../spec/spec-problem.ts';
import type { StateStore } from '../state/state-store.ts';
import { systemClock } from '../time/clock.ts';
import { IntentLog } from './intent-log.ts';
import { openGate } from './open-gate.ts';
import type { RunContext } from './run-context.ts';
import type { RunOptions } from './run-options.ts';
import { settleIntents } from './settle-intents.ts';

/** What is known before a run may touch anything: the object, and the mapping bound to the model's columns. */
interface PreparedSync {
  readonly object: ObjectDefinition;
  readonly mapper: Mapper;
  readonly removal: readonly RemovalField[];
}

/** Describes the model and compiles the mapping against it. Throws with all problems of the sync at once. */
async function prepareSync(options: RunOptions): Promise<PreparedSync> {
  const { spec, destination, source, signal } = options;
  const object = destination.objects[spec.object];
  if (object === undefined) throw unknownObject(options);
  const columns = await source.describe(spec.model.relation, signal);
  const compiled = compileMapper(spec, columns, object);
  if ('problems' in compiled) throw specError(compiled.problems);
  const removal = compileRemoval(spec, object);
  if ('problems' in removal) throw specError(removal.problems);
  return { object, mapper: compiled.mapper, removal: removal.fields };
}

function unknownObject({ spec, destination }: RunOptions): BackstockError {
  return new BackstockError({
    code: 'SPEC.INVALID',
    message: `${destination.type} has no object "${spec.object}"`,
    fix: `Objects: ${Object.keys(destination.objects).join(', ')}.`,
    where: { file: spec.file },
  });
}

export interface BegunRun {
  readonly kind: 'run' | 'plan';
  /** Where the spool goes: the state of a run, a scratch store of a plan. */
  readonly spool: StateStore;
}

/** Opens the ledger, begins the run, settles what earlier ones left open, and opens the gate. */
export async function beginRun(options: RunOptions, { kind, spool }: BegunRun): Promise<RunContext> {
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
    return await furnish(context, await options.state.openLedger(identity));
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
