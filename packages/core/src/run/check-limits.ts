import { breachedLimits, type LimitBreach } from '../changeset/limits.ts';
import type { DeliveredField, LedgerEntry } from '../ledger/ledger-entry.ts';
import type { RunStop } from '../report/run-report.ts';
import type { SpooledChange, SpoolPhase } from '../state/state-store.ts';
import { endChanges } from './end-change.ts';
import { removes, type RunContext } from './run-context.ts';
import { spoolSlices } from './spool-slices.ts';

const dayMs = 86_400_000;
const slice = 500;

/** Settles the limits before the first write: within them, stop, or hold what is over. */
export async function checkLimits(run: RunContext): Promise<void> {
  const { spec, accept } = run.options;
  if (isEmptyModel(run)) {
    run.progress.stop = emptyModel(run);
    return;
  }
  const counts = await countsOf(run);
  const breaches = breachedLimits({
    limits: spec.limits,
    counts,
    owned: run.ledger.owned,
    accepted: accept ?? {},
  });
  run.report.breaches = breaches;
  run.tell({ type: 'limits-checked', breaches });
  if (breaches.length === 0) return;
  if (spec.onLimit === 'hold') for (const breach of breaches) await holdExcess(run, breach);
  else run.progress.stop = limitStop(run, breaches);
}

/** A model without rows, where on_removed would act on things that are owned. */
function isEmptyModel(run: RunContext): boolean {
  const { spec } = run.options;
  return removes(run) && run.report.rows.read === 0 && run.ledger.owned > 0 && !spec.emptyModelOk;
}

function emptyModel(run: RunContext): RunStop {
  const { name, onRemoved } = run.options.spec;
  return {
    code: 'RUN.EMPTY_MODEL',
    message: `the model of "${name}" has no rows, and on_removed: ${onRemoved} would act on all ${run.ledger.owned} things`,
    fix: 'Look at the query. Where no rows are a good answer, set empty_model: ok in the sync; the limits still hold.',
  };
}

/** What is about to be sent; what was carried over or held is not. `refused` and `held` are known only at the end. */
async function countsOf(run: RunContext): Promise<Parameters<typeof breachedLimits>[0]['counts']> {
  const { due, cleared, backfill } = run.report;
  const moving = await likelyMoves(run);
  const removing = Math.max(0, due.removed - moving);
  const before =
    removing === 0 ? 0 : await run.options.state.countRemovedSince(run.ledger.id, run.startedAtMs - dayMs);
  return { removed: removing + before, added: due.added, changed: due.changed - backfill, cleared, backfill };
}

/** Removals whose thing a newcomer matches by a unique value: the same things under new keys. */
async function likelyMoves(run: RunContext): Promise<number> {
  const shared = await run.spool.sharedPrints(run.run, 'match', 'gives');
  const givers = await run.spool.readSpooled(run.run, [...new Set(shared.map(({ right }) => right))]);
  return givers.filter(({ kind }) => kind === 'removed').length;
}

function limitStop(run: RunContext, breaches: readonly LimitBreach[]): RunStop {
  const lines = breaches.map(
    ({ limit, count, allowed, owned }) => `${count} ${limit}, ${allowed} allowed (of ${owned} owned)`,
  );
  const accept = breaches.map(({ limit, count }) => `--accept ${limit}=${count}`).join(' ');
  return {
    code: 'RUN.LIMIT_EXCEEDED',
    message: `sync "${run.options.spec.name}" would go over its limits: ${lines.join('; ')}. Nothing was sent`,
    fix: `If this is right: backstock run ${run.options.spec.name} ${accept}`,
  };
}

async function holdExcess(run: RunContext, breach: LimitBreach): Promise<void> {
  let over = breach.count - breach.allowed;
  for (const phase of phasesOf(breach)) {
    for await (const changes of spoolSlices(run, phase, slice)) {
      const entries = await run.options.state.readEntries(
        run.ledger.id,
        changes.map(({ hash }) => hash),
      );
      const excess = changes
        .filter((spooled, index) => countsToward(breach, spooled, entries[index]))
        .slice(0, over);
      over -= excess.length;
      const reason = {
        code: 'over_limit',
        message: `over the limit of ${breach.allowed} ${breach.limit}; on_limit is hold`,
      };
      await endChanges(
        run,
        excess.map((spooled) => ({ spooled, outcome: 'held', reason })),
      );
      if (over <= 0) return;
    }
  }
}

function phasesOf({ limit }: LimitBreach): readonly SpoolPhase[] {
  return limit === 'removed' ? ['removals', 'freeing'] : ['newcomers', 'owners', 'rematch'];
}

function countsToward(
  { limit }: Pick<LimitBreach, 'limit'>,
  spooled: SpooledChange,
  entry: LedgerEntry | undefined,
): boolean {
  const { kind, change } = spooled;
  if (limit === 'removed') return kind === 'removed';
  if (limit === 'added') return kind === 'added' || kind === 'returned';
  if (limit === 'cleared') return change.fields.some(({ action }) => action === 'clear');
  return kind === 'changed' && isBackfill(spooled, entry) === (limit === 'backfill');
}

/** Whether a change only brings fields that were never delivered of its thing, as `compareFields` counts it. */
function isBackfill({ change, delivered }: SpooledChange, entry: LedgerEntry | undefined): boolean {
  const before = entry?.fields ?? new Map<string, DeliveredField>();
  return change.fields.every(({ field }) => {
    const known = before.get(field);
    return known === undefined || known.fingerprint === delivered.get(field)?.fingerprint;
  });
}
