import { BackstockError, type Destination, type DestinationReport, type SyncSpec } from '@backstock/core';
import { syncNeeds } from '../wiring/sync-needs.ts';

export interface StoreToCheck {
  readonly destination: Destination;
  readonly readOnly: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Proves that a store can take what syncs of it will send: before anything is read for a run. Throws when the token
 * does not work, lacks scopes, or the store is not made for a sync; for `writes` also when the connection is read_only.
 */
export async function checkStore(
  specs: readonly [SyncSpec, ...SyncSpec[]],
  store: StoreToCheck,
  { writes }: { readonly writes: boolean },
): Promise<DestinationReport> {
  const name = specs[0].destination;
  if (writes && store.readOnly) throw readOnlyStore(name);
  const needs = specs.map((spec) => syncNeeds(spec, { writes }));
  const report = await store.destination.check(needs, store.signal);
  if (report.missingScopes.length > 0) throw missingScope(name, report.missingScopes);
  if (report.problems.length > 0) throw unfitStore(name, report.problems);
  return report;
}

function readOnlyStore(name: string): BackstockError {
  return new BackstockError({
    code: 'STORE.READ_ONLY',
    message: `the destination "${name}" is read_only: nothing is written to it`,
    fix: 'Take read_only out of backstock.yaml, or run plan instead.',
  });
}

function missingScope(name: string, scopes: readonly string[]): BackstockError {
  return new BackstockError({
    code: 'STORE.SCOPE_MISSING',
    message: `the token of "${name}" lacks ${scopes.join(', ')}`,
    why: `the syncs need ${scopes.length === 1 ? 'it' : 'them'}`,
    fix: 'Grant the app these scopes in the Shopify admin and install it again.',
  });
}

function unfitStore(name: string, problems: readonly string[]): BackstockError {
  return new BackstockError({
    code: 'STORE.CONFIGURATION',
    message: `the store of "${name}" is not made for the syncs`,
    why: problems.join('\n'),
    fix: 'Change the store, or the syncs.',
  });
}
