import { describe, expect, it } from 'vitest';
import { outcomes, PeopleProject, plainMap, problems } from './people-project.ts';

const ann = { id: '1', email: 'ann@example.com', first_name: 'Ann' };
const bob = { id: '2', email: 'bob@example.com', first_name: 'Bob' };

const byEmailOrPhone = `
match: [ { email: email }, { phone: phone } ]
map: { email: email, phone: phone, firstName: first_name }
`;

describe('newcomers', () => {
  it('that match the same customer by different values are all held', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${byEmailOrPhone}` });
    await store.write('customerCreate(input: { email: "ann@example.com", phone: "+16135550101" })');
    const report = await store.run([
      { id: '1', email: 'ann@example.com' },
      { id: '3', phone: '+16135550101' },
      bob,
    ]);
    expect([problems(report), outcomes(report), report.exitCode]).toEqual([
      ['1 held same_thing', '3 held same_thing'],
      { delivered: 1, held: 2 },
      3,
    ]);
  });

  it.each([
    ['e-mail address', { email: 'ann@example.com' }, { email: ' ANN@Example.com' }],
    ['phone number', { phone: '+16135550101' }, { phone: '+1 (613) 555-0101' }],
  ])('that carry the same %s in other letters are all held', async (_what, one, two) => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${byEmailOrPhone}` });
    const report = await store.run([{ id: '1', ...one }, { id: '9', ...two }, bob]);
    expect([problems(report), store.customers()]).toEqual([
      ['1 held same_match_value', '9 held same_match_value'],
      [{ email: 'bob@example.com', firstName: 'Bob' }],
    ]);
  });

  it('that match a customer whose owner keeps it are held alone, until the owner leaves', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${plainMap}` });
    await store.run([ann]);
    const impostor = { ...ann, id: '9', first_name: 'Impostor' };
    const held = await store.run([ann, impostor, bob]);
    expect([problems(held), outcomes(held)]).toEqual([['9 held owned_by_other'], { delivered: 1, held: 1 }]);
    const moved = await store.run([impostor, bob]);
    expect([outcomes(moved), store.customers()]).toEqual([
      { delivered: 1 },
      [
        { email: 'ann@example.com', firstName: 'Impostor' },
        { email: 'bob@example.com', firstName: 'Bob' },
      ],
    ]);
  });

  it('whose rules find two customers are held', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${byEmailOrPhone}` });
    await store.write('customerCreate(input: { email: "ann@example.com" })');
    await store.write('customerCreate(input: { phone: "+16135550101" })');
    expect(problems(await store.run([{ ...ann, phone: '+16135550101' }]))).toEqual([
      '1 held ambiguous_match',
    ]);
  });

  it('are found although the store writes their values differently', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${byEmailOrPhone}` });
    await store.write('customerCreate(input: { email: "ann@example.com", note: "theirs" })');
    await store.write('customerCreate(input: { phone: "+16135550102", note: "theirs" })');
    const report = await store.run([
      { ...ann, email: 'ANN@EXAMPLE.COM' },
      { id: '2', phone: '+1 613-555-0102', first_name: 'Bob' },
    ]);
    expect([outcomes(report), store.customers().length]).toEqual([{ delivered: 2 }, 2]);
    expect(store.customers()).toMatchObject([
      { firstName: 'Ann', note: 'theirs' },
      { phone: '+16135550102', firstName: 'Bob', note: 'theirs' },
    ]);
    expect((await store.run()).rows.unchanged).toBe(2);
  });
});

describe('the same customer under a new key', () => {
  it.each(['clear', 'delete'])('moves without a removal, on_removed: %s', async (removal) => {
    await using store = await PeopleProject.start({
      sync: `mode: mirror\non_removed: ${removal}\n${plainMap}`,
    });
    await store.run([ann, bob]);
    const before = store.customers();
    store.sent();
    const report = await store.run([{ ...ann, id: '10' }, bob]);
    expect([report.things, store.sent(), store.customers()]).toMatchObject([
      { added: 1, removed: 1, outcomes: { moved: 2 } },
      [],
      before,
    ]);
    expect((await store.run()).rows.unchanged).toBe(2);
  });

  it('gets only what differs, and is then owned by the new key alone', async () => {
    await using store = await PeopleProject.start({ sync: `mode: mirror\non_removed: delete\n${plainMap}` });
    await store.run([ann, bob]);
    store.sent();
    const report = await store.run([{ ...ann, id: '10', first_name: 'Anna' }, bob]);
    expect([outcomes(report), store.sent()]).toEqual([
      { delivered: 1, moved: 1 },
      ['customerUpdate firstName'],
    ]);
    expect([outcomes(await store.run([bob])), store.customers().length]).toEqual([{ delivered: 1 }, 1]);
  });

  it('is known by a custom id although its e-mail address changes too', async () => {
    await using store = await PeopleProject.start({
      sync: `mode: mirror\non_removed: delete\n${byCustomId}`,
    });
    await defineCustomId(store);
    await store.run([{ ...ann, crm_id: 'A-1' }, bob]);
    store.sent();
    const report = await store.run([{ ...ann, id: '10', crm_id: 'A-1', email: 'new@example.com' }, bob]);
    expect([outcomes(report), store.sent()]).toEqual([{ delivered: 1, moved: 1 }, ['customerUpdate email']]);
  });

  it('moves after its key left while nothing is removed', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${plainMap}` });
    await store.run([ann, bob]);
    expect((await store.run([bob])).left).toBe(1);
    const report = await store.run([{ ...ann, id: '10' }, bob]);
    expect([outcomes(report), store.customers().length]).toEqual([{ moved: 1 }, 2]);
  });
});

const byCustomId = `
match: [ { metafields.crm.id: crm_id }, { email: email } ]
map: { email: email, firstName: first_name }
`;

async function defineCustomId(store: PeopleProject): Promise<void> {
  await store.write(
    'metafieldDefinitionCreate(definition: { ownerType: CUSTOMER, namespace: "crm", key: "id", name: "CRM id", type: "id", capabilities: { uniqueValues: { enabled: true } } })',
  );
}

describe('a custom id that is matched by', () => {
  it('is written at create, and to a customer that the e-mail address found', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${byCustomId}` });
    await defineCustomId(store);
    await store.write('customerCreate(input: { email: "bob@example.com" })');
    expect(
      outcomes(
        await store.run([
          { ...ann, crm_id: 'A-1' },
          { ...bob, crm_id: 'B-2' },
        ]),
      ),
    ).toEqual({ delivered: 2 });
    expect(store.customers()).toEqual([
      { email: 'bob@example.com', firstName: 'Bob', 'crm.id': 'B-2' },
      { email: 'ann@example.com', firstName: 'Ann', 'crm.id': 'A-1' },
    ]);
  });

  it('finds the customer when the ledger is new, whatever became of the e-mail address', async () => {
    await using store = await PeopleProject.start({ sync: `mode: upsert\n${byCustomId}` });
    await defineCustomId(store);
    await store.write(
      'customerCreate(input: { email: "old@example.com", metafields: [{ namespace: "crm", key: "id", type: "id", value: "A-1" }] })',
    );
    await store.run([{ ...ann, crm_id: 'A-1' }]);
    expect(store.customers()).toEqual([{ email: 'ann@example.com', firstName: 'Ann', 'crm.id': 'A-1' }]);
  });
});
