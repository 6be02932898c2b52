import type { Clock } from '../clock/clock.ts';
import { firstList, matches, meantItems, type CalledField } from './fault-match.ts';
import type { ArmedFault, Fault, FaultMoment, RefuseEffect, WriteEffect } from './fault.ts';

type Decisive = 'throttle' | 'status' | 'cut' | 'internal-error' | 'hang';

/** What shall happen to one call. */
export interface CallFault {
  readonly delayMs: number;
  /** The first armed fault that decides how the call is answered. */
  readonly effect: Extract<Fault, { readonly kind: Decisive }> | null;
  readonly revoke: FaultMoment | null;
  readonly writes: readonly WriteEffect[];
}

/** A refusal of one root field, with the place that it complains of. */
export interface Refusal {
  readonly message: string;
  readonly code: string | null;
  readonly field: readonly string[] | null;
  /** Where the refused entry of a list stands, when one is meant. */
  readonly item: readonly string[] | null;
}

export interface Faults {
  arm(fault: Fault): void;
  /** Those that have still something to do. */
  armed(): readonly ArmedFault[];
  clear(): void;
  forCall(fields: readonly CalledField[]): CallFault;
  /** All of the first refusal that strikes: several where it means several entries of a list. */
  forField(field: CalledField): readonly Refusal[];
  /** The lowest daily limit of new variants that is armed. */
  variantLimit(): number | null;
}

export function createFaults(clock: Clock): Faults {
  let entries: Armed[] = [];
  const sweep = (): void => {
    entries = entries.filter((entry) => !entry.isSpent(clock.now()));
  };
  return {
    arm: (fault) => {
      entries.push(new Armed(fault));
    },
    armed() {
      sweep();
      return entries.map(({ fault, seen, hits }) => ({ ...fault, seen, hits }));
    },
    clear: () => {
      entries = [];
    },
    forCall(fields) {
      sweep();
      const struck = entries.filter(
        ({ fault }) => fault.kind !== 'refuse' && fields.some((field) => matches(fault, field)),
      );
      const due = struck.filter((entry) => entry.strikes(clock.now())).map(({ fault }) => fault);
      sweep();
      return callFaultOf(due);
    },
    forField(field) {
      sweep();
      let refusals: readonly Refusal[] = [];
      for (const entry of entries) {
        if (refusals.length === 0) refusals = refusalsOf(entry, field, clock.now());
      }
      sweep();
      return refusals;
    },
    variantLimit() {
      const limits = entries.flatMap(({ fault }) => (fault.kind === 'variant-limit' ? [fault.limit] : []));
      return limits.length === 0 ? null : Math.min(...limits);
    },
  };
}

class Armed {
  readonly fault: Fault;
  seen = 0;
  hits = 0;
  #firstHitAtMs: number | null = null;

  constructor(fault: Fault) {
    this.fault = fault;
  }

  /** Counts a match; true if the fault's turn has come. */
  strikes(now: number): boolean {
    if (this.isSpent(now)) return false;
    this.seen += 1;
    const after = this.seen - (this.fault.nth ?? 1);
    if (after < 0 || after % Math.max(1, this.fault.every ?? 1) !== 0) return false;
    this.hits += 1;
    this.#firstHitAtMs ??= now;
    return true;
  }

  isSpent(now: number): boolean {
    const { kind, forMs, times = 1 } = this.fault;
    if (kind === 'variant-limit') return false;
    if (forMs === undefined) return this.hits >= times;
    return this.#firstHitAtMs !== null && now >= this.#firstHitAtMs + forMs;
  }
}

function callFaultOf(due: readonly Fault[]): CallFault {
  let delayMs = 0;
  let effect: CallFault['effect'] = null;
  let revoke: CallFault['revoke'] = null;
  const writes: WriteEffect[] = [];
  for (const fault of due) {
    if (fault.kind === 'delay') delayMs += fault.delayMs;
    else if (fault.kind === 'revoke') revoke ??= fault.when;
    else if (fault.kind === 'write') writes.push(fault);
    else if (fault.kind !== 'refuse' && fault.kind !== 'variant-limit') effect ??= fault;
  }
  return { delayMs, effect, revoke, writes };
}

function refusalsOf(entry: Armed, field: CalledField, now: number): readonly Refusal[] {
  const { fault } = entry;
  if (fault.kind !== 'refuse' || !matches(fault, field)) return [];
  const list = firstList(field.arguments);
  const meant = meantItems(fault, list);
  if (meant === null) return entry.strikes(now) ? [refusal(fault, null)] : [];
  const struck =
    fault.item === 'counted' ? meant.filter(() => entry.strikes(now)) : strikeTogether(entry, meant, now);
  return struck.map((index) => refusal(fault, [...(list?.path ?? []), String(index)]));
}

/** All of them count as one match. */
function strikeTogether(entry: Armed, meant: readonly number[], now: number): readonly number[] {
  return meant.length > 0 && entry.strikes(now) ? meant : [];
}

function refusal(fault: RefuseEffect, item: readonly string[] | null): Refusal {
  return { message: fault.message, code: fault.code ?? null, field: fault.errorField ?? item, item };
}
