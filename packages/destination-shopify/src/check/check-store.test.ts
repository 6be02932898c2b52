import type { DestinationReport, SyncNeeds } from '@backstock/core';
import { expect, test } from 'vitest';
import { fakeDriver } from '../../test/fake-driver.ts';
import { fakeReader, type AskedRead } from '../../test/fake-reader.ts';
import { checkStore } from './check-store.ts';

const shop = {
  shop: {
    name: 'Example',
    myshopifyDomain: 'example.myshopify.com',
    currencyCode: 'EUR',
    plan: { publicDisplayName: 'Basic' },
  },
};

interface Checked {
  readonly report: DestinationReport;
  readonly asked: readonly AskedRead[];
}

interface Store {
  readonly scopes?: readonly string[];
  readonly definitions?: Readonly<Record<string, unknown>>;
  readonly readOnly?: boolean;
  readonly domain?: string;
}

async function check(needs: Partial<SyncNeeds>, store: Store = {}): Promise<Checked> {
  const accessScopes = (store.scopes ?? ['write_things']).map((handle) => ({ handle }));
  const reader = fakeReader({
    Shop: { ...shop, currentAppInstallation: { accessScopes } },
    MetafieldDefinitions: store.definitions ?? {},
  });
  const all: SyncNeeds = {
    object: 'thing', fields: [], matchFields: [], writes: true, removal: 'ignore', metafieldTypes: {}, ...needs,
  }; // prettier-ignore
  const driverOf = (): ReturnType<typeof fakeDriver> => fakeDriver(() => ({ kind: 'unknown' }));
  const restorePointsPerSecond = (): number => 100;
  const report = await checkStore([all], {
    reader,
    driverOf,
    readOnly: store.readOnly ?? false,
    restorePointsPerSecond,
    ...(store.domain === undefined ? {} : { domain: store.domain }),
  });
  return { report, asked: reader.asked };
}

test('a store that has all that is needed has nothing to complain of', async () => {
  expect(await check({ fields: ['email'] })).toEqual({
    report: {
      name: 'Example',
      domain: 'example.myshopify.com',
      currency: 'EUR',
      plan: 'Basic',
      apiVersion: '2026-10',
      restorePointsPerSecond: 100,
      missingScopes: [],
      problems: [],
    },
    asked: [{ name: 'Shop', variables: {}, costPoints: 4 }],
  });
});

test('without its scopes the definitions are not asked for', async () => {
  const { report, asked } = await check({ fields: ['metafields.crm.tier'] }, { scopes: [] });
  expect(report.missingScopes).toEqual(['read_things', 'write_things']);
  expect(asked.map(({ name }) => name)).toEqual(['Shop']);
});

test('each metafield is asked for once, by owner, namespace and key', async () => {
  const fields = ['metafields.crm.tier', 'metafields.crm.id', 'email'];
  const { asked } = await check(
    { fields, matchFields: ['metafields.crm.id'] },
    { definitions: { d1: { type: { name: 'id' } } } },
  );
  expect(asked[1]).toEqual({
    name: 'MetafieldDefinitions',
    variables: {
      i0: { ownerType: 'CUSTOMER', namespace: 'crm', key: 'tier' },
      i1: { ownerType: 'CUSTOMER', namespace: 'crm', key: 'id' },
    },
    costPoints: 4,
  });
});

test.each([
  [{}, 'the store has no definition of it'],
  [{ d0: { type: { name: 'single_line_text_field' } } }, 'its definition has type single_line_text_field'],
])('matching by a metafield needs a definition of type id: %j', async (definitions, found) => {
  const { report } = await check({ matchFields: ['metafields.crm.id'] }, { definitions });
  expect(report.problems).toEqual([
    `thing is matched by metafields.crm.id, but ${found}: it needs a metafield definition of type id`,
  ]);
});

test('the type that a mapping names must be that of the definition', async () => {
  const needs = {
    fields: ['metafields.crm.tier'],
    metafieldTypes: { 'metafields.crm.tier': 'number_integer' },
  };
  const { report } = await check(needs, { definitions: { d0: { type: { name: 'boolean' } } } });
  expect(report.problems).toEqual([
    'thing: metafields.crm.tier is mapped as number_integer, but its definition in the store has type boolean',
  ]);
});

test('a connection that only reads cannot serve a sync that writes', async () => {
  const { report } = await check({}, { readOnly: true });
  expect(report.problems).toEqual(['the connection is read_only: nothing can be written through it']);
});

test('a token of another store is told with both domains', async () => {
  expect((await check({}, { domain: 'other.myshopify.com' })).report.problems).toEqual([
    'the store that answers is example.myshopify.com, not other.myshopify.com: write its permanent domain as shop',
  ]);
  expect((await check({}, { domain: 'Example.myshopify.com' })).report.problems).toEqual([]);
});
