import { BackstockError } from '@backstock/core';

/** The exit code of a command that an error ended: what is not ours is a fault in Backstock. */
export function exitCodeOf(error: unknown): number {
  return error instanceof BackstockError ? error.exitCode : 1;
}
