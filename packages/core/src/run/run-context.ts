import type { Gate } from '../ledger/gate.ts';
import type { RemovalField } from '../mapping/compile-removal.ts';
import type { Mapper } from '../mapping/mapped-row.ts';
import type { CallRecord } from '../destination/operation.ts';
import type { ObjectDefinition } from '../destination/object-definition.ts';
import type { ReportBuilder } from '../report/report-builder.ts';
import type { RunEvent } from '../report/run-event.ts';
import type { RunStop } from '../report/run-report.ts';
import type { LedgerIdentity, LedgerInfo, StateStore } from '../state/state-store.ts';
import type { Clock } from '../time/clock.ts';
import type { IntentLog } from './intent-log.ts';
import type { RunOptions } from './run-options.ts';

/** What the stations of the street share during one run. */
export interface RunContext {
  readonly options: RunOptions;
  readonly kind: 'run' | 'plan';
  readonly clock: Clock;
  readonly createId: () => string;
  readonly object: ObjectDefinition;
  readonly mapper: Mapper;
  /** The fields of `on_removed: { set: … }`. */
  readonly removal: readonly RemovalField[];
  readonly identity: LedgerIdentity;
  readonly ledger: LedgerInfo;
  readonly run: number;
  readonly startedAtMs: number;
  /** Where the spool is: the state itself, or for a plan a scratch store that is thrown away. */
  readonly spool: StateStore;
  readonly gate: Gate;
  readonly report: ReportBuilder;
  readonly intents: IntentLog;
  /** Keys (hash as hexadecimal) of which a call's effect is unknown: nothing may be sent for them. */
  readonly blocked: ReadonlySet<string>;
  /** What these match by, as prints: nothing may be sent for a newcomer that matches by the same. */
  readonly blockedMatches: ReadonlySet<string>;
  readonly progress: RunProgress;
  readonly tell: (event: RunEvent) => void;
}

/** What changes while the run goes. */
interface RunProgress {
  /** The last change id that was given. */
  lastChange: number;
  /** Changes that may still be sent (`--limit`). */
  allowance: number;
  /** Rows whose key has a null were read: removals wait. */
  nullKeys: boolean;
  /** Changes that have to wait for hand-overs of unique values: how many go before. */
  levels: ReadonlyMap<number, number>;
  /** For a change that takes a unique value over: the keys (hash as hexadecimal) that give it up before. */
  givers: ReadonlyMap<number, readonly string[]>;
  /** Changes whose thing is gone and may be made anew. */
  readonly recreate: Set<number>;
  /** Calls that ended and are not in the journal yet. */
  readonly calls: CallRecord[];
  stop: RunStop | undefined;
}

/** A key's hash as a map key. */
export function hex(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}

/** Whether on_removed of the sync acts, and this run reads the whole model. */
export function removes(run: Pick<RunContext, 'options'>): boolean {
  const { spec, key, limit } = run.options;
  return spec.mode !== 'insert' && spec.onRemoved !== 'ignore' && key === undefined && limit === undefined;
}

/** Whether the run was told to end, or stopped itself. */
export function isStopped(run: Pick<RunContext, 'options' | 'progress'>): boolean {
  return run.options.signal?.aborted === true || run.progress.stop !== undefined;
}
