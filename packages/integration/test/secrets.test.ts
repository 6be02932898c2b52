import { formatReport, Secret, type RunEvent, type RunOptions } from '@backstock/core';
import { createPostgresSource } from '@backstock/source-postgres';
import { freePort, startFaultProxy } from '@backstock/testkit';
import { inspect } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { CustomerProject } from './customer-project.ts';
import { customersSync } from './customers-sync.ts';
import { PeopleProject, type PeopleOptions } from './people-project.ts';
import { PostgresCustomers } from './postgres-customers.ts';

const token = 'shpat_test';
const sync = `mode: mirror
on_removed: clear
match: { email: email }
map:
  email: email
  phone: phone
  firstName: first_name
  metafields.crm.points: { column: points, type: number_decimal }
`;

const secretValues = [
  'ann.secret@example.com',
  'bob.secret@example.com',
  '+16135550177',
  'Secretname',
  token,
];

const people = [
  {
    id: 'K-1',
    email: 'ann.secret@example.com',
    phone: '+16135550177',
    first_name: 'Secretname',
    points: '1',
  },
  { id: 'K-2', email: 'bob.secret@example.com', first_name: 'Secretname' },
];

/** Everything that a run tells anybody: its events, its report in both forms, what it throws. */
async function everythingToldBy(run: (extra: Partial<RunOptions>) => Promise<unknown>): Promise<string> {
  const events: RunEvent[] = [];
  const report = await run({ onEvent: (event) => events.push(event) }).catch((error: unknown) => error);
  return [
    inspect({ events, report }, { depth: 20 }),
    JSON.stringify({ events, report }),
    ...texts(events),
  ].join('\n');
}

function texts(events: readonly RunEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'run-ended' ? [formatReport(event.report)] : []));
}

function leaks(text: string): readonly string[] {
  return secretValues.filter((value) => text.toLowerCase().includes(value.toLowerCase()));
}

interface Harm {
  readonly what: string;
  readonly harm?: (store: PeopleProject) => Promise<void> | void;
  readonly options?: Partial<PeopleOptions>;
}

const harms: readonly Harm[] = [
  { what: 'a wrong token', harm: (store) => void store.emulator.control.revokeToken(token) },
  {
    what: 'a missing scope',
    harm: (store) => store.emulator.control.setToken({ token, scopes: ['read_customers'] }),
  },
  { what: 'no scope at all', harm: (store) => store.emulator.control.setToken({ token, scopes: [] }) },
  {
    what: 'a store that is down',
    harm: (store) => arm(store, { kind: 'status', status: 500, when: 'before' }),
  },
  { what: 'cut connections', harm: (store) => arm(store, { kind: 'cut', when: 'after' }) },
  { what: 'internal errors', harm: (store) => arm(store, { kind: 'internal-error', when: 'before' }) },
  {
    what: 'a status that nobody expects',
    harm: (store) => arm(store, { kind: 'status', status: 418, when: 'before' }),
  },
  {
    what: 'a phone number that is taken',
    harm: async (store) => store.write('customerCreate(input: { phone: "+16135550177" })'),
  },
  {
    what: 'a store that nobody reaches',
    options: { connection: { url: `http://127.0.0.1:${await freePort()}` } },
  },
  {
    what: 'a call that breaks while under way',
    harm: (store) => {
      store.project.clock.beforeCall = (body) => {
        if (body.includes('customerCreate')) throw new TypeError('fetch failed');
      };
    },
  },
];

function arm(
  store: PeopleProject,
  effect: Parameters<PeopleProject['emulator']['control']['armFault']>[0],
): void {
  store.emulator.control.armFault({ ...effect, times: 500 });
}

describe('neither the token nor a value of a row is told', () => {
  it.each(harms)('by a run that meets $what', async ({ harm, options }) => {
    await using store = await PeopleProject.start({ sync, ...options });
    await harm?.(store);
    store.rows(people);
    const told = await everythingToldBy(async (extra) => store.run(undefined, extra));
    expect([leaks(told), told.includes("'run-ended'")]).toEqual([[], true]);
  });

  it('by a run whose rows are refused, held, waiting and carried over', async () => {
    await using store = await PeopleProject.start({ sync });
    const bad = [
      ...people,
      { ...people[0], id: 'K-3' },
      { id: 'K-4', email: 'no.secret-address', first_name: 'Secretname' },
      { id: 'K-5', email: 'c@example.com', points: 'NaN' },
      { id: 'K-6', email: 'd@example.com' },
      { id: 'K-6', email: 'e@example.com' },
      { id: null, email: 'f@example.com' },
    ];
    store.rows(bad);
    const first = await everythingToldBy(async (extra) => store.run(undefined, extra));
    const second = await everythingToldBy(async (extra) => store.run(undefined, extra));
    expect(leaks(first + second)).toEqual([]);
    expect(first).toContain('K-4');
  });

  it('by a plan', async () => {
    await using store = await PeopleProject.start({ sync });
    store.rows(people);
    const report = await store.project.plan();
    expect(leaks(formatReport(report) + JSON.stringify(report))).toEqual([]);
  });

  it('by a source that fails in the middle, and its password neither', async () => {
    await using warehouse = await PostgresCustomers.create(inject('postgresUrl'), 1500);
    const url = new URL(warehouse.url);
    await using proxy = await startFaultProxy({ host: url.hostname, port: Number(url.port) });
    proxy.setFaults({ cutAfterBytes: 60_000 });
    url.host = `${proxy.host}:${proxy.port}`;
    url.password = 'hunter-two';
    await using project = await CustomerProject.start({
      yaml: customersSync(),
      source: createPostgresSource({ url: url.href }),
    });
    const cut = await everythingToldBy(async (extra) => project.run(extra));
    expect([cut.includes('hunter-two'), /customer\d+@example/.test(cut)]).toEqual([false, false]);
  });

  it('by a query that fails over a value', async () => {
    await using warehouse = await PostgresCustomers.create(inject('postgresUrl'), 20);
    const sql =
      'select *, email::int as lifetime_value from (select customer_id, email, first_name, last_name, phone, tier from analytics.customers) c';
    await using project = await CustomerProject.start({
      yaml: customersSync({ sql }),
      source: warehouse.source,
    });
    const told = await everythingToldBy(async (extra) => project.run(extra));
    expect([/customer\d+@example/.test(told), told.includes('SOURCE.QUERY_FAILED')]).toEqual([false, true]);
  });

  it('by a secret that is printed by mistake', () => {
    const secret = new Secret(token, 'env.SHOPIFY_ADMIN_TOKEN');
    expect(leaks(`${inspect({ secret })} ${JSON.stringify({ secret })} ${String(secret)}`)).toEqual([]);
  });
});
