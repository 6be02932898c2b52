import type { FieldChange, PlanContext } from '@backstock/core';
import { globMatcher } from '../objects/glob.ts';
import { compareText } from './plan-part.ts';

export interface TextListRequest {
  readonly field: FieldChange;
  /** Distinct by `identity`. */
  readonly wanted: readonly string[];
  readonly present: readonly string[];
  /** Two entries with one identity are one to the store. */
  readonly identity: (entry: string) => string;
  readonly context: PlanContext;
}

export interface TextListDifference {
  /** Wanted and not there. */
  readonly missing: readonly string[];
  /** There, not wanted, and ours to take away: added by us, matched by `owns`, or anything when the list is replaced. */
  readonly surplus: readonly string[];
  /** The identities that are ours afterwards: added by us now or before, and still wanted. */
  readonly owned: readonly string[];
}

/** How the entries of a list have to change. What others added is never in `surplus`, unless the list is replaced. Pure. */
export function textListDifference(request: TextListRequest): TextListDifference {
  const { field, wanted, present, identity } = request;
  const wantedIds = new Set(wanted.map(identity));
  const presentIds = new Set(present.map(identity));
  const isOwned = globMatcher(field.owns);
  const missing = wanted.filter((entry) => !presentIds.has(identity(entry)));
  const surplus = present.filter(
    (entry) =>
      !wantedIds.has(identity(entry)) &&
      (field.write === 'replace' || isOurs(entry, request) || isOwned(entry)),
  );
  const owned = wanted.filter((entry) => missing.includes(entry) || isOurs(entry, request));
  return {
    missing: missing.toSorted(compareText),
    surplus: surplus.toSorted(compareText),
    owned: owned.map(identity).toSorted(compareText),
  };
}

/** Whether we added the entry before: it was recorded by its identity. */
function isOurs(entry: string, { field, identity, context }: TextListRequest): boolean {
  return field.ours.includes(context.fingerprint(field.field, identity(entry)));
}
