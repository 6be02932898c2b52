import { describe, expect, it } from 'vitest';
import { outcomes, PeopleProject } from './people-project.ts';
import { storeCustomers } from './store-customers.ts';

const map = `
match: { email: email }
map:
  email: email
  phone: phone
  firstName: first_name
  metafields.crm.points: { column: points, type: number_decimal }
`;

const ann = { id: '1', email: 'ann@example.com', first_name: 'Ann' };
const bob = { id: '2', email: 'bob@example.com', first_name: 'Bob' };

async function startStore(mode = 'upsert'): Promise<PeopleProject> {
  return PeopleProject.start({ sync: `mode: ${mode}\n${map}` });
}

/** What the report lists: key, field and Shopify's message. */
function refusals(report: Awaited<ReturnType<PeopleProject['run']>>): readonly unknown[] {
  return report.problems.map(({ key, outcome, reason }) => [key, outcome, reason?.field, reason?.message]);
}

describe('a row that Shopify refuses', () => {
  it('for its e-mail address is reported with key, field and message while the others are delivered', async () => {
    await using store = await startStore();
    const report = await store.run([{ ...ann, email: 'no address' }, bob]);
    expect([refusals(report), outcomes(report), report.exitCode]).toEqual([
      [['1', 'refused', 'email', 'Email is invalid']],
      { delivered: 1, refused: 1 },
      3,
    ]);
  });

  it('is not sent again as it is, and is sent once when it was mended', async () => {
    await using store = await startStore();
    await store.run([{ ...ann, email: 'no address' }, bob]);
    store.sent();
    const carried = await store.run();
    expect([carried.carriedOver, store.sent(), carried.exitCode]).toEqual([{ refused: 1 }, [], 3]);
    const mended = await store.run([ann, bob]);
    expect([outcomes(mended), mended.exitCode]).toEqual([{ delivered: 1 }, 0]);
    expect(storeCustomers(store.emulator)).toHaveLength(2);
    expect((await store.run()).rows.unchanged).toBe(2);
  });

  it('for a phone number that a customer of somebody else has is a conflict, tried again after six hours', async () => {
    await using store = await startStore();
    await store.write('customerCreate(input: { phone: "+16135550101", firstName: "Theirs" })');
    const report = await store.run([{ ...ann, phone: '+16135550101' }, bob]);
    expect(refusals(report)).toEqual([['1', 'refused', 'phone', 'Phone has already been taken']]);
    expect(report.problems[0]?.reason).toMatchObject({ class: 'conflict' });
    expect((await store.run()).carriedOver).toEqual({ refused: 1 });
    const [theirs] = storeCustomers(store.emulator);
    await store.write(`customerUpdate(input: { id: "${theirs?.id ?? ''}", phone: "+16135550111" })`);
    store.project.clock.advance(6 * 3_600_000);
    expect(outcomes(await store.run())).toEqual({ delivered: 1 });
    expect(store.customers()).toEqual([
      { phone: '+16135550111', firstName: 'Theirs' },
      { email: 'bob@example.com', firstName: 'Bob' },
      { email: 'ann@example.com', phone: '+16135550101', firstName: 'Ann' },
    ]);
  });

  it('for a value of a changed field keeps what was delivered before', async () => {
    await using store = await startStore();
    await store.run([ann, bob]);
    const bad = { ...ann, email: 'no address', first_name: 'Anna' };
    const report = await store.run([bad, { ...bob, first_name: 'Rob' }]);
    expect([refusals(report), outcomes(report)]).toEqual([
      [['1', 'refused', 'email', 'Email is invalid']],
      { delivered: 1, refused: 1 },
    ]);
    store.sent();
    expect(
      (
        await store.run([
          { ...ann, first_name: 'Anna' },
          { ...bob, first_name: 'Rob' },
        ])
      ).exitCode,
    ).toBe(0);
    expect(store.sent()).toEqual(['customerUpdate firstName']);
  });
});

describe('a metafield that the store refuses', () => {
  const definition = `metafieldDefinitionCreate(definition: { ownerType: CUSTOMER, namespace: "crm", key: "points",
    name: "Points", type: "number_decimal", validations: [{ name: "max", value: "100" }] })`;

  it('at create makes no customer, and is told with its field', async () => {
    await using store = await startStore();
    await store.write(definition);
    const report = await store.run([
      { ...ann, points: '500' },
      { ...bob, points: '50' },
    ]);
    expect(refusals(report)).toEqual([
      ['1', 'refused', 'metafields.crm.points', expect.stringContaining('maximum')],
    ]);
    await store.run([
      { ...ann, points: '99.5' },
      { ...bob, points: '50' },
    ]);
    expect(store.customers()).toEqual([
      { email: 'bob@example.com', firstName: 'Bob', 'crm.points': '50.0' },
      { email: 'ann@example.com', firstName: 'Ann', 'crm.points': '99.5' },
    ]);
  });

  it('after the customer was made is told with its field, refuses no other entry of its request, and is sent once mended', async () => {
    await using store = await startStore();
    await store.write(definition);
    await store.run([
      { ...ann, points: '1' },
      { ...bob, points: '1' },
    ]);
    const report = await store.run([
      { ...ann, points: '500' },
      { ...bob, points: '50' },
    ]);
    expect([refusals(report), outcomes(report)]).toEqual([
      [['1', 'refused', 'metafields.crm.points', expect.stringContaining('maximum')]],
      { delivered: 1, refused: 1 },
    ]);
    expect(
      outcomes(
        await store.run([
          { ...ann, points: '60' },
          { ...bob, points: '50' },
        ]),
      ),
    ).toEqual({
      delivered: 1,
    });
    expect(store.customers()).toMatchObject([{ 'crm.points': '60.0' }, { 'crm.points': '50.0' }]);
  });
});

describe('one entry of a full batch', () => {
  it('that is refused takes no other down', async () => {
    await using store = await startStore();
    const people = Array.from({ length: 60 }, (_none, index) => ({
      id: `C-${index}`,
      email: `c${index}@example.com`,
      points: '1',
    }));
    await store.run(people);
    store.emulator.control.armFault({
      kind: 'refuse',
      field: 'metafieldsSet',
      item: 7,
      message: 'Value is not wanted',
      code: 'INVALID_VALUE',
    });
    const report = await store.run(people.map((person) => ({ ...person, points: '2' })));
    expect([refusals(report), outcomes(report)]).toEqual([
      [['C-7', 'refused', 'metafields.crm.points', 'Value is not wanted']],
      { delivered: 59, refused: 1 },
    ]);
    const values = store
      .customers()
      .filter((customer) => 'crm.points' in customer && customer['crm.points'] === '2.0');
    expect(values).toHaveLength(59);
  });

  it('of creates: the n-th is refused, all others are made once', async () => {
    await using store = await startStore();
    store.emulator.control.armFault({
      kind: 'refuse',
      field: 'customerCreate',
      nth: 3,
      message: 'Not today',
    });
    const people = Array.from({ length: 10 }, (_none, index) => ({
      id: `${index}`,
      email: `c${index}@example.com`,
    }));
    const report = await store.run(people);
    expect([outcomes(report), store.customers().length]).toEqual([{ delivered: 9, refused: 1 }, 9]);
    store.project.clock.advance(24 * 3_600_000);
    expect([outcomes(await store.run()), store.customers().length]).toEqual([{ delivered: 1 }, 10]);
  });
});
