import { Secret } from '@backstock/core';
import { expect, test } from 'vitest';
import { parseDuckdbOptions, revealPath } from './options.ts';

test('takes a path alone', () => {
  expect(parseDuckdbOptions({ path: '/data/w.duckdb' }, '/project')).toEqual({
    options: { path: '/data/w.duckdb' },
  });
});

test('a relative path is relative to the project', () => {
  expect(parseDuckdbOptions({ path: 'data/w.duckdb' }, '/project')).toEqual({
    options: { path: '/project/data/w.duckdb' },
  });
});

test('a path from the environment stays wrapped', () => {
  const parsed = parseDuckdbOptions({ path: new Secret('w.duckdb', 'env.FILE') }, '/project');
  const path = 'options' in parsed ? parsed.options.path : '';
  expect([String(path), revealPath(path)]).toEqual(['[secret]', '/project/w.duckdb']);
});

test('takes memory and threads', () => {
  expect(parseDuckdbOptions({ path: '/w', memory_limit: '1.5 GiB', threads: 4 }, '/')).toEqual({
    options: { path: '/w', memoryLimit: '1.5 GiB', threads: 4 },
  });
});

test('what else comes from the environment is unwrapped', () => {
  const written = {
    path: '/w',
    memory_limit: new Secret('1GB', 'env.MEMORY'),
    threads: new Secret('4', 'env.THREADS'),
  };
  expect(parseDuckdbOptions(written, '/')).toEqual({
    options: { path: '/w', memoryLimit: '1GB', threads: 4 },
  });
});

test('tells everything that is wrong at once', () => {
  expect(parseDuckdbOptions({ memory_limit: 'lots', threads: 0, colour: 1 }, '/')).toEqual({
    problems: [
      { option: 'colour', message: 'unknown option `colour`', fix: 'it takes path, memory_limit, threads' },
      { option: 'memory_limit', message: '`memory_limit` must be a size such as 512MB, not "lots"' },
      { option: 'threads', message: '`threads` must be a whole number from 1 to 64, not 0' },
      { option: 'path', message: '`path` is missing', fix: 'write the path of a database file' },
    ],
  });
});
