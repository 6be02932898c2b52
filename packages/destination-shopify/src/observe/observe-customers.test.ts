import type { Change, FieldChange, FieldValue } from '@backstock/core';
import { expect, test } from 'vitest';
import type { StoreProblem, StoreReader } from '../contract/store-reader.ts';
import type { CustomerIdentifier } from '../documents/customer.ts';
import { observeCustomers } from './observe-customers.ts';

interface Shopper {
  readonly id: string;
  readonly email?: string;
  readonly phone?: string;
  readonly customId?: string;
}

interface Request {
  readonly name: string;
  readonly size: number;
  readonly costPoints: number;
}

/** A store with these customers that answers the two documents of customers, and keeps what it was asked. */
function storeOf(shoppers: readonly Shopper[], problems: readonly StoreProblem[] = []) {
  const requests: Request[] = [];
  const reader: StoreReader = {
    async read(document, variables, { costPoints }) {
      const values = variables as Readonly<Record<string, unknown>>;
      const ids = values['ids'] as readonly string[] | undefined;
      const identifiers = Object.entries(values).filter(([name]) => /^i\d+$/u.test(name));
      requests.push({ name: document.name, size: ids?.length ?? identifiers.length, costPoints });
      const data =
        ids === undefined
          ? Object.fromEntries(
              identifiers.map(([name, value]) => [
                `c${name.slice(1)}`,
                lookup(shoppers, value as CustomerIdentifier),
              ]),
            )
          : { nodes: ids.map((id) => node(shoppers.find((shopper) => shopper.id === id))) };
      return { data: data as never, problems };
    },
  };
  return { reader, requests };
}

function lookup(shoppers: readonly Shopper[], identifier: CustomerIdentifier): unknown {
  const found = shoppers.find((shopper) => {
    if ('id' in identifier) return shopper.id === identifier.id;
    if ('customId' in identifier) {
      // Whether the store tells custom ids apart by case is not documented.
      return shopper.customId?.toLowerCase() === identifier.customId.value.toLowerCase();
    }
    if ('emailAddress' in identifier) return shopper.email === identifier.emailAddress;
    return shopper.phone === identifier.phoneNumber;
  });
  if (found === undefined) return null;
  const customId = found.customId === undefined ? null : { value: found.customId };
  return { id: found.id, email: found.email ?? null, phone: found.phone ?? null, customId };
}

function node(shopper: Shopper | undefined): unknown {
  if (shopper === undefined) return null;
  return {
    id: shopper.id,
    createdAt: '2026-11-01T00:00:00Z',
    firstName: 'Ada',
    lastName: null,
    locale: 'en',
    note: null,
    tags: ['a'],
    taxExempt: false,
    taxExemptions: [],
    defaultEmailAddress:
      shopper.email === undefined ? null : { emailAddress: shopper.email, marketingState: 'SUBSCRIBED' },
    defaultPhoneNumber: null,
    m0: shopper.customId === undefined ? null : { value: shopper.customId },
  };
}

const one = 'gid://shopify/Customer/1';
const two = 'gid://shopify/Customer/2';

function field(name: string, value: FieldValue, more: Partial<FieldChange> = {}): FieldChange {
  return { field: name, action: 'set', value, when: 'always', write: 'add', ours: [], ...more };
}

function change(id: number, rules: Readonly<Record<string, string>>, more: Partial<Change> = {}): Change {
  const list = Object.entries(rules).map(([name, value], rule) => ({
    rule,
    fields: [{ field: name, value }],
  }));
  return { id, key: String(id), kind: 'added', rules: list, fields: [], whole: [], ...more };
}

async function observe(shoppers: readonly Shopper[], changes: readonly Change[]) {
  const store = storeOf(shoppers);
  const observations = await observeCustomers({ object: 'customer', changes }, store.reader);
  return { ...observations, requests: store.requests };
}

test('a remembered id is not read where nothing of the customer has to be known', async () => {
  const changes = [change(1, {}, { storeId: one, fields: [field('email', 'a@example.com')] })];
  const seen = await observe([], changes);
  expect([...seen.sightings]).toEqual([[1, { kind: 'found', storeId: one }]]);
  expect(seen.requests).toEqual([]);
});

test('a remembered id that has to be read and is not there is gone', async () => {
  const fields = [field('tags', ['a'])];
  const changes = [
    change(1, {}, { kind: 'changed', storeId: one, fields }),
    change(2, {}, { kind: 'changed', storeId: two, fields }),
  ];
  const seen = await observe([{ id: one, email: 'a@example.com' }], changes);
  expect([...seen.sightings]).toEqual([
    [1, { kind: 'found', storeId: one }],
    [2, { kind: 'gone' }],
  ]);
  expect([...seen.present]).toEqual([
    [
      one,
      {
        id: one,
        createdAt: '2026-11-01T00:00:00Z',
        email: 'a@example.com',
        phone: null,
        firstName: 'Ada',
        lastName: null,
        locale: 'en',
        note: null,
        tags: ['a'],
        taxExempt: false,
        taxExemptions: [],
        emailState: 'SUBSCRIBED',
        smsState: null,
        metafields: {},
      },
    ],
  ]);
  expect(seen.requests).toEqual([{ name: 'Customers', size: 2, costPoints: 3 }]);
});

test('rules are looked up in one document, each value once, and the first that hits is named', async () => {
  const changes = [
    change(1, { 'metafields.crm.id': '41', email: 'a@example.com' }),
    change(2, { 'metafields.crm.id': '42', email: 'A@ example.com' }),
    change(3, { email: 'nobody@example.com', phone: '+16135550123' }),
    change(4, {}),
  ];
  const seen = await observe([{ id: one, email: 'a@example.com', customId: '41' }], changes);
  expect([...seen.sightings]).toEqual([
    [1, { kind: 'found', storeId: one, rule: 0 }],
    [2, { kind: 'found', storeId: one, rule: 1 }],
    [3, { kind: 'missing' }],
    [4, { kind: 'unmatchable' }],
  ]);
  expect(seen.requests[0]).toEqual({ name: 'CustomerLookup', size: 5, costPoints: 7 });
});

test('two rules that lead to two customers are ambiguous', async () => {
  const shoppers = [
    { id: two, email: 'a@example.com' },
    { id: one, phone: '+16135550123' },
  ];
  const seen = await observe(shoppers, [change(1, { email: 'a@example.com', phone: '+1 613 555 0123' })]);
  expect([...seen.sightings]).toEqual([[1, { kind: 'ambiguous', storeIds: [one, two] }]]);
});

test('what comes back under another value than was asked for is no hit', async () => {
  const seen = await observe([{ id: one, customId: 'abc' }], [change(1, { 'metafields.crm.id': 'ABC' })]);
  expect([...seen.sightings]).toEqual([[1, { kind: 'missing' }]]);
});

test('an id may be the number alone, and what no customer can have is never asked for', async () => {
  const changes = [
    change(1, { id: '1' }),
    change(2, { id: 'gid://shopify/Order/1', email: 'nobody', phone: '613 555 0123' }),
  ];
  const seen = await observe([{ id: one }], changes);
  expect([...seen.sightings]).toEqual([
    [1, { kind: 'found', storeId: one, rule: 0 }],
    [2, { kind: 'missing' }],
  ]);
  expect(seen.requests).toEqual([{ name: 'CustomerLookup', size: 1, costPoints: 1 }]);
});

test('a value that the store objects to finds nothing and stops nobody', async () => {
  const problem = { code: 'INVALID', message: 'is not a phone number', path: ['c0'] };
  const { reader } = storeOf([], [problem]);
  const changes = [change(1, { phone: '+1' }), change(2, { email: 'a@example.com' })];
  const { sightings } = await observeCustomers({ object: 'customer', changes }, reader);
  expect([...sightings]).toEqual([
    [1, { kind: 'missing' }],
    [2, { kind: 'missing' }],
  ]);
});

test('for a customer found by a later rule the custom id is read', async () => {
  const changes = [change(1, { 'metafields.crm.id': '42', email: 'a@example.com' })];
  const seen = await observe([{ id: one, email: 'a@example.com' }], changes);
  expect(seen.present.get(one)).toMatchObject({ metafields: { 'metafields.crm.id': null } });
  expect(seen.requests.at(-1)).toEqual({ name: 'Customers', size: 1, costPoints: 4 });
});

test('look-ups fill documents of 250, and customers are read 250 at a time, with addresses apart', async () => {
  const many = Array.from({ length: 600 }, (_, index) => index + 1);
  const shoppers = many.map((number) => ({
    id: `gid://shopify/Customer/${number}`,
    email: `${number}@example.com`,
  }));
  const changes = many.map((number) =>
    change(
      number,
      { email: `${number}@example.com` },
      { fields: [field(number > 300 ? 'addresses' : 'tags', [])] },
    ),
  );
  const seen = await observe(shoppers, changes);
  expect(seen.requests).toEqual([
    { name: 'CustomerLookup', size: 250, costPoints: 250 },
    { name: 'CustomerLookup', size: 250, costPoints: 250 },
    { name: 'CustomerLookup', size: 100, costPoints: 100 },
    { name: 'Customers', size: 250, costPoints: 16 },
    { name: 'Customers', size: 50, costPoints: 16 },
    { name: 'Customers', size: 250, costPoints: 3 },
    { name: 'Customers', size: 50, costPoints: 3 },
  ]);
  expect(seen.present.size).toBe(600);
});

test.each([
  ['a list is written', { fields: [field('taxExemptions', [])] }, true],
  ['a list is only for new customers', { fields: [field('tags', ['a'], { when: 'create' })] }, false],
  ['a value is for empty fields', { fields: [field('note', 'x', { when: 'empty' })] }, true],
  ['scalars are written', { fields: [field('note', 'x'), field('metafields.crm.tier', 'x')] }, false],
  [
    'a removal clears a name',
    { kind: 'removed', fields: [field('firstName', null, { action: 'clear' })] },
    true,
  ],
  ['a removal clears a note', { kind: 'removed', fields: [field('note', null, { action: 'clear' })] }, false],
  [
    'an e-mail consent has no e-mail beside it',
    { fields: [field('emailMarketingConsent.marketingState', 'SUBSCRIBED')] },
    true,
  ],
  [
    'an e-mail consent has one',
    {
      fields: [field('emailMarketingConsent.marketingState', 'SUBSCRIBED')],
      whole: [field('email', 'a@example.com')],
    },
    false,
  ],
] satisfies [string, Partial<Change>, boolean][])(
  'when %s, is the customer read? %#',
  async (_case, more, reads) => {
    const seen = await observe([{ id: one }], [change(1, {}, { kind: 'changed', storeId: one, ...more })]);
    expect(seen.present.has(one)).toBe(reads);
  },
);

test.each([
  [
    { code: 'NOT_FOUND', path: ['c0'] },
    'STORE.CONFIGURATION',
    'Customers cannot be matched by the metafield crm.id',
  ],
  [
    { code: '', path: ['c0', 'email'] },
    'STORE.SCOPE_MISSING',
    'The token may not read the field email of customers',
  ],
  [{ code: 'ACCESS_DENIED', path: ['c0'] }, 'STORE.SCOPE_MISSING', 'The token may not read customers'],
  [
    { code: 'INTERNAL_SERVER_ERROR', path: ['c0', 'email'] },
    'STORE.UNAVAILABLE',
    'The store could not answer a look-up of customers',
  ],
])('a part of an answer that cannot be read stops the run: %j', async (problem, code, message) => {
  const { reader } = storeOf([], [{ ...problem, message: 'quotes row@example.com' }]);
  const changes = [change(1, { 'metafields.crm.id': '1' })];
  const failure = await observeCustomers({ object: 'customer', changes }, reader).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code, message });
  expect(String(failure)).not.toContain('row@example.com');
});
