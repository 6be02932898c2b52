import type { Change, FieldChange, FieldValue, PlannedChange } from '@backstock/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ada } from '../../test/present-ada.ts';
import type { PresentCustomer } from '../observe/present-customer.ts';
import { planCustomers } from './plan-customers.ts';

const { id } = ada;

const present: PresentCustomer = {
  ...ada,
  tags: ['a', 'Foreign'],
  metafields: { 'metafields.crm.tier': null, 'metafields.crm.points': '7' },
};

const values: Readonly<Record<string, fc.Arbitrary<FieldValue>>> = {
  email: fc.constantFrom('a@example.com', 'b@example.com'),
  phone: fc.constantFrom('+16135550123', '+16135550124'),
  firstName: fc.string(),
  note: fc.string(),
  locale: fc.constantFrom('en', 'fr'),
  taxExempt: fc.boolean(),
  tags: fc.array(fc.constantFrom('a', 'b', 'foreign')),
  taxExemptions: fc.uniqueArray(fc.constantFrom('CA_STATUS_CARD_EXEMPTION', 'US_CA_RESELLER_EXEMPTION')),
  addresses: fc.array(fc.record({ address1: fc.constantFrom('1 Main St', '2 High St') })),
  'emailMarketingConsent.marketingState': fc.constantFrom('SUBSCRIBED', 'UNSUBSCRIBED'),
  'smsMarketingConsent.marketingState': fc.constantFrom('SUBSCRIBED', 'UNSUBSCRIBED'),
  'metafields.crm.tier': fc.string({ minLength: 1 }),
  'metafields.crm.points': fc.integer(),
};

const someFields = fc
  .uniqueArray(fc.constantFrom(...Object.keys(values)))
  .chain((names) => fc.tuple(...names.map(someField)));

function someField(field: string): fc.Arbitrary<FieldChange> {
  const part = {
    field: fc.constant(field),
    when: fc.constantFrom('always' as const, 'always' as const, 'create' as const, 'empty' as const),
    write: fc.constantFrom('add' as const, 'replace' as const),
    ours: fc.subarray(['"a"', '"b"']),
  };
  const set = fc.record({
    ...part,
    action: fc.constant('set' as const),
    value: values[field] ?? fc.constant(''),
  });
  const clear = fc.record({ ...part, action: fc.constant('clear' as const), value: fc.constant(null) });
  return fc.oneof({ weight: 3, arbitrary: set }, { weight: 1, arbitrary: clear });
}

function plan(fields: readonly FieldChange[], kind: 'update' | 'create' | 'clear'): PlannedChange {
  const whole = fields.filter(({ action }) => action === 'set');
  const change: Change = {
    id: 1,
    key: 'k',
    kind: kind === 'clear' ? 'removed' : 'changed',
    rules: [],
    fields,
    whole: kind === 'clear' ? [] : whole,
  };
  const decision =
    kind === 'clear'
      ? ({ kind: 'remove', storeId: id, removal: 'clear' } as const)
      : ({ kind, storeId: id } as const);
  const observations = { sightings: new Map(), present: new Map([[id, present]]) };
  const context = {
    object: 'customer',
    fingerprint: (_field: string, entry: FieldValue) => JSON.stringify(entry),
  };
  const [planned] = planCustomers([{ change, decision }], observations, context);
  return planned ?? { change: 0, operations: [], settled: [] };
}

const kinds = fc.constantFrom('update' as const, 'create' as const, 'clear' as const);

test('the same changes give the same bytes, in whatever order their fields stand', () => {
  fc.assert(
    fc.property(someFields, kinds, (fields, kind) => {
      expect(JSON.stringify(plan(fields.toReversed(), kind))).toBe(JSON.stringify(plan(fields, kind)));
    }),
  );
});

test('every field is carried by one operation or settled, never both; a removal may keep what names the customer', () => {
  fc.assert(
    fc.property(someFields, fc.constantFrom('update' as const, 'clear' as const), (fields, kind) => {
      const planned = plan(fields, kind);
      const carried = [...planned.operations.flatMap(({ carries }) => carries), ...planned.settled];
      const told =
        planned.held === undefined ? carried.map(({ field }) => field) : fields.map(({ field }) => field);
      const kept = fields.map(({ field }) => field).filter((field) => !told.includes(field));
      expect(told).toHaveLength(new Set(told).size);
      expect(kept.length).toBeLessThanOrEqual(kind === 'clear' ? 1 : 0);
      expect(['email', 'phone', 'lastName', 'firstName']).toEqual(expect.arrayContaining(kept));
    }),
  );
});

test('a list is never sent as null', () => {
  fc.assert(
    fc.property(someFields, kinds, (fields, kind) => {
      const text = JSON.stringify(plan(fields, kind).operations.map(({ variables }) => variables));
      expect(text).not.toMatch(/"(tags|taxExemptions|addresses|metafields)":null/);
    }),
  );
});

test('an update never names what is for new customers only', () => {
  fc.assert(
    fc.property(someFields, (fields) => {
      const planned = plan(fields, 'update');
      const sent = new Set(planned.operations.flatMap(({ carries }) => carries.map(({ field }) => field)));
      expect(fields.filter(({ field, when }) => when === 'create' && sent.has(field))).toEqual([]);
    }),
  );
});
