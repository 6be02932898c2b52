import { expect } from 'vitest';
import { BackstockError } from '../../errors/backstock-error.ts';
import type { ReadRequest, Source } from '../../source/source.ts';
import { readAll } from './read-all.ts';

/** Well above what a cancelled read needs, well below what the longest query would run. */
export const cancelWithinMs = 10_000;

/** The `BackstockError` that the work must throw. */
export async function failureOf(work: () => Promise<unknown>): Promise<BackstockError> {
  try {
    await work();
  } catch (error) {
    expect(error).toBeInstanceOf(BackstockError);
    if (error instanceof BackstockError) return error;
  }
  throw new Error('It was expected to fail, and did not');
}

export async function readFailure(source: Source, request: ReadRequest): Promise<BackstockError> {
  return failureOf(async () => readAll(source, request));
}
