import { diff, type ModelRow, type RowChange } from '@backstock/core';

/** What is new, changed or gone between two days: pure, with nothing to set up. */
export function findChanges(
  yesterday: readonly ModelRow[],
  today: readonly ModelRow[],
): readonly RowChange[] {
  return diff(yesterday, today, { key: 'customer_id', mode: 'mirror' }).changes;
}
