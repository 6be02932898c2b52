import type { Change, DecidedChange, FieldChange, FieldValue } from '@backstock/core';
import { expect, test } from 'vitest';
import { ada as untagged } from '../../test/present-ada.ts';
import type { PresentCustomer } from '../observe/present-customer.ts';
import { planCustomers } from './plan-customers.ts';

const { id } = untagged;

const ada: PresentCustomer = { ...untagged, tags: ['foreign', 'Tier:Gold'] };

function set(field: string, value: FieldValue, more: Partial<FieldChange> = {}): FieldChange {
  return { field, action: 'set', value, when: 'always', write: 'add', ours: [], ...more };
}

function clear(field: string, more: Partial<FieldChange> = {}): FieldChange {
  return { ...set(field, null, more), action: 'clear' };
}

function plan(
  change: Partial<Change>,
  decision: DecidedChange['decision'],
  present: PresentCustomer | 'unread' = ada,
) {
  const whole: Change = { id: 7, key: 'k', kind: 'changed', rules: [], fields: [], whole: [], ...change };
  const sighting = { kind: 'found' as const, storeId: id, rule: 1 };
  const observations = {
    sightings: new Map([[7, sighting]]),
    present: new Map(present === 'unread' ? [] : [[id, present]]),
  };
  const context = {
    object: 'customer',
    fingerprint: (field: string, entry: FieldValue) => `${field}=${JSON.stringify(entry)}`,
  };
  return planCustomers([{ change: whole, decision }], observations, context)[0];
}

const update = { kind: 'update', storeId: id } as const;

/** What is called, with what, and what it carries. */
function calls(planned: ReturnType<typeof plan>): unknown[] {
  return (planned?.operations ?? []).map(({ mutation, variables, carries }) => [
    mutation,
    variables,
    carries.map(({ field }) => field),
  ]);
}

test('a new customer is one mutation with everything, lists ours and in one order', () => {
  const whole = [
    set('tags', ['b', 'A', 'a']),
    set('email', 'ada@example.com'),
    set('metafields.crm.tier', 'gold', { metafieldType: 'single_line_text_field' }),
    set('addresses', [{ zip: 'K1A 0B1', address1: '1 Main St' }, { address1: null }]),
    set('taxExempt', true),
    set('emailMarketingConsent.marketingState', 'SUBSCRIBED'),
    set('emailMarketingConsent.marketingOptInLevel', 'SINGLE_OPT_IN', { when: 'create' }),
  ];
  const rules = [{ rule: 0, fields: [{ field: 'metafields.crm.id', value: '42' }] }];
  expect(plan({ kind: 'added', rules, fields: whole, whole }, { kind: 'create' })).toEqual({
    change: 7,
    operations: [
      {
        id: '7.0',
        change: 7,
        mutation: 'customerCreate',
        variables: {
          input: {
            email: 'ada@example.com',
            taxExempt: true,
            tags: ['A', 'b'],
            addresses: [{ address1: '1 Main St', zip: 'K1A 0B1' }],
            emailMarketingConsent: { marketingState: 'SUBSCRIBED', marketingOptInLevel: 'SINGLE_OPT_IN' },
            metafields: [
              { namespace: 'crm', key: 'tier', type: 'single_line_text_field', value: 'gold' },
              { namespace: 'crm', key: 'id', type: 'id', value: '42' },
            ],
          },
        },
        creates: true,
        removes: false,
        carries: [
          { field: 'addresses', owned: [{ address1: '1 main st', zip: 'k1a 0b1' }] },
          { field: 'email' },
          { field: 'emailMarketingConsent.marketingOptInLevel' },
          { field: 'emailMarketingConsent.marketingState' },
          { field: 'metafields.crm.tier' },
          { field: 'tags', owned: ['b', 'a'] },
          { field: 'taxExempt' },
        ],
        costPoints: 10,
      },
    ],
    settled: [],
  });
});

test('a custom id that is mapped too is written once, as an id', () => {
  const whole = [set('email', 'a@example.com'), set('metafields.crm.id', '42')];
  const rules = [{ rule: 0, fields: [{ field: 'metafields.crm.id', value: '42' }] }];
  expect(calls(plan({ whole, rules }, { kind: 'create' }))).toEqual([
    [
      'customerCreate',
      {
        input: {
          email: 'a@example.com',
          metafields: [{ namespace: 'crm', key: 'id', type: 'id', value: '42' }],
        },
      },
      ['email', 'metafields.crm.id'],
    ],
  ]);
});

test('a new customer whose consent has nothing to be about is held', () => {
  const whole = [set('firstName', 'Ada'), set('smsMarketingConsent.marketingState', 'SUBSCRIBED')];
  expect(plan({ whole }, { kind: 'create' })).toEqual({
    change: 7,
    operations: [],
    settled: [],
    held: {
      code: 'consent_without_phone',
      message: "a marketing consent needs the customer's phone number, and the customer has none",
      field: 'smsMarketingConsent.marketingState',
    },
  });
});

test('changed scalars take changed metafields with them; cleared ones are null, and metafields deleted', () => {
  const fields = [
    set('metafields.crm.points', '7', { metafieldType: 'number_integer' }),
    clear('note'),
    clear('taxExempt'),
    clear('metafields.crm.tier'),
    set('lastName', 'Lovelace'),
  ];
  expect(calls(plan({ fields, whole: fields }, update))).toEqual([
    [
      'customerUpdate',
      {
        input: {
          id,
          lastName: 'Lovelace',
          note: null,
          taxExempt: false,
          metafields: [{ namespace: 'crm', key: 'points', type: 'number_integer', value: '7' }],
        },
      },
      ['lastName', 'metafields.crm.points', 'note', 'taxExempt'],
    ],
    [
      'metafieldsDelete',
      { metafields: [{ ownerId: id, namespace: 'crm', key: 'tier' }] },
      ['metafields.crm.tier'],
    ],
  ]);
});

test('metafields alone go by the shared mutation, 25 at a time', () => {
  const fields = Array.from({ length: 26 }, (_, index) => set(`metafields.crm.k${100 + index}`, 'x'));
  const planned = plan({ fields, whole: fields }, update);
  expect(planned?.operations.map(({ mutation, carries }) => [mutation, carries.length])).toEqual([
    ['metafieldsSet', 25],
    ['metafieldsSet', 1],
  ]);
  expect(planned?.operations[1]?.variables).toEqual({
    metafields: [{ ownerId: id, namespace: 'crm', key: 'k125', value: 'x' }],
  });
});

test('a customer found by a later rule gets the custom id that it lacks, and keeps another one', () => {
  const rules = [
    { rule: 0, fields: [{ field: 'metafields.crm.id', value: '42' }] },
    { rule: 1, fields: [{ field: 'email', value: 'ada@example.com' }] },
  ];
  const lacking = { ...ada, metafields: { 'metafields.crm.id': null } };
  const other = { ...ada, metafields: { 'metafields.crm.id': '41' } };
  const write = { ownerId: id, namespace: 'crm', key: 'id', type: 'id', value: '42' };
  expect(calls(plan({ rules }, update, lacking))).toEqual([['metafieldsSet', { metafields: [write] }, []]]);
  expect(calls(plan({ rules }, update, other))).toEqual([]);
});

test('a tag that is there in another case needs no call', () => {
  const fields = [set('tags', ['tier:gold'])];
  expect(plan({ fields, whole: fields }, update)).toEqual({
    change: 7,
    operations: [],
    settled: [{ field: 'tags', owned: [] }],
  });
});

test('tags of ours that are no longer wanted go, then the missing ones come; foreign tags stay', () => {
  const fields = [set('tags', ['tier:silver'], { ours: ['tags="tier:gold"'] })];
  const planned = plan({ fields, whole: fields }, update);
  expect(calls(planned)).toEqual([
    ['tagsRemove', { id, tags: ['Tier:Gold'] }, []],
    ['tagsAdd', { id, tags: ['tier:silver'] }, ['tags']],
  ]);
  expect(planned?.operations[1]?.carries).toEqual([{ field: 'tags', owned: ['tier:silver'] }]);
});

test('a consent is sent whole, after the e-mail address that it is about', () => {
  const state = set('emailMarketingConsent.marketingState', 'UNSUBSCRIBED');
  const level = set('emailMarketingConsent.marketingOptInLevel', 'SINGLE_OPT_IN');
  const email = set('email', 'new@example.com');
  const planned = plan({ fields: [state, email], whole: [state, level, email] }, update, 'unread');
  expect(calls(planned)).toEqual([
    ['customerUpdate', { input: { id, email: 'new@example.com' } }, ['email']],
    [
      'customerEmailMarketingConsentUpdate',
      {
        input: {
          customerId: id,
          emailMarketingConsent: { marketingState: 'UNSUBSCRIBED', marketingOptInLevel: 'SINGLE_OPT_IN' },
        },
      },
      ['emailMarketingConsent.marketingState'],
    ],
  ]);
});

test('an e-mail consent of a customer without e-mail address is held', () => {
  const fields = [set('emailMarketingConsent.marketingState', 'SUBSCRIBED')];
  expect(plan({ fields, whole: fields }, update, { ...ada, email: null })?.held?.code).toBe(
    'consent_without_email',
  );
  expect(plan({ fields, whole: fields }, update)?.held).toBeUndefined();
});

test('fields for new customers only, or for empty ones that are not empty, are recorded without a call', () => {
  const fields = [
    set('note', 'seed', { when: 'create' }),
    set('firstName', 'Augusta', { when: 'empty' }),
    set('lastName', 'Lovelace', { when: 'empty' }),
    set('taxExempt', true, { when: 'empty' }),
    set('tags', ['new'], { when: 'empty', ours: ['tags="new"'] }),
    set('metafields.crm.tier', 'gold', { when: 'empty' }),
    clear('phone', { when: 'empty' }),
    clear('locale'),
  ];
  const present = { ...ada, metafields: { 'metafields.crm.tier': 'silver' } };
  const planned = plan({ fields, whole: fields }, update, present);
  expect(calls(planned)).toEqual([['customerUpdate', { input: { id, lastName: 'Lovelace' } }, ['lastName']]]);
  expect(planned?.settled).toEqual([
    { field: 'firstName' },
    { field: 'locale' },
    { field: 'metafields.crm.tier' },
    { field: 'note' },
    { field: 'phone' },
    { field: 'tags', owned: ['new'] },
    { field: 'taxExempt' },
  ]);
});

test('everything at once: one request for what only the customer has, shared mutations after it, addresses last', () => {
  const fields = [
    set('addresses', [{ address1: '1 Main St' }]),
    clear('metafields.crm.old'),
    set('metafields.crm.tier', 'gold'),
    set('smsMarketingConsent.marketingState', 'UNSUBSCRIBED'),
    set('taxExemptions', ['US_CA_RESELLER_EXEMPTION']),
    set('tags', ['new']),
  ];
  const mutations = (more: readonly FieldChange[]) =>
    plan({ fields: [...fields, ...more], whole: [] }, update)?.operations.map(({ mutation }) => mutation);
  const own = ['tagsAdd', 'customerAddTaxExemptions', 'customerSmsMarketingConsentUpdate'];
  expect(mutations([])).toEqual([...own, 'metafieldsSet', 'metafieldsDelete', 'customerAddressCreate']);
  expect(mutations([set('note', 'x')])).toEqual([
    'customerUpdate',
    ...own,
    'metafieldsDelete',
    'customerAddressCreate',
  ]);
});

test('a plan that lacks the present values it needs is a fault, not a guess', () => {
  const fields = [set('tags', ['a'])];
  expect(() => plan({ fields, whole: fields }, update, 'unread')).toThrow(
    expect.objectContaining({ code: 'INTERNAL.FAULT' }),
  );
});

test('a removal that deletes is one mutation that takes the customer away', () => {
  const planned = plan({ kind: 'removed' }, { kind: 'remove', storeId: id, removal: 'delete' }, 'unread');
  expect(planned?.operations).toEqual([
    {
      id: '7.0',
      change: 7,
      mutation: 'customerDelete',
      variables: { input: { id } },
      creates: false,
      removes: true,
      carries: [],
      costPoints: 10,
    },
  ]);
});

test('a removal that clears takes back values, our list entries and metafields, and leaves the rest', () => {
  const fields = [
    clear('lastName'),
    clear('tags', { ours: ['tags="tier:gold"'] }),
    clear('taxExemptions'),
    clear('metafields.crm.tier'),
    clear('emailMarketingConsent.marketingState'),
  ];
  const planned = plan({ kind: 'removed', fields }, { kind: 'remove', storeId: id, removal: 'clear' });
  expect(calls(planned)).toEqual([
    ['customerUpdate', { input: { id, lastName: null } }, ['lastName']],
    ['tagsRemove', { id, tags: ['Tier:Gold'] }, ['tags']],
    [
      'metafieldsDelete',
      { metafields: [{ ownerId: id, namespace: 'crm', key: 'tier' }] },
      ['metafields.crm.tier'],
    ],
  ]);
  expect(planned?.settled).toEqual([
    { field: 'emailMarketingConsent.marketingState' },
    { field: 'taxExemptions', owned: [] },
  ]);
});

test('a removal keeps the one value without which the store would have no customer', () => {
  const fields = [clear('email'), clear('firstName'), clear('note')];
  const removal = { kind: 'remove', storeId: id, removal: 'clear' } as const;
  expect(calls(plan({ kind: 'removed', fields }, removal))).toEqual([
    ['customerUpdate', { input: { id, firstName: null, note: null } }, ['firstName', 'note']],
  ]);
  expect(calls(plan({ kind: 'removed', fields }, removal, { ...ada, lastName: 'L' }))).toEqual([
    [
      'customerUpdate',
      { input: { email: null, id, firstName: null, note: null } },
      ['email', 'firstName', 'note'],
    ],
  ]);
});

test('a removal that sets writes as an update does', () => {
  const fields = [set('note', 'left'), set('tags', ['churned'])];
  const planned = plan({ kind: 'removed', fields }, { kind: 'remove', storeId: id, removal: 'set' });
  expect(calls(planned)).toEqual([
    ['customerUpdate', { input: { id, note: 'left' } }, ['note']],
    ['tagsAdd', { id, tags: ['churned'] }, ['tags']],
  ]);
});
