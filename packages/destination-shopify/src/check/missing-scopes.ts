import type { SyncNeeds } from '@backstock/core';
import type { ObjectDriver } from '../contract/object-driver.ts';

/** The scopes that the needs ask for and the token lacks, sorted. `write_x` includes `read_x`. Pure. */
export function missingScopes(
  needs: readonly SyncNeeds[],
  granted: readonly string[],
  driverOf: (object: string) => ObjectDriver,
): readonly string[] {
  const held = new Set(granted.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]));
  const wanted = needs.flatMap((need) => {
    const { read, write } = driverOf(need.object).scopes;
    return need.writes ? [...read, ...write] : read;
  });
  return [...new Set(wanted)].filter((scope) => !held.has(scope)).toSorted();
}
