import { expect, test } from 'vitest';
import { storeCustomers, verifyDemo, type DemoDay } from './verify-demo.ts';

const ada = { id: '1', email: 'ada@example.com', firstName: 'Ada', lastName: 'Byron' };
const ben = { id: '2', email: 'ben@example.com', firstName: 'Ben', lastName: 'Quinn' };

function stored(...customers: readonly (typeof ada)[]): DemoDay['after'] {
  const dumped = customers.map(({ id, ...fields }) => ({
    id: `gid://shopify/Customer/${id}0`,
    ...fields,
    metafields: { 'crm.customer_id': { type: 'id', value: id } },
  }));
  return storeCustomers({ customers: dumped });
}

const edit = { changed: [{ customerId: 1, event: 'renamed' }], added: [], removed: [] } as const;
const renamed = { ...ada, lastName: 'Lovelace' };

test('nothing is wrong when exactly what changed was written', () => {
  const day = { edit, warehouse: [renamed, ben], before: stored(ada, ben), after: stored(renamed, ben) };
  expect(verifyDemo(day)).toEqual([]);
});

test('a needless write, a missed one and one too many customers are told', () => {
  const moved = { ...ben, email: 'other@example.com' };
  const extra = { ...ben, id: '3' };
  const day = { edit, warehouse: [renamed, ben], before: stored(ada, ben), after: stored(ada, moved, extra) };
  expect(verifyDemo(day)).toEqual([
    '2 customers were written though nothing about them had changed',
    '1 edited customers were not written',
    '2 customers differ between warehouse and store',
    '1 customers too many are in the store',
  ]);
});
