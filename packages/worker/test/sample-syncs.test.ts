import { checkSync, compileMapper, loadProject, nodeEnvironment, type ProjectSpec } from '@backstock/core';
import { parseShopifyOptions, shopifyObjects } from '@backstock/destination-shopify';
import { createDuckdbSource, parseDuckdbOptions } from '@backstock/source-duckdb';
import { temporaryFolder } from '@backstock/testkit';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createDemoWarehouse } from '../src/demo/demo-warehouse.ts';

const root = resolve(import.meta.dirname, '../../..');

async function loadSamples(): Promise<ProjectSpec> {
  const loaded = await loadProject(root, nodeEnvironment({}));
  if ('project' in loaded) return loaded.project;
  throw new Error(
    loaded.problems.map(({ where, message }) => `${where.file}:${where.line}: ${message}`).join('\n'),
  );
}

test('the samples have no fault, and need nothing from the environment', async () => {
  const project = await loadSamples();
  expect(project.syncs.map((sync) => [sync.name, checkSync(sync, shopifyObjects)])).toEqual([
    ['customers', []],
    ['loyalty', []],
  ]);
});

test('the connections of the demo are an embedded file and a local store', async () => {
  const { sources, destinations, state } = await loadSamples();
  const warehouse = sources.get('warehouse');
  const store = destinations.get('store');
  expect(parseDuckdbOptions(warehouse?.options ?? {}, root)).toEqual({
    options: { path: join(root, '.backstock/demo/warehouse.duckdb') },
  });
  expect(parseShopifyOptions(store?.options ?? {})).toMatchObject({
    options: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) },
  });
  expect(state).toBe(join(root, '.backstock/demo/state.db'));
});

test('every row of the demo warehouse becomes a change that can be sent', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'warehouse.duckdb');
  await createDemoWarehouse(path, { seed: 1, customers: 300 });
  const source = createDuckdbSource({ path });
  const seeds = { key: Uint32Array.of(1, 2, 3, 4), stamp: Uint32Array.of(5, 6, 7, 8) };
  for (const { name, object, ...sync } of (await loadSamples()).syncs) {
    const { relation } = sync.model;
    const definition = shopifyObjects[object];
    if (definition === undefined) throw new Error(`${name}: no object ${object}`);
    const compiled = compileMapper({ name, object, ...sync }, await source.describe(relation), definition);
    if ('problems' in compiled) throw new Error(`${name}: ${JSON.stringify(compiled.problems)}`);
    const { mapper } = compiled;
    const request = { relation, keyColumns: mapper.keyColumns, columns: mapper.columns, seeds };
    const held: unknown[] = [];
    for await (const item of source.read(request)) {
      for (let row = 0; item.kind === 'batch' && row < item.length; row += 1) {
        const mapped = mapper.map(item.decode(row));
        if (mapped.kind === 'held') held.push(mapped.reason);
      }
    }
    expect([name, held]).toEqual([name, []]);
  }
});
