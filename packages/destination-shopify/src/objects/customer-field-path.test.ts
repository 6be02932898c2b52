import type { FieldValue, Operation } from '@backstock/core';
import { expect, test } from 'vitest';
import { customerFieldOfPath } from './customer-field-path.ts';

function operation(variables: Record<string, FieldValue>, ...fields: string[]): Operation {
  return {
    id: '1.0',
    change: 1,
    mutation: 'customerUpdate',
    variables,
    creates: false,
    removes: false,
    carries: fields.map((field) => ({ field })),
    costPoints: 10,
  };
}

const tier = { namespace: 'crm', key: 'tier', value: 'gold' };
const points = { namespace: 'crm', key: 'points', value: '7' };
const create = operation({ input: { email: 'a@example.com', metafields: [tier, points] } }, 'email', 'tags');
const tags = operation({ id: 'gid://shopify/Customer/1', tags: ['a'] }, 'tags');

test.each([
  [create, ['email'], 'email'],
  [create, ['input', 'email'], 'email'],
  [create, ['input', 'metafields', '1', 'value'], 'metafields.crm.points'],
  [create, ['metafields', '0', 'type'], 'metafields.crm.tier'],
  [create, ['addresses', '0', 'province'], 'addresses'],
  [create, ['emailMarketingConsent'], 'emailMarketingConsent.marketingState'],
  [create, ['input', 'smsMarketingConsent', 'consentUpdatedAt'], 'smsMarketingConsent.consentUpdatedAt'],
  [create, [], undefined],
  [create, ['id'], undefined],
  [
    operation({ metafields: [tier] }, 'metafields.crm.tier'),
    ['metafields', '0', 'value'],
    'metafields.crm.tier',
  ],
  [operation({ customerId: 'c', address: {} }, 'addresses'), ['address', 'country'], 'addresses'],
  [operation({ customerId: 'c', taxExemptions: [] }, 'taxExemptions'), ['customerId'], 'taxExemptions'],
  [tags, ['id'], 'tags'],
  [tags, [], 'tags'],
])('the path of an error leads to the field of the mapping %#', (sent, path, field) => {
  expect(customerFieldOfPath(sent, path)).toBe(field);
});
