import { BackstockError, Secret } from '@backstock/core';
import { expect, test } from 'vitest';
import { parseDuckdbOptions, revealPath } from './options.ts';

test('takes a path alone', () => {
  expect(parseDuckdbOptions({ path: '/data/w.duckdb' }, { folder: '/project' })).toEqual({
    path: '/data/w.duckdb',
  });
});

test('a relative path is relative to the project', () => {
  expect(parseDuckdbOptions({ path: 'data/w.duckdb' }, { folder: '/project' })).toEqual({
    path: '/project/data/w.duckdb',
  });
});

test('a path from the environment stays wrapped', () => {
  const { path } = parseDuckdbOptions({ path: new Secret('w.duckdb', 'env.FILE') }, { folder: '/project' });
  expect([String(path), revealPath(path)]).toEqual(['[secret]', '/project/w.duckdb']);
});

test('takes memory and threads', () => {
  expect(parseDuckdbOptions({ path: '/w', memory_limit: '1.5 GiB', threads: 4 }, { folder: '/' })).toEqual({
    path: '/w',
    memoryLimit: '1.5 GiB',
    threads: 4,
  });
});

test('what else comes from the environment is unwrapped', () => {
  const written = {
    path: '/w',
    memory_limit: new Secret('1GB', 'env.MEMORY'),
    threads: new Secret('4', 'env.THREADS'),
  };
  expect(parseDuckdbOptions(written, { folder: '/' })).toEqual({
    path: '/w',
    memoryLimit: '1GB',
    threads: 4,
  });
});

test('tells everything that is wrong at once, with its place', () => {
  const where = { file: 'backstock.yaml', line: 3, column: 5 };
  const parse = (): unknown =>
    parseDuckdbOptions({ memory_limit: 'lots', threads: 0, memory: 1 }, { folder: '/', where });
  expect(parse).toThrow(
    new BackstockError({
      code: 'SPEC.INVALID',
      message:
        'The DuckDB source is not valid: unknown option "memory" (a DuckDB source has path, memory_limit and threads); ' +
        '"path" must be the path of a database file; "memory_limit" must be a size such as 512MB; ' +
        '"threads" must be a whole number from 1 to 64',
      fix: 'Correct the source in backstock.yaml.',
      where,
    }),
  );
});
