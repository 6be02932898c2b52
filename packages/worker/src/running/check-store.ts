import { BackstockError, type Destination, type SyncSpec } from '@backstock/core';
import { syncNeeds } from '../wiring/sync-needs.ts';

export interface StoreToCheck {
  readonly spec: SyncSpec;
  readonly destination: Destination;
  readonly readOnly: boolean;
  readonly signal?: AbortSignal;
}

/** Proves before anything is read that the store can take what the sync will send. */
export async function checkStore(
  store: StoreToCheck,
  { writes }: { readonly writes: boolean },
): Promise<void> {
  const { spec, destination, signal } = store;
  if (writes && store.readOnly) throw readOnlyStore(spec);
  const { missingScopes, problems } = await destination.check([syncNeeds(spec, { writes })], signal);
  if (missingScopes.length > 0) throw missingScope(spec, missingScopes);
  if (problems.length > 0) throw unfitStore(spec, problems);
}

function readOnlyStore(spec: SyncSpec): BackstockError {
  return new BackstockError({
    code: 'STORE.READ_ONLY',
    message: `${spec.name} was not run: the destination "${spec.destination}" is read_only`,
    fix: 'Take read_only out of backstock.yaml, or run plan instead.',
  });
}

function missingScope(spec: SyncSpec, scopes: readonly string[]): BackstockError {
  return new BackstockError({
    code: 'STORE.SCOPE_MISSING',
    message: `the token of "${spec.destination}" lacks ${scopes.join(', ')}`,
    why: `${spec.name} needs ${scopes.length === 1 ? 'it' : 'them'}`,
    fix: 'Grant the app these scopes in the Shopify admin and install it again.',
  });
}

function unfitStore(spec: SyncSpec, problems: readonly string[]): BackstockError {
  return new BackstockError({
    code: 'STORE.CONFIGURATION',
    message: `the store of "${spec.destination}" does not fit ${spec.name}`,
    why: problems.join('\n'),
    fix: 'Change the store, or the sync.',
  });
}
