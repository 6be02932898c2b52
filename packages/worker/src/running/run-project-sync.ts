import {
  BackstockError,
  keyParts,
  openSqliteState,
  planSync,
  runSync,
  systemClock,
  type LimitCounts,
  type RunListener,
  type RunReport,
  type SyncSpec,
} from '@backstock/core';
import type { OpenProject } from '../wiring/open-project.ts';
import { checkStore } from './check-store.ts';

export interface SyncRunOptions {
  readonly key?: string;
  readonly limit?: number;
  readonly accept?: LimitCounts;
  readonly signal?: AbortSignal;
  readonly onEvent?: RunListener;
}

/** Runs one sync of a project: the store is checked, then the run is core's. */
export async function runProjectSync(
  open: OpenProject,
  spec: SyncSpec,
  options: SyncRunOptions,
): Promise<RunReport> {
  checkKey(spec, options.key);
  const parts = { ...open.partsOf(spec), ...options };
  await checkStore([spec], parts, { writes: true });
  return runSync(parts);
}

/** Plans one sync of a project. Its spool is thrown away; state and store are only read. */
export async function planProjectSync(
  open: OpenProject,
  spec: SyncSpec,
  options: SyncRunOptions,
): Promise<RunReport> {
  checkKey(spec, options.key);
  const parts = { ...open.partsOf(spec), ...options };
  await checkStore([spec], parts, { writes: false });
  const scratch = await openSqliteState(':memory:', { clock: systemClock });
  try {
    return await planSync({ ...parts, scratch });
  } finally {
    await scratch.close();
  }
}

function checkKey(spec: SyncSpec, key: string | undefined): void {
  if (key !== undefined) partsOfKey(spec, key);
}

/** The texts of a key's columns. A key of several columns is written as a JSON array of texts. */
export function partsOfKey({ name, model }: SyncSpec, key: string): readonly string[] {
  const parts = keyParts(key, model.primaryKey.length);
  if (parts !== undefined) return parts;
  const example = JSON.stringify(model.primaryKey.map((column) => `<${column}>`));
  throw new BackstockError({
    code: 'CLI.USAGE',
    message: `the key does not fit ${name}, whose key is ${model.primaryKey.join(', ')}`,
    fix: `Write it as a JSON array: '${example}'.`,
  });
}
