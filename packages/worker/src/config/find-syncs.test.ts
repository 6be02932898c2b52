import { BackstockError, parseSyncs, Secret, type ProjectSpec } from '@backstock/core';
import { expect, test } from 'vitest';
import { findSyncs } from './find-syncs.ts';
import { projectSecrets } from './project-secrets.ts';

function project(...names: readonly string[]): ProjectSpec {
  const syncs = names.flatMap((name) =>
    parseSyncs(
      `sync: ${name}
source: warehouse
model: { table: customers, primary_key: id }
destination: store
object: customer
mode: upsert
match: { email: email }
map: { email: email }
`,
      `syncs/${name}.yaml`,
    ),
  );
  const where = { file: 'backstock.yaml' };
  const options = {
    url: new Secret('postgres://x', 'env.URL'),
    ssl: { key: new Secret('pem', 'file./key') },
    port: 1,
  };
  const warehouse = { name: 'warehouse', type: 'postgres', options, where, places: new Map() };
  return {
    folder: '/p',
    sources: new Map([['warehouse', warehouse]]),
    destinations: new Map(),
    state: '/p/state.db',
    syncs,
  };
}

function refusal(names: readonly string[], wanted: readonly string[]): string {
  try {
    findSyncs(project(...names), wanted);
    return 'found';
  } catch (error) {
    return error instanceof BackstockError
      ? `${error.code}: ${error.message}. ${error.fix}`
      : 'another error';
  }
}

test('without names it is all of them; named ones come in the order of the project', () => {
  const both = project('a', 'b');
  expect(findSyncs(both, []).map(({ name }) => name)).toEqual(['a', 'b']);
  expect(findSyncs(both, ['b', 'a', 'b']).map(({ name }) => name)).toEqual(['a', 'b']);
});

test('an unknown name suggests the nearest, or tells all', () => {
  expect(refusal(['customers', 'loyalty'], ['custmers'])).toBe(
    'CLI.USAGE: there is no sync "custmers" in /p. Did you mean "customers"?',
  );
  expect(refusal(['customers', 'loyalty'], ['x'])).toBe(
    'CLI.USAGE: there is no sync "x" in /p. Syncs: customers, loyalty.',
  );
});

test('a project without syncs has nothing to run', () => {
  expect(refusal([], [])).toBe(
    'SPEC.NOT_FOUND: there is no sync in /p/syncs. Write one as syncs/<name>.yaml.',
  );
});

test('secrets are found in nested options too', () => {
  expect(projectSecrets(project()).map(({ origin }) => origin)).toEqual(['env.URL', 'file./key']);
});
