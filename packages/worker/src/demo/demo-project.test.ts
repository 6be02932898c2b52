import type { ConnectionSpec, OptionValue, ProjectSpec } from '@backstock/core';
import { expect, test } from 'vitest';
import { demoProject, withStoreAt } from './demo-project.ts';

function connection(
  name: string,
  type: string,
  options: Readonly<Record<string, OptionValue>>,
): [string, ConnectionSpec] {
  return [name, { name, type, options, where: { file: 'backstock.yaml' }, places: new Map() }];
}

function project(
  parts: { readonly url?: string; readonly path?: string; readonly state?: string } = {},
): ProjectSpec {
  const {
    url = 'http://127.0.0.1:4010',
    path = '.backstock/demo/w.duckdb',
    state = '/p/.backstock/demo/state.db',
  } = parts;
  return {
    folder: '/p',
    sources: new Map([connection('warehouse', 'duckdb', { path })]),
    destinations: new Map([connection('store', 'shopify', { shop: 'demo.myshopify.com', url })]),
    state,
    syncs: [],
  };
}

test('the demo keeps to its folder', () => {
  const demo = demoProject(project());
  expect([demo.folder, demo.warehouse, demo.port]).toEqual([
    '/p/.backstock/demo',
    '/p/.backstock/demo/w.duckdb',
    4010,
  ]);
});

test.each([
  ['a real store', { url: 'https://demo.myshopify.com' }],
  ['a warehouse elsewhere', { path: '/data/w.duckdb' }],
  ['a state elsewhere', { state: '/p/.backstock/state.db' }],
  ['a folder that only begins alike', { path: '.backstock/demo2/w.duckdb' }],
])('a project with %s is refused', (_what, parts) => {
  expect(() => demoProject(project(parts))).toThrow('/p is not the project of the demo');
});

test('the store can be elsewhere on this machine', () => {
  const moved = withStoreAt(demoProject(project()), 'http://127.0.0.1:5000');
  expect(moved.destinations.get('store')?.options).toEqual({
    shop: 'demo.myshopify.com',
    url: 'http://127.0.0.1:5000',
  });
});
