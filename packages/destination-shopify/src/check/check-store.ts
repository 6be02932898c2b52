import type { DestinationReport, SyncNeeds } from '@backstock/core';
import type { ObjectDriver } from '../contract/object-driver.ts';
import type { StoreReader } from '../contract/store-reader.ts';
import { shopDocument } from '../documents/store.ts';
import { apiVersion } from '../options/shopify-options.ts';
import { checkMetafields } from './check-metafields.ts';
import { missingScopes } from './missing-scopes.ts';

/** Four objects. */
const shopPoints = 4;

export interface CheckStore {
  readonly reader: StoreReader;
  readonly driverOf: (object: string) => ObjectDriver;
  readonly readOnly: boolean;
  /** The domain that the token has to belong to. Absent for a local store, which answers for every shop. */
  readonly domain?: string;
  /** Asked after the first answer. */
  readonly restorePointsPerSecond: () => number;
}

/** Proves that the token works, and finds what the needs of the syncs lack in the store. */
export async function checkStore(
  needs: readonly SyncNeeds[],
  store: CheckStore,
  signal?: AbortSignal,
): Promise<DestinationReport> {
  const options = { costPoints: shopPoints, ...(signal === undefined ? {} : { signal }) };
  const { data } = await store.reader.read(shopDocument, {}, options);
  const granted = data.currentAppInstallation.accessScopes.map((scope) => scope.handle);
  const missing = missingScopes(needs, granted, store.driverOf);
  // Definitions cannot be read without the scopes of their owner.
  const metafields =
    missing.length > 0 ? [] : await checkMetafields(needs, store.reader, store.driverOf, signal);
  return {
    name: data.shop.name,
    domain: data.shop.myshopifyDomain,
    currency: data.shop.currencyCode,
    plan: data.shop.plan.publicDisplayName,
    apiVersion,
    restorePointsPerSecond: store.restorePointsPerSecond(),
    missingScopes: missing,
    problems: [
      ...domainProblems(store.domain, data.shop.myshopifyDomain),
      ...readOnlyProblems(needs, store.readOnly),
      ...metafields,
    ],
  };
}

function readOnlyProblems(needs: readonly SyncNeeds[], readOnly: boolean): readonly string[] {
  const writing = readOnly && needs.some((need) => need.writes);
  return writing ? ['the connection is read_only: nothing can be written through it'] : [];
}

function domainProblems(expected: string | undefined, found: string): readonly string[] {
  if (expected === undefined || expected.toLowerCase() === found.toLowerCase()) return [];
  return [`the store that answers is ${found}, not ${expected}: write its permanent domain as shop`];
}
