import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import {
  customerMutations,
  customerQueryTexts,
  customersDocument,
  customersPoints,
  customersVariables,
  lookupDocument,
  lookupVariables,
} from './customer.ts';
import { mutationText } from './mutation-text.ts';

const file = readFileSync(new URL('../../schema/admin-2026-10.graphql.gz', import.meta.url));
const schema = buildSchema(gunzipSync(file).toString('utf8'));

test('the documents of customers are valid against the published schema', () => {
  const texts = [
    ...Object.values(customerQueryTexts),
    ...Object.values(customerMutations).map((definition) => mutationText([definition])),
    customersDocument({ addresses: false, metafields: [] }).text,
  ];
  const problems = texts.flatMap((text) => validate(schema, parse(text)));
  expect(problems).toEqual([]);
});

test('a look-up passes each identifier, and the metafield of a custom id, by variables', () => {
  const identifiers = [
    { emailAddress: 'a@example.com' },
    { customId: { namespace: 'crm', key: 'id', value: '7' } },
  ];
  expect(lookupVariables(identifiers)).toEqual({
    i0: { emailAddress: 'a@example.com' },
    i1: { customId: { namespace: 'crm', key: 'id', value: '7' } },
    n1: 'crm',
    k1: 'id',
  });
  expect(lookupDocument(identifiers).text).toBe(
    'query CustomerLookup($i0: CustomerIdentifierInput!, $i1: CustomerIdentifierInput!, $n1: String!, $k1: String!) { ' +
      'c0: customerByIdentifier(identifier: $i0) { id email phone } ' +
      'c1: customerByIdentifier(identifier: $i1) { id email phone customId: metafield(namespace: $n1, key: $k1) { value } } }',
  );
});

test('reading customers costs the same for one and for 250', () => {
  const plain = { addresses: false, metafields: [] };
  const all = { addresses: true, metafields: [{ namespace: 'crm', key: 'id' }] };
  expect([customersPoints(plain), customersPoints(all)]).toEqual([3, 17]);
  expect(customersVariables(['gid://shopify/Customer/1'], all)).toEqual({
    ids: ['gid://shopify/Customer/1'],
    n0: 'crm',
    k0: 'id',
  });
});
