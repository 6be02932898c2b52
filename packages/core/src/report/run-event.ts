import type { LimitBreach } from '../changeset/limits.ts';
import type { SpoolPhase } from '../changeset/spooled-change.ts';
import type { CallRecord } from '../destination/operation.ts';
import type { OutcomeKind } from '../outcome/outcome.ts';
import type { RunReport } from './run-report.ts';

/** What a run tells while it goes: for progress and logs. Never holds keys or values. */
export type RunEvent =
  | { readonly type: 'run-started'; readonly sync: string; readonly run: number; readonly atMs: number }
  | { readonly type: 'intents-settled'; readonly intents: number }
  | { readonly type: 'gate-opened'; readonly keys: number; readonly from: 'image' | 'ledger' }
  /** Rows and changes so far. */
  | { readonly type: 'batch-read'; readonly rows: number; readonly changes: number }
  | { readonly type: 'read-ended'; readonly rows: number; readonly changes: number; readonly removed: number }
  | { readonly type: 'limits-checked'; readonly breaches: readonly LimitBreach[] }
  | { readonly type: 'phase-started'; readonly phase: SpoolPhase; readonly changes: number }
  | { readonly type: 'changes-ended'; readonly outcome: OutcomeKind; readonly count: number }
  | { readonly type: 'call-ended'; readonly call: CallRecord }
  /** What stopped the run, with its causes; the report tells it in words. Its foreign causes may hold row values. */
  | { readonly type: 'run-failed'; readonly error: unknown }
  | { readonly type: 'run-ended'; readonly report: RunReport };

export type RunListener = (event: RunEvent) => void;
