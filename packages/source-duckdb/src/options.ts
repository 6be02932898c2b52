import { resolve } from 'node:path';
import { BackstockError, Secret, type ErrorPlace } from '@backstock/core';

/** How a database file is opened. */
export interface DuckdbSourceOptions {
  /** Absolute path of the database file; as a `Secret` it stays out of messages. */
  readonly path: string | Secret;
  /** What a query may use before it spills to disk, as DuckDB writes sizes. Default `512MB`. */
  readonly memoryLimit?: string;
  /** Threads of a query. Default 2. */
  readonly threads?: number;
}

const sizePattern = /^\d+(\.\d+)? ?([KMGT]i?B)$/i;

/** Where the options were written. */
export interface OptionsOrigin {
  /** Relative paths are relative to this folder. */
  readonly folder: string;
  readonly where?: ErrorPlace;
}

/**
 * The options of a connection of `backstock.yaml`: `path`, `memory_limit`, `threads`. Throws `SPEC.INVALID` with everything
 * that is wrong.
 */
export function parseDuckdbOptions(
  written: Readonly<Record<string, unknown>>,
  origin: OptionsOrigin,
): DuckdbSourceOptions {
  const { type: _type, path, memory_limit: size, threads: count, ...unknown } = written;
  const memoryLimit = plain(size);
  const threads = plain(count);
  const problems = Object.keys(unknown).map(
    (name) => `unknown option "${name}" (a DuckDB source has path, memory_limit and threads)`,
  );
  if (!isPath(path)) problems.push('"path" must be the path of a database file');
  if (memoryLimit !== undefined && !isSize(memoryLimit)) {
    problems.push('"memory_limit" must be a size such as 512MB');
  }
  if (threads !== undefined && !isThreadCount(threads)) {
    problems.push('"threads" must be a whole number from 1 to 64');
  }
  if (problems.length > 0 || !isPath(path)) throw invalid(problems, origin.where);
  return {
    path: absolute(path, origin.folder),
    ...(isSize(memoryLimit) ? { memoryLimit } : {}),
    ...(isThreadCount(threads) ? { threads } : {}),
  };
}

/** The path for a system call. Messages show `String(path)`. */
export function revealPath(path: string | Secret): string {
  return path instanceof Secret ? path.reveal() : path;
}

function absolute(path: string | Secret, folder: string): string | Secret {
  if (path instanceof Secret) return new Secret(resolve(folder, path.reveal()), path.origin);
  return resolve(folder, path);
}

/** Only the path is kept out of messages; what else came from the environment is unwrapped here, digits as a number. */
function plain(value: unknown): unknown {
  if (!(value instanceof Secret)) return value;
  const text = value.reveal();
  return /^\d+$/.test(text) ? Number(text) : text;
}

function isPath(value: unknown): value is string | Secret {
  return value instanceof Secret || isText(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isSize(value: unknown): value is string {
  return isText(value) && sizePattern.test(value);
}

function isThreadCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 64;
}

function invalid(problems: readonly string[], where: ErrorPlace | undefined): BackstockError {
  return new BackstockError({
    code: 'SPEC.INVALID',
    message: `The DuckDB source is not valid: ${problems.join('; ')}`,
    fix: 'Correct the source in backstock.yaml.',
    ...(where === undefined ? {} : { where }),
  });
}
