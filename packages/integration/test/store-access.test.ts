import { Secret } from '@backstock/core';
import { freePort } from '@backstock/testkit';
import { describe, expect, it } from 'vitest';
import { outcomes, PeopleProject, plainMap } from './people-project.ts';

const sync = `mode: upsert\n${plainMap}`;

const people = Array.from({ length: 40 }, (_none, index) => ({
  id: `C-${index}`,
  email: `c${index}@example.com`,
  first_name: `First ${index}`,
}));

describe('access to the store', () => {
  it('with a wrong token ends the run with exit code 2', async () => {
    await using store = await PeopleProject.start({
      sync,
      connection: { accessToken: new Secret('shpat_wrong', 'the test') },
    });
    const report = await store.run(people);
    expect([report.status, report.exitCode, report.stop?.code, outcomes(report)]).toEqual([
      'failed',
      2,
      'STORE.AUTHENTICATION',
      { not_sent: 40 },
    ]);
  });

  it('without the scope to write ends the run with exit code 2 and names it', async () => {
    await using store = await PeopleProject.start({ sync });
    store.emulator.control.setToken({ token: 'shpat_test', scopes: ['read_customers'] });
    const report = await store.run(people);
    expect([report.exitCode, report.stop?.code, outcomes(report)]).toEqual([
      2,
      'STORE.SCOPE_MISSING',
      { not_sent: 40 },
    ]);
    expect(report.stop?.why).toContain('write_customers');
    store.emulator.control.setToken({ token: 'shpat_test' });
    expect([outcomes(await store.run()), store.customers().length]).toEqual([{ delivered: 40 }, 40]);
  });

  it('without the scope to read ends it too', async () => {
    await using store = await PeopleProject.start({ sync });
    store.emulator.control.setToken({ token: 'shpat_test', scopes: [] });
    const report = await store.run(people);
    expect([report.exitCode, report.stop?.code]).toEqual([2, 'STORE.SCOPE_MISSING']);
    expect(report.stop?.why).toContain('read_customers');
  });

  it('is proved by check, which names the missing scope', async () => {
    await using store = await PeopleProject.start({ sync });
    store.emulator.control.setToken({ token: 'shpat_test', scopes: ['read_customers'] });
    const { missingScopes } = await store.project.destination.check([
      {
        object: 'customer',
        fields: ['email'],
        matchFields: ['email'],
        writes: true,
        removal: 'ignore',
        metafieldTypes: {},
      },
    ]);
    expect(missingScopes).toEqual(['write_customers']);
  });

  it('that is not to be had ends the run with exit code 4', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    await using store = await PeopleProject.start({ sync, connection: { url } });
    const report = await store.run(people);
    expect([report.status, report.exitCode, report.stop?.code, outcomes(report)]).toEqual([
      'failed',
      4,
      'STORE.UNREACHABLE',
      { not_sent: 40 },
    ]);
  });

  it('taken away in the middle keeps what was delivered; the next run sends the rest', async () => {
    await using store = await PeopleProject.start({ sync });
    let creates = 0;
    store.project.clock.beforeCall = (body) => {
      if (body.includes('customerCreate') && ++creates === 12)
        store.emulator.control.revokeToken('shpat_test');
    };
    const report = await store.run(people);
    const made = store.customers().length;
    expect([report.exitCode, report.stop?.code, outcomes(report)]).toEqual([
      2,
      'STORE.AUTHENTICATION',
      { delivered: made, not_sent: 40 - made },
    ]);
    expect(made).toBeGreaterThan(0);
    store.emulator.control.setToken({ token: 'shpat_test' });
    const next = await store.run();
    expect([outcomes(next), next.rows.unchanged, store.customers().length]).toEqual([
      { delivered: 40 - made },
      made,
      40,
    ]);
  });

  it('that is read-only plans, and writes nothing', async () => {
    await using store = await PeopleProject.start({ sync, connection: { readOnly: true } });
    store.rows(people);
    expect((await store.project.plan()).estimate?.calls).toBe(40);
    const report = await store.run();
    expect([report.exitCode, report.stop?.code, store.sent()]).toEqual([2, 'STORE.READ_ONLY', []]);
  });
});
