import type { FieldChange, FieldValue } from '@backstock/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ada } from '../../test/present-ada.ts';
import { addressForm } from '../objects/address.ts';
import { globMatcher } from '../objects/glob.ts';
import { storeTags, tagIdentity } from '../objects/tag.ts';
import type { PresentCustomer } from '../observe/present-customer.ts';
import { planAddresses } from './addresses.ts';
import { metafieldText } from './metafield-value.ts';
import type { PlanPart } from './plan-part.ts';
import { planTags } from './tags.ts';
import { planTaxExemptions } from './tax-exemptions.ts';

const context = {
  object: 'customer',
  fingerprint: (_field: string, entry: FieldValue) => JSON.stringify(entry),
};

const nobody: PresentCustomer = { ...ada, email: null, emailState: null, taxExemptions: [] };

function list(field: string, value: FieldValue, more: Partial<FieldChange> = {}): FieldChange {
  const action = value === null ? 'clear' : 'set';
  return { field, action, value, when: 'always', write: 'add', ours: [], ...more };
}

/** The store's own handling of tags, as a model. */
function applyTags(tags: readonly string[], part: PlanPart): readonly string[] {
  let present = tags;
  for (const { mutation, variables } of part.operations) {
    const named = new Set((variables['tags'] as readonly string[]).map(tagIdentity));
    present =
      mutation === 'tagsRemove'
        ? present.filter((tag) => !named.has(tagIdentity(tag)))
        : storeTags([...present, ...(variables['tags'] as readonly string[])]);
  }
  return present;
}

function ownedBy(part: PlanPart): readonly string[] {
  const [carried] = [...part.operations.flatMap(({ carries }) => carries), ...part.settled];
  return (carried?.owned ?? []).map((entry) => JSON.stringify(entry));
}

const someTags = fc.array(fc.constantFrom('a', 'A', 'b', 'tier:x', 'Tier:Y', 'c, d', ' e '), {
  maxLength: 6,
});

test('after the tags are written, foreign ones are as before, and besides them exactly the wanted ones are there', () => {
  fc.assert(
    fc.property(someTags, someTags, someTags, fc.boolean(), (before, oursBefore, wanted, owns) => {
      const present = storeTags(before);
      const ours = storeTags(oursBefore).map(tagIdentity);
      const glob = owns ? 'tier:*' : undefined;
      const isMine = (tag: string): boolean => ours.includes(tagIdentity(tag)) || globMatcher(glob)(tag);
      const field = list('tags', wanted, {
        ours: ours.map((tag) => JSON.stringify(tag)),
        ...(glob === undefined ? {} : { owns: glob }),
      });
      const part = planTags(field, { ...nobody, tags: present }, context);
      const after = applyTags(present, part);
      const foreign = present.filter((tag) => !isMine(tag));
      expect(foreign.filter((tag) => !after.includes(tag))).toEqual([]);
      const expected = new Set([...foreign, ...storeTags(wanted)].map(tagIdentity));
      expect(new Set(after.map(tagIdentity))).toEqual(expected);
    }),
  );
});

test('tags written a second time need no call, and what is ours stays the same', () => {
  fc.assert(
    fc.property(someTags, someTags, (before, wanted) => {
      const present = storeTags(before);
      const first = planTags(list('tags', wanted), { ...nobody, tags: present }, context);
      const after = applyTags(present, first);
      const again = planTags(
        list('tags', wanted, { ours: ownedBy(first) }),
        { ...nobody, tags: after },
        context,
      );
      expect(again.operations).toEqual([]);
      expect(ownedBy(again)).toEqual(ownedBy(first));
    }),
  );
});

test('tags taken back leave the store as if they had never been added', () => {
  fc.assert(
    fc.property(someTags, someTags, (before, wanted) => {
      const present = storeTags(before);
      const first = planTags(list('tags', wanted), { ...nobody, tags: present }, context);
      const after = applyTags(present, first);
      const back = planTags(
        list('tags', null, { ours: ownedBy(first) }),
        { ...nobody, tags: after },
        context,
      );
      expect(applyTags(after, back)).toEqual(present);
    }),
  );
});

test('a replaced list of tags is exactly what is wanted, by as few entries as possible', () => {
  const present = { ...nobody, tags: ['Keep', 'foreign'] };
  expect(planTags(list('tags', ['keep', 'new'], { write: 'replace' }), present, context)).toEqual({
    operations: [
      {
        mutation: 'tagsRemove',
        variables: { id: nobody.id, tags: ['foreign'] },
        carries: [],
      },
      {
        mutation: 'tagsAdd',
        variables: { id: nobody.id, tags: ['new'] },
        carries: [{ field: 'tags', owned: ['new'] }],
      },
    ],
    settled: [],
  });
});

test('the order of what is wanted and of what is there does not change the plan', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 })),
      fc.uniqueArray(fc.string()),
      (wanted, present) => {
        const plan = (left: readonly string[], right: readonly string[]): PlanPart =>
          planTags(list('tags', left, { write: 'replace' }), { ...nobody, tags: right }, context);
        const plain = wanted.filter((tag) => storeTags([tag])[0] === tag && tagIdentity(tag) === tag);
        expect(JSON.stringify(plan(plain.toReversed(), present.toReversed()))).toBe(
          JSON.stringify(plan(plain, present)),
        );
      },
    ),
  );
});

test('tax exemptions are added and removed one by one, or replaced as a whole', () => {
  const present = { ...nobody, taxExemptions: ['CA_BC_RESELLER_EXEMPTION', 'CA_STATUS_CARD_EXEMPTION'] };
  const ours = ['"CA_BC_RESELLER_EXEMPTION"'];
  const wanted = ['US_CA_RESELLER_EXEMPTION'];
  const names = (write: FieldChange['write']): unknown =>
    planTaxExemptions(list('taxExemptions', wanted, { ours, write }), present, context).operations.map(
      ({ mutation, variables }) => [mutation, variables['taxExemptions']],
    );
  expect(names('add')).toEqual([
    ['customerRemoveTaxExemptions', ['CA_BC_RESELLER_EXEMPTION']],
    ['customerAddTaxExemptions', ['US_CA_RESELLER_EXEMPTION']],
  ]);
  expect(names('replace')).toEqual([['customerReplaceTaxExemptions', ['US_CA_RESELLER_EXEMPTION']]]);
});

const home = { address1: '1 Main St', city: 'Ottawa', countryCode: 'CA' };
const work = { address1: '2 High St', city: 'Ottawa', countryCode: 'CA' };

function stored(
  id: string,
  members: Readonly<Record<string, string>>,
): NonNullable<PresentCustomer['addresses']>[number] {
  const empty = {
    firstName: 'Ada', lastName: null, company: null, address1: null, address2: null, city: null, zip: null,
    provinceCode: null, countryCode: null, phone: null,
  }; // prettier-ignore
  return { id, ...empty, ...members };
}

test('a missing address is made, and one of ours that is no longer wanted deleted, though the store named it', () => {
  const present = { ...nobody, addresses: [stored('a1', home), stored('a2', { address1: '3 Own Rd' })] };
  const ours = [JSON.stringify(addressForm(home))];
  expect(planAddresses(list('addresses', [work], { ours }), present, context)).toEqual({
    operations: [
      {
        mutation: 'customerAddressCreate',
        variables: { customerId: nobody.id, address: work },
        carries: [],
        creates: true,
      },
      {
        mutation: 'customerAddressDelete',
        variables: { customerId: nobody.id, addressId: 'a1' },
        carries: [{ field: 'addresses', owned: [addressForm(work)] }],
      },
    ],
    settled: [],
  });
});

test('an address that is there already needs no call; one that the shopper entered does not become ours', () => {
  const present = { ...nobody, addresses: [stored('a1', home)] };
  expect(planAddresses(list('addresses', [home]), present, context)).toEqual({
    operations: [],
    settled: [{ field: 'addresses', owned: [] }],
  });
});

test('replaced addresses leave only what is wanted; taken back, none of the others is touched', () => {
  const present = { ...nobody, addresses: [stored('a2', work), stored('a1', home)] };
  const replaced = planAddresses(list('addresses', [home], { write: 'replace' }), present, context);
  expect(replaced.operations.map(({ variables }) => variables['addressId'])).toEqual(['a2']);
  const back = planAddresses(list('addresses', null, { ours: [] }), present, context);
  expect(back.operations).toEqual([]);
});

test.each([
  ['gold', undefined, 'gold'],
  [true, 'boolean', 'true'],
  [7, 'number_integer', '7'],
  [['a', 'b'], 'list.single_line_text_field', '["a","b"]'],
  [['12345678901234567.10', '2'], 'list.number_decimal', '[12345678901234567.10,2]'],
  [['1', '2'], 'list.single_line_text_field', '["1","2"]'],
  [{ unit: 'cm', value: '25.50' }, 'dimension', '{"unit":"cm","value":25.50}'],
  [[{ value: '1.0', unit: 'kg' }], 'list.weight', '[{"unit":"kg","value":1.0}]'],
  [{ currency_code: 'CAD', amount: '5.90' }, 'money', '{"amount":"5.90","currency_code":"CAD"}'],
  [{ unit: 'x', value: '5' }, 'json', '{"unit":"x","value":"5"}'],
])('the metafield value %j of type %s is the text %s', (value, type, text) => {
  expect(metafieldText(value, type)).toBe(text);
});
