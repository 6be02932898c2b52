import type { Fault } from './history.ts';

/** What a person needs to see of faults: the calls that led there, as they were sent. */
export function describeFaults(faults: readonly Fault[]): string {
  return faults
    .map(({ what, operation: { query, variables } }) => `${what}\n  ${query}\n  ${JSON.stringify(variables)}`)
    .join('\n');
}
