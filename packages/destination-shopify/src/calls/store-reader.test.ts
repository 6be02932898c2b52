import type { CallRecord } from '@backstock/core';
import { expect, test } from 'vitest';
import { shopDocument } from '../documents/store.ts';
import type { Answer } from './answer.ts';
import type { CallToSend, SendResult } from './send-call.ts';
import { createStoreReader } from './store-reader.ts';

const shop = 'example.myshopify.com';
const effort = { attempts: 2, startedAtMs: 100, sentAtMs: 150 };

interface Read {
  readonly answer: unknown;
  readonly sent: readonly CallToSend[];
  readonly records: readonly CallRecord[];
}

async function read(answer: Answer): Promise<Read> {
  const sent: CallToSend[] = [];
  const records: CallRecord[] = [];
  const send = async (call: CallToSend): Promise<SendResult> => {
    sent.push(call);
    return { kind: 'answered', answer, ...effort };
  };
  const reader = createStoreReader({ shop, send, now: () => 180, called: (record) => records.push(record) });
  return { answer: await reader.read(shopDocument, {}, { costPoints: 4 }), sent, records };
}

test('a read may be repeated, and reserves what it was said to cost', async () => {
  const { sent } = await read({ data: {}, errors: [] });
  const json = JSON.stringify({ query: shopDocument.text, variables: {} });
  expect(sent).toEqual([{ body: { name: 'Shop', json }, points: 4, repeatable: true }]);
});

test('a read is recorded with its cost and its request id', async () => {
  const bucket = { maximumAvailable: 2000, currentlyAvailable: 1, restoreRate: 100 };
  const answer = { data: {}, errors: [], cost: { requested: 4, actual: 3, bucket }, requestId: 'r-1' };
  expect((await read(answer)).records).toEqual([
    {
      name: 'Shop', kind: 'read', operations: 0, attempts: 2, startedAtMs: 100, tookMs: 80, status: 'ok',
      requestedPoints: 4, actualPoints: 3, requestId: 'r-1',
    },
  ]); // prettier-ignore
});

test('what concerns one part of the answer stands beside the data', async () => {
  const errors = [{ code: 'NOT_FOUND', message: 'none', path: ['c0'] }];
  const { answer } = await read({ data: { c0: null }, errors });
  expect(answer).toEqual({ data: { c0: null }, problems: errors });
});

test('a denial beside data is thrown: what is hidden must not be taken for empty', async () => {
  const message = 'Access denied for customer field. Required access: `read_customers` access scope.';
  const errors = [{ code: 'ACCESS_DENIED', message, path: ['customer'] }];
  await expect(read({ data: { shop: {}, customer: null }, errors })).rejects.toMatchObject({
    code: 'STORE.SCOPE_MISSING',
    message: `The access token of ${shop} has no access to customer`,
    why: 'It needs read_customers.',
  });
});
