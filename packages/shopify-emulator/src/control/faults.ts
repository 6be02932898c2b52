import type { Fault, RefuseEffect } from './fault.ts';

/** A root field of a call, with its arguments as given. */
export interface CalledField {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What shall happen to one call. */
export interface CallFault {
  readonly delayMs: number;
  readonly effect: Extract<Fault, { readonly kind: 'throttle' | 'status' | 'cut' | 'internal-error' }> | null;
}

/** A refusal of one root field, with the place that it complains of. */
export interface Refusal {
  readonly message: string;
  readonly code: string | null;
  readonly field: readonly string[] | null;
}

export interface Faults {
  arm(fault: Fault): void;
  /** Those that have still something to do. */
  armed(): readonly Fault[];
  clear(): void;
  forCall(fields: readonly CalledField[]): CallFault;
  forField(field: CalledField): Refusal | null;
}

interface Armed {
  readonly fault: Fault;
  seen: number;
}

export function createFaults(): Faults {
  let entries: Armed[] = [];
  const isSpent = ({ fault, seen }: Armed): boolean => seen >= (fault.nth ?? 1) + (fault.times ?? 1) - 1;

  /** Counts a match; true if the fault's turn has come. */
  function isDue(entry: Armed): boolean {
    entry.seen += 1;
    return entry.seen >= (entry.fault.nth ?? 1);
  }

  const sweep = (): void => {
    entries = entries.filter((entry) => !isSpent(entry));
  };

  return {
    arm: (fault) => {
      entries.push({ fault, seen: 0 });
    },
    armed: () => entries.map((entry) => entry.fault),
    clear: () => {
      entries = [];
    },
    forCall(fields) {
      let delayMs = 0;
      let effect: CallFault['effect'] = null;
      for (const entry of entries) {
        const { fault } = entry;
        if (fault.kind === 'refuse' || !fields.some((field) => matches(fault, field)) || !isDue(entry))
          continue;
        if (fault.kind === 'delay') delayMs += fault.delayMs;
        else effect ??= fault;
      }
      sweep();
      return { delayMs, effect };
    },
    forField(field) {
      let refusal: Refusal | null = null;
      for (const entry of entries) {
        const { fault } = entry;
        if (fault.kind !== 'refuse' || !matches(fault, field)) continue;
        const place = placeOf(fault, field);
        if (place !== undefined && isDue(entry)) {
          refusal ??= { message: fault.message, code: fault.code ?? null, field: place };
        }
      }
      sweep();
      return refusal;
    },
  };
}

function matches(fault: Fault, field: CalledField): boolean {
  if (fault.field !== undefined && fault.field !== field.name) return false;
  return fault.value === undefined || contains(field.arguments, fault.value);
}

function contains(value: unknown, wanted: string | number): boolean {
  if (value === wanted) return true;
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((entry) => contains(entry, wanted))
  );
}

/** Undefined: the call has no such item, so it is not meant. */
function placeOf(effect: RefuseEffect, field: CalledField): readonly string[] | null | undefined {
  if (effect.item === undefined) return effect.errorField ?? null;
  const list = firstList(field.arguments, []);
  if (list === null || list.length <= effect.item) return undefined;
  return effect.errorField ?? [...list.path, String(effect.item)];
}

function firstList(
  value: unknown,
  path: readonly string[],
): { path: readonly string[]; length: number } | null {
  if (Array.isArray(value)) return { path, length: value.length };
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, entry] of Object.entries(value)) {
    const found = firstList(entry, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}
