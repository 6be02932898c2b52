import { expect, test } from 'vitest';
import { firstCustomerId, makeOrders, makePerson } from './people.ts';

const people = Array.from({ length: 600 }, (_, index) => makePerson(7, firstCustomerId + index));

test('the same seed makes the same customer, another seed another', () => {
  expect(makePerson(7, 1001)).toEqual(people[0]);
  expect(makePerson(8, 1001)).not.toEqual(people[0]);
  expect(makeOrders(7, 1001)).toEqual(makeOrders(7, 1001));
});

test('e-mails are unique and of example.com', () => {
  const emails = people.map((person) => person.email);
  expect(new Set(emails).size).toBe(people.length);
  expect(emails.filter((email) => !/^[a-z]+\.[a-z]+\d+@example\.com$/.test(email))).toEqual([]);
});

test('phones are unique numbers of the free ranges', () => {
  const phones = people.flatMap((person) => person.phone ?? []);
  expect(new Set(phones).size).toBe(phones.length);
  const free = /^\+(44(207946|161496|131496|117496)0\d{3}|1\d{3}55501\d{2})$/;
  expect(phones.filter((phone) => !free.test(phone))).toEqual([]);
});

test('consents have their time, and what nobody was asked has none', () => {
  const torn = people.filter(
    (person) => (person.email_consent === null) !== (person.email_consent_at === null),
  );
  expect(torn).toEqual([]);
});

test('an address is whole or absent', () => {
  const torn = people.filter(
    ({ address1, city, country_code: country }) =>
      new Set([address1, city, country].map((part) => part === null)).size > 1,
  );
  expect(torn).toEqual([]);
});

test('every column that may be null is null somewhere, and not everywhere', () => {
  for (const column of ['phone', 'email_consent', 'address1', 'address2'] as const) {
    const nulls = people.filter((person) => person[column] === null).length;
    expect([column, nulls > 0 && nulls < people.length]).toEqual([column, true]);
  }
});
