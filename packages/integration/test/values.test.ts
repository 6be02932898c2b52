import { describe, expect, it } from 'vitest';
import { outcomes, PeopleProject, problems } from './people-project.ts';
import type { Person } from './people-rows.ts';
import { storeCustomers } from './store-customers.ts';

const ann = { id: '1', email: 'ann@example.com' };

async function startWith(fields: string): Promise<PeopleProject> {
  return PeopleProject.start({
    sync: `mode: upsert\nmatch: { email: email }\nmap:\n  email: email\n${fields}`,
  });
}

/** What somebody else writes to Ann between two runs, and what is then in the store. */
async function history(
  fields: string,
  first: Partial<Person>,
  { theirs, second }: { readonly theirs: string; readonly second: Partial<Person> },
): Promise<object | undefined> {
  await using store = await startWith(fields);
  await store.run([{ ...ann, ...first }]);
  if (theirs !== '') {
    await store.write(`customerUpdate(input: { id: "${store.idOf('ann@example.com')}", ${theirs} })`);
  }
  await store.run([{ ...ann, ...second }]);
  const again = await store.run();
  expect(again.rows.unchanged).toBe(1);
  return store.customers()[0];
}

describe('null', () => {
  it.each([
    ['clear_ours takes back what we delivered', 'clear_ours', { note: 'ours' }, '', {}],
    ['clear_ours leaves what we did not deliver', 'clear_ours', {}, 'note: "theirs"', { note: 'theirs' }],
    ['skip leaves the field alone', 'skip', { note: 'ours' }, '', { note: 'ours' }],
    ['clear takes it back as well', 'clear', { note: 'ours' }, '', {}],
  ])('%s', async (_fact, policy, first, theirs, left) => {
    const fields = `  note: { column: note, null: ${policy} }\n  firstName: first_name`;
    const customer = await history(fields, first, { theirs, second: { first_name: 'Ann' } });
    expect(customer).toEqual({ email: 'ann@example.com', firstName: 'Ann', ...left });
  });

  it('clear empties what somebody else wrote, when the customer is first met', async () => {
    await using store = await startWith('  note: { column: note, null: clear }');
    await store.write('customerCreate(input: { email: "ann@example.com", note: "theirs" })');
    await store.run([ann]);
    expect(store.customers()).toEqual([{ email: 'ann@example.com' }]);
  });

  it('takes a metafield back', async () => {
    const fields = '  metafields.crm.points: { column: points, type: number_decimal }';
    expect(await history(fields, { points: '1.5' }, { theirs: '', second: {} })).toEqual({
      email: 'ann@example.com',
    });
  });
});

describe('when', () => {
  it('create seeds a new customer, and never again', async () => {
    await using store = await startWith('  note: { column: note, when: create }\n  firstName: first_name');
    await store.write('customerCreate(input: { email: "bob@example.com", note: "theirs" })');
    const bob = { id: '2', email: 'bob@example.com', note: 'ours', first_name: 'Bob' };
    await store.run([{ ...ann, note: 'seed' }, bob]);
    await store.run([
      { ...ann, note: 'other' },
      { ...bob, note: 'other' },
    ]);
    expect(store.customers()).toEqual([
      { email: 'bob@example.com', firstName: 'Bob', note: 'theirs' },
      { email: 'ann@example.com', note: 'seed' },
    ]);
  });

  it('empty writes only where the store has nothing', async () => {
    await using store = await startWith(`  note: { column: note, when: empty }
  metafields.crm.points: { column: points, type: number_decimal, when: empty }`);
    await store.write(
      'customerCreate(input: { email: "bob@example.com", note: "theirs", metafields: [{ namespace: "crm", key: "points", type: "number_decimal", value: "7" }] })',
    );
    await store.write('customerCreate(input: { email: "ann@example.com" })');
    const rows = [ann, { id: '2', email: 'bob@example.com' }].map((row) => ({
      ...row,
      note: 'ours',
      points: '1',
    }));
    await store.run(rows);
    expect(store.customers()).toEqual([
      { email: 'bob@example.com', note: 'theirs', 'crm.points': '7.0' },
      { email: 'ann@example.com', note: 'ours', 'crm.points': '1.0' },
    ]);
    expect((await store.run()).rows.unchanged).toBe(2);
  });
});

describe('tags', () => {
  it('of others stay, ours that are no longer wanted go', async () => {
    const fields = '  tags: { column: tags, split: "," }';
    const customer = await history(
      fields,
      { tags: 'a,b' },
      { theirs: 'tags: ["a", "b", "vip"]', second: { tags: 'b,c' } },
    );
    expect(customer).toEqual({ email: 'ann@example.com', tags: ['b', 'c', 'vip'] });
  });

  it('that owns matches are ours whoever wrote them', async () => {
    const fields = '  tags: { template: "tier:{{ tier | downcase }}", owns: "tier:*" }';
    const customer = await history(
      fields,
      { tier: 'Gold' },
      {
        theirs: 'tags: ["tier:gold", "tier:old", "vip"]',
        second: { tier: 'Silver' },
      },
    );
    expect(customer).toEqual({ email: 'ann@example.com', tags: ['tier:silver', 'vip'] });
  });

  it('are all that there is with write: replace', async () => {
    const fields = '  tags: { column: tags, split: ",", write: replace }';
    const customer = await history(
      fields,
      { tags: 'a' },
      { theirs: 'tags: ["a", "vip"]', second: { tags: 'b' } },
    );
    expect(customer).toEqual({ email: 'ann@example.com', tags: ['b'] });
  });
});

describe('tax exemptions', () => {
  it('come from a json column; those of others stay', async () => {
    await using store = await startWith('  taxExemptions: { json: exemptions }');
    await store.run([{ ...ann, exemptions: '["CA_STATUS_CARD_EXEMPTION","CA_BC_RESELLER_EXEMPTION"]' }]);
    const id = store.idOf('ann@example.com');
    await store.write(
      `customerAddTaxExemptions(customerId: "${id}", taxExemptions: [US_CA_RESELLER_EXEMPTION])`,
    );
    await store.run([{ ...ann, exemptions: '["CA_STATUS_CARD_EXEMPTION"]' }]);
    expect(storeCustomers(store.emulator)[0]?.taxExemptions?.toSorted()).toEqual([
      'CA_STATUS_CARD_EXEMPTION',
      'US_CA_RESELLER_EXEMPTION',
    ]);
  });
});

describe('addresses', () => {
  const fields = (write: string): string =>
    `  addresses: { write: ${write}, list: [ { address1: note, city: city, countryCode: country } ] }`;
  const home = { note: '1 Elm Street', city: 'Ottawa', country: 'CA' };
  const moved = { ...home, note: '2 Oak Road' };

  it.each([
    ['add', ['2 Oak Road', 'Theirs']],
    ['replace', ['2 Oak Road']],
  ])('write: %s', async (write, streets) => {
    await using store = await startWith(fields(write));
    await store.run([{ ...ann, ...home }]);
    await store.write(
      `customerAddressCreate(customerId: "${store.idOf('ann@example.com')}", address: { address1: "Theirs", city: "Rome", countryCode: IT })`,
    );
    await store.run([{ ...ann, ...moved }]);
    const [customer] = storeCustomers(store.emulator);
    expect(customer?.addresses?.map(({ address1 }) => address1).toSorted()).toEqual(streets);
    expect((await store.run()).rows.unchanged).toBe(1);
  });

  it('whose columns are all null are left out', async () => {
    await using store = await startWith(fields('add'));
    await store.run([ann]);
    expect(storeCustomers(store.emulator)[0]?.addresses).toEqual([]);
  });
});

describe('consents', () => {
  const fields = `  emailMarketingConsent.marketingState: { column: optin, values: { "true": SUBSCRIBED, "false": UNSUBSCRIBED }, null: skip }
  emailMarketingConsent.marketingOptInLevel: { const: SINGLE_OPT_IN }
  emailMarketingConsent.consentUpdatedAt: optin_at`;
  const yes = { optin: true, optin_at: '2026-10-01T08:00:00Z' };

  it('travel as one structure, at create and when one member changes', async () => {
    await using store = await startWith(fields);
    await store.run([{ ...ann, ...yes }]);
    store.sent();
    await store.run([{ ...ann, optin: false, optin_at: '2026-10-02T08:00:00Z' }]);
    expect(store.sent()).toEqual(['customerEmailMarketingConsentUpdate customerId,emailMarketingConsent']);
    expect(storeCustomers(store.emulator)[0]?.emailConsent).toMatchObject({ state: 'UNSUBSCRIBED' });
  });

  it('are not sent while the required member is null', async () => {
    await using store = await startWith(fields);
    await store.run([{ ...ann, optin: null, optin_at: '2026-10-01T08:00:00Z' }]);
    const sent = store.emulator.control
      .journal()
      .find(({ rootFields }) => rootFields.includes('customerCreate'));
    expect(sent?.variables).toEqual({ input: { email: 'ann@example.com' } });
  });

  it('about a channel that the customer lacks hold the row', async () => {
    await using store = await PeopleProject.start({
      sync: `mode: upsert\nmatch: { phone: phone }\nmap:\n  phone: phone\n  firstName: first_name\n${fields}`,
    });
    const report = await store.run([{ id: '1', phone: '+16135550101', ...yes }]);
    expect([problems(report), outcomes(report)]).toEqual([['1 held consent_without_email'], { held: 1 }]);
  });
});

it('a value that values does not name holds its row alone', async () => {
  await using store = await startWith('  note: { column: tier, values: { A: first, B: second } }');
  const report = await store.run([
    { ...ann, tier: 'A' },
    { id: '2', email: 'bob@example.com', tier: 'Z' },
  ]);
  expect([outcomes(report), problems(report).length]).toEqual([{ delivered: 1, held: 1 }, 1]);
});
