import type { FieldValue, Operation } from '@backstock/core';
import { expect, test } from 'vitest';
import type { StoreReader } from '../contract/store-reader.ts';
import { readBackCustomer } from './read-back-customer.ts';

const id = 'gid://shopify/Customer/1';
const sentAtMs = Date.parse('2026-11-22T12:00:00Z');

/** A store with at most one customer, whom every look-up finds. */
function storeWith(customer: Readonly<Record<string, unknown>> | undefined): StoreReader {
  return {
    async read(document, variables) {
      const found =
        customer === undefined
          ? null
          : {
              id,
              createdAt: '2026-11-22T12:00:01Z',
              firstName: null,
              lastName: null,
              locale: 'en',
              note: null,
              tags: [],
              taxExempt: false,
              taxExemptions: [],
              defaultPhoneNumber: null,
              defaultEmailAddress: { emailAddress: customer['email'], marketingState: 'NOT_SUBSCRIBED' },
              ...customer,
            };
      const aliases = Object.keys(variables).filter((name) => /^i\d+$/u.test(name));
      const data =
        document.name === 'Customers'
          ? { nodes: [found] }
          : Object.fromEntries(aliases.map((name) => [`c${name.slice(1)}`, found]));
      return { data: data as never, problems: [] };
    },
  };
}

function operation(mutation: string, variables: Readonly<Record<string, FieldValue>>): Operation {
  return {
    id: '1.0',
    change: 1,
    mutation,
    variables,
    creates: true,
    removes: false,
    carries: [],
    costPoints: 10,
  };
}

const create = operation('customerCreate', { input: { email: 'Ada@example.com', firstName: 'Ada' } });
const ada = { email: 'ada@example.com', firstName: 'Ada', customId: { value: '7' } };

test.each([
  ['made since, with what was sent', ada, { kind: 'found', storeId: id }],
  [
    'made a little before by the store’s clock',
    { ...ada, createdAt: '2026-11-22T11:59:00Z' },
    { kind: 'found', storeId: id },
  ],
  ['older', { ...ada, createdAt: '2026-11-22T11:00:00Z' }, { kind: 'absent' }],
  ['made since, with another name', { ...ada, firstName: 'Bo' }, { kind: 'absent' }],
  ['made since, with a note that nobody sent', { ...ada, note: 'hello' }, { kind: 'absent' }],
  ['nowhere', undefined, { kind: 'absent' }],
])('a create whose reply was lost, and a customer %s', async (_case, customer, result) => {
  expect(await readBackCustomer(create, storeWith(customer), sentAtMs)).toEqual(result);
});

test('a create is looked up by the custom id that it carries', async () => {
  const input = {
    email: 'ada@example.com',
    firstName: 'Ada',
    metafields: [{ namespace: 'crm', key: 'id', type: 'id', value: '7' }],
  };
  const result = await readBackCustomer(operation('customerCreate', { input }), storeWith(ada), sentAtMs);
  expect(result).toEqual({ kind: 'found', storeId: id });
});

test('a create of a name alone cannot be told from another customer', async () => {
  const named = operation('customerCreate', { input: { firstName: 'Ada' } });
  expect(await readBackCustomer(named, storeWith(ada), sentAtMs)).toEqual({ kind: 'unknown' });
});

const address = { id: 'a1', address1: '1 Main St', firstName: 'Ada' };

test.each([
  [
    'customerAddressCreate',
    { customerId: id, address: { address1: '1 main st' } },
    { kind: 'found', storeId: id },
  ],
  ['customerAddressCreate', { customerId: id, address: { address1: '2 High St' } }, { kind: 'absent' }],
  ['customerUpdate', { input: { id } }, { kind: 'unknown' }],
])('an address is looked for among those of the customer: %s %#', async (mutation, variables, result) => {
  const store = storeWith({ ...ada, addressesV2: { nodes: [address] } });
  expect(await readBackCustomer(operation(mutation, variables), store, sentAtMs)).toEqual(result);
});
