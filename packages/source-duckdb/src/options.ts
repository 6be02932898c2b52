import { resolve } from 'node:path';
import { OptionReader, Secret, type OptionProblem, type ParsedOptions } from '@backstock/core';

/** How a database file is opened. */
export interface DuckdbSourceOptions {
  /** Absolute path of the database file; as a `Secret` it stays out of messages. */
  readonly path: string | Secret;
  /** What a query may use before it spills to disk, as DuckDB writes sizes. Default `512MB`. */
  readonly memoryLimit?: string;
  /** Threads of a query. Default 2. */
  readonly threads?: number;
}

const optionNames = ['path', 'memory_limit', 'threads'] as const;

const sizePattern = /^\d+(\.\d+)? ?([KMGT]i?B)$/i;

/** The options of a source as they stand in `backstock.yaml`; a relative path is relative to `folder`. All problems at once. */
export function parseDuckdbOptions(
  written: Readonly<Record<string, unknown>>,
  folder: string,
): ParsedOptions<DuckdbSourceOptions> {
  const reader = new OptionReader(written, optionNames);
  const path = reader.textOrSecret('path');
  const memoryLimit = readSize(reader);
  const threads = reader.wholeNumber('threads', 1, 64);
  if (path === undefined) reader.tell([missingPath]);
  if (path === undefined || reader.problems.length > 0) return { problems: reader.problems };
  return {
    options: {
      path: absolute(path, folder),
      ...(memoryLimit === undefined ? {} : { memoryLimit }),
      ...(threads === undefined ? {} : { threads }),
    },
  };
}

const missingPath: OptionProblem = {
  option: 'path',
  message: '`path` is missing',
  fix: 'write the path of a database file',
};

function readSize(reader: OptionReader): string | undefined {
  const size = reader.text('memory_limit');
  if (size === undefined || sizePattern.test(size)) return size;
  return reader.complain('memory_limit', 'must be a size such as 512MB');
}

function absolute(path: string | Secret, folder: string): string | Secret {
  if (path instanceof Secret) return new Secret(resolve(folder, path.reveal()), path.origin);
  return resolve(folder, path);
}

/** The path for a system call. Messages show `String(path)`. */
export function revealPath(path: string | Secret): string {
  return path instanceof Secret ? path.reveal() : path;
}
