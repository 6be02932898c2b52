import type { Operation } from '@backstock/core';

/** The field that an operation is about where nothing else tells: the only one that it carries. Pure. */
export function onlyField(operation: Operation): string | undefined {
  const fields = new Set(operation.carries.map((carried) => carried.field));
  const [only] = fields;
  return fields.size === 1 ? only : undefined;
}
