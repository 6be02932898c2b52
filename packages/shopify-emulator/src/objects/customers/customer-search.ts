import type { SearchFields } from '../search/search-fields.ts';
import { findCountry } from './atlas.ts';
import { stateOf, type Customer } from './customer.ts';

/** What `customers(query:)` can be filtered by. */
export const customerSearch: SearchFields<Customer> = {
  filters: {
    id: { as: 'number', of: (customer) => customer.id },
    email: { as: 'words', of: (customer) => customer.email },
    phone: { as: 'exact', of: (customer) => customer.phone },
    first_name: { as: 'words', of: (customer) => customer.firstName },
    last_name: { as: 'words', of: (customer) => customer.lastName },
    tag: { as: 'exact', of: (customer) => customer.tags },
    tag_not: { as: 'test', of: hasNoneOf },
    state: { as: 'exact', of: stateOf },
    country: { as: 'words', of: countriesOf },
    accepts_marketing: {
      as: 'exact',
      of: (customer) => String(customer.emailConsent?.state === 'SUBSCRIBED'),
    },
    customer_date: { as: 'time', of: (customer) => customer.createdAt * 1000 },
    updated_at: { as: 'time', of: (customer) => customer.updatedAt * 1000 },
    order_date: { as: 'time', of: () => null },
    last_abandoned_order_date: { as: 'time', of: () => null },
    orders_count: { as: 'number', of: () => 0 },
    total_spent: { as: 'number', of: () => 0 },
  },
  text: (customer) => [
    customer.email,
    customer.phone,
    customer.firstName,
    customer.lastName,
    ...(customer.addresses ?? []).flatMap((address) => [address.city, address.company, address.address1]),
  ],
};

const { id, updated_at } = customerSearch.filters;

/** Counting knows three filters; any other is ignored, so that everybody is counted. */
export const customerCountSearch: SearchFields<Customer> = {
  filters: {
    ...(id && { id }),
    ...(updated_at && { updated_at }),
    created_at: { as: 'time', of: (customer) => customer.createdAt * 1000 },
  },
  text: customerSearch.text,
};

/** By name and by code. */
function countriesOf(customer: Customer): readonly string[] {
  return (customer.addresses ?? []).flatMap(({ countryCode }) =>
    countryCode === undefined ? [] : [countryCode, findCountry(countryCode)?.name ?? countryCode],
  );
}

/** Several tags may be named, with commas between them. */
function hasNoneOf(value: string): (customer: Customer) => boolean {
  const unwanted = new Set(value.split(',').map((tag) => tag.trim().toLowerCase()));
  return (customer) => !(customer.tags ?? []).some((tag) => unwanted.has(tag.toLowerCase()));
}
