import { limitNames, type Limit, type LimitName } from '../spec/sync-spec.ts';

/** A limit that a run goes over. */
export interface LimitBreach {
  readonly limit: LimitName;
  readonly count: number;
  readonly allowed: number;
  /** What the percentage is of. */
  readonly owned: number;
}

/** A percentage never allows fewer rows than this: 2 % of ten things would stop at the first. */
const fewestByPercent = 5;

/** How many rows a limit allows; both given: the smaller. Pure. */
export function allowedRows(limit: Limit, owned: number): number {
  const byPercent =
    limit.percent === undefined ? Number.POSITIVE_INFINITY : Math.floor((limit.percent / 100) * owned);
  if (limit.rows === undefined) return Math.max(byPercent, fewestByPercent);
  return Math.min(limit.rows, Math.max(byPercent, fewestByPercent));
}

/** What is counted, by limit; `removed` counts the 24 hours before too. */
export type LimitCounts = Readonly<Partial<Record<LimitName, number>>>;

export interface LimitCheck {
  readonly limits: Readonly<Partial<Record<LimitName, Limit>>>;
  readonly counts: LimitCounts;
  readonly owned: number;
  /** Exact numbers that a person accepts (`--accept removed=812`). */
  readonly accepted: LimitCounts;
}

/** The limits that the counts go over and that nobody accepted with the exact number. Pure. */
export function breachedLimits(check: LimitCheck): LimitBreach[] {
  return limitNames.flatMap((name) => {
    const limit = check.limits[name];
    const count = check.counts[name] ?? 0;
    if (limit === undefined || count === check.accepted[name]) return [];
    const allowed = allowedRows(limit, check.owned);
    return count > allowed ? [{ limit: name, count, allowed, owned: check.owned }] : [];
  });
}
