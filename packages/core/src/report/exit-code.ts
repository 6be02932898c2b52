import type { RunReport } from './run-report.ts';

/** The first of these that any of several syncs ended with is the exit code of them all. */
const gravest = [1, 2, 5, 4, 3];

/** The exit code of a command that ran several syncs. */
export function combinedExitCode(codes: readonly number[]): number {
  return gravest.find((code) => codes.includes(code)) ?? 0;
}

/** Whether things need a person: more refused, held or uncertain than the sync's limits allow. */
export function needsAttention(
  report: Pick<RunReport, 'rows' | 'things'>,
  allowed: { readonly refused: number; readonly held: number },
): boolean {
  const { held, refused, uncertain } = report.things.outcomes;
  return uncertain > 0 || refused > allowed.refused || held + report.rows.held > allowed.held;
}
