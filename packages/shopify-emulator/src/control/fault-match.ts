import type { Fault, RefuseEffect } from './fault.ts';

/** A root field of a call, with its arguments as given. */
export interface CalledField {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** The first list in the arguments of a root field. */
export interface ArgumentList {
  readonly path: readonly string[];
  readonly entries: readonly unknown[];
}

export function matches(fault: Fault, field: CalledField): boolean {
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

/** The indexes of the entries that a refusal means; null where it means the root field as a whole. */
export function meantItems(fault: Fault & RefuseEffect, list: ArgumentList | null): readonly number[] | null {
  const { item, value } = fault;
  if (item === undefined) return null;
  const entries = [...(list?.entries.entries() ?? [])];
  const meant = entries.filter(([index, entry]) => {
    if (typeof item === 'number') return index === item;
    return item === 'counted' || (value !== undefined && contains(entry, value));
  });
  return meant.map(([index]) => index);
}

export function firstList(value: unknown, path: readonly string[] = []): ArgumentList | null {
  if (Array.isArray(value)) return { path, entries: value };
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, entry] of Object.entries(value)) {
    const found = firstList(entry, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}
