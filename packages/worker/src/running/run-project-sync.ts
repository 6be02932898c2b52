import {
  openSqliteState,
  planSync,
  runSync,
  systemClock,
  type LimitCounts,
  type RunListener,
  type RunOptions,
  type RunReport,
  type SyncSpec,
} from '@backstock/core';
import type { OpenProject } from '../wiring/open-project.ts';
import { checkStore } from './check-store.ts';
import { partsOfKey } from './parts-of-key.ts';

export interface SyncRunOptions {
  readonly key?: string;
  readonly limit?: number;
  readonly accept?: LimitCounts;
  readonly signal?: AbortSignal;
  readonly onEvent?: RunListener;
}

/** Runs one sync of a project: first of all its store is checked, then the run is core's. */
export async function runProjectSync(
  open: OpenProject,
  spec: SyncSpec,
  options: SyncRunOptions,
): Promise<RunReport> {
  return runSync(checkingParts(open, spec, options, { writes: true }));
}

/** Plans one sync of a project. Its spool is thrown away; state and store are only read. */
export async function planProjectSync(
  open: OpenProject,
  spec: SyncSpec,
  options: SyncRunOptions,
): Promise<RunReport> {
  const parts = checkingParts(open, spec, options, { writes: false });
  const scratch = await openSqliteState(':memory:', { clock: systemClock });
  try {
    return await planSync({ ...parts, scratch });
  } finally {
    await scratch.close();
  }
}

/** What the run takes. A store that fails its check ends the run as failed, so that `status` tells of it. */
function checkingParts(
  open: OpenProject,
  spec: SyncSpec,
  options: SyncRunOptions,
  { writes }: { readonly writes: boolean },
): RunOptions {
  if (options.key !== undefined) partsOfKey(spec, options.key);
  const parts = { ...open.partsOf(spec), ...options };
  return {
    ...parts,
    prepare: async () => {
      await checkStore([spec], parts, { writes });
    },
  };
}
