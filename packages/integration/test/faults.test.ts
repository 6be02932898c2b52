import type { FaultEffect } from '@backstock/shopify-emulator';
import { describe, expect, it } from 'vitest';
import { outcomes, PeopleProject, problems } from './people-project.ts';
import type { Person } from './people-rows.ts';

const map = `
match: { email: email }
map:
  email: email
  firstName: first_name
  tags: { column: tags, split: "," }
  metafields.crm.points: { column: points, type: number_decimal }
  addresses: [ { address1: note, city: city, countryCode: country } ]
`;

const count = 30;

function person(index: number, version: string): Person {
  const place = { note: `${index} ${version} Street`, city: 'Ottawa', country: 'CA' };
  return {
    id: `C-${index}`,
    email: `c${index}@example.com`,
    first_name: nameOf(index, version),
    tags: `all,${version}`,
    points: `${index}.${version === 'first' ? 1 : 2}`,
    ...place,
  };
}

/** Every second name stays, so that metafields also travel without it. */
function nameOf(index: number, version: string): string {
  return index % 2 === 0 ? `${version} ${index}` : `Always ${index}`;
}

function people(version: string): readonly Person[] {
  return Array.from({ length: count }, (_none, index) => person(index, version));
}

function wanted(version: string): readonly object[] {
  return Array.from({ length: count }, (_none, index) => ({
    email: `c${index}@example.com`,
    firstName: nameOf(index, version),
    tags: ['all', version],
    'crm.points': `${index}.${version === 'first' ? 1 : 2}`,
  }));
}

function sorted(customers: readonly object[]): readonly string[] {
  return customers.map((customer) => JSON.stringify(customer)).toSorted();
}

const effects: readonly (readonly [string, FaultEffect])[] = [
  ['THROTTLED', { kind: 'throttle' }],
  ['429 with Retry-After', { kind: 'status', status: 429, when: 'before', retryAfterSeconds: 3 }],
  ['500 before the write was applied', { kind: 'status', status: 500, when: 'before' }],
  ['500 after it', { kind: 'status', status: 500, when: 'after' }],
  ['502 before the write was applied', { kind: 'status', status: 502, when: 'before' }],
  ['502 after it', { kind: 'status', status: 502, when: 'after' }],
  ['a connection cut before the write was applied', { kind: 'cut', when: 'before' }],
  ['a connection cut after it', { kind: 'cut', when: 'after' }],
  ['INTERNAL_SERVER_ERROR before the write was applied', { kind: 'internal-error', when: 'before' }],
  ['INTERNAL_SERVER_ERROR after it', { kind: 'internal-error', when: 'after' }],
  ['a slow answer', { kind: 'delay', delayMs: 150 }],
];

/** Where each fault strikes, twice. */
const places = [
  { field: 'customerByIdentifier', times: 1 },
  { field: 'customerCreate', nth: 1, times: 1 },
  { field: 'customerCreate', nth: 7, times: 1 },
  { field: 'nodes', times: 1 },
  { field: 'customerUpdate', nth: 5, times: 2 },
  { field: 'metafieldsSet', times: 1 },
  { field: 'tagsAdd', nth: 9, times: 1 },
  { field: 'customerAddressCreate', nth: 3, times: 1 },
  { field: 'customerAddressDelete', nth: 4, times: 1 },
];

describe.each(effects)('%s', (_what, effect) => {
  it('loses nothing and doubles nothing', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${map}` });
    for (const place of places) store.emulator.control.armFault({ ...place, ...effect });
    const first = await store.run(people('first'));
    expect([outcomes(first), first.exitCode]).toEqual([{ delivered: count }, 0]);
    expect(sorted(store.customers())).toEqual(sorted(wanted('first')));
    const second = await store.run(people('second'));
    expect([outcomes(second), second.exitCode]).toEqual([{ delivered: count }, 0]);
    expect(sorted(store.customers())).toEqual(sorted(wanted('second')));
    expect(store.streets()).toEqual(
      people('second')
        .map(({ note }) => String(note))
        .toSorted(),
    );
    expect(store.emulator.control.faults()).toEqual([]);
    store.sent();
    const third = await store.run();
    expect([third.rows.unchanged, store.sent()]).toEqual([count, []]);
  });
});

it('a store that somebody else empties the bucket of is waited for', async () => {
  await using store = await PeopleProject.start({ sync: `mode: upsert\n${map}` });
  let calls = 0;
  store.project.clock.beforeCall = async (body) => {
    calls += 1;
    if (body.includes('customerCreate') && calls % 10 === 0) await drain(store);
  };
  const report = await store.run(people('first'));
  expect([outcomes(report), sorted(store.customers())]).toEqual([
    { delivered: count },
    sorted(wanted('first')),
  ]);
  const throttled = store.emulator.control
    .journal()
    .filter(({ answer, query }) => answer === 'throttled' && query?.startsWith('mutation') === true);
  expect(throttled.length).toBeGreaterThan(0);
});

it('a row over which the store breaks every time is told, and no other suffers', async () => {
  await using store = await PeopleProject.start({ sync: `mode: upsert\n${map}` });
  store.emulator.control.armFault({
    kind: 'status',
    status: 500,
    when: 'before',
    field: 'customerCreate',
    value: 'c3@example.com',
    times: 2,
  });
  const report = await store.run(people('first'));
  expect([report.exitCode, outcomes(report), problems(report)]).toEqual([
    3,
    { delivered: count - 1, refused: 1 },
    ['C-3 refused STORE.UNAVAILABLE'],
  ]);
  store.project.clock.advance(60_000);
  expect([(await store.run()).exitCode, sorted(store.customers())]).toEqual([0, sorted(wanted('first'))]);
});

it('a store that is down for good ends the run in time, and the next one goes on', async () => {
  await using store = await PeopleProject.start({ sync: `mode: upsert\n${map}` });
  store.emulator.control.armFault({
    kind: 'status',
    status: 503,
    when: 'before',
    field: 'customerCreate',
    nth: 10,
    times: 10_000,
  });
  const report = await store.run(people('first'));
  expect([report.status, report.exitCode, report.stop?.code]).toEqual(['failed', 4, 'STORE.UNAVAILABLE']);
  store.emulator.control.clearFaults();
  store.project.clock.advance(60_000);
  const next = await store.run();
  expect([next.exitCode, sorted(store.customers())]).toEqual([0, sorted(wanted('first'))]);
});

/** Another process with the same token takes all points that there are. */
async function drain(store: PeopleProject): Promise<void> {
  const query = 'query { customers(first: 250) { nodes { id defaultEmailAddress { emailAddress } } } }';
  for (let answer = ''; !answer.includes('THROTTLED');) {
    const response = await fetch(`${store.emulator.url}/admin/api/2026-10/graphql.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shopify-access-token': store.emulator.token },
      body: JSON.stringify({ query }),
    });
    answer = await response.text();
  }
}
