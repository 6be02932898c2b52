import type { CallIntent, Operation } from '@backstock/core';
import { expect, test } from 'vitest';
import { notes, operation, sampleMutations } from '../../test/operations.ts';
import {
  answered,
  callCeilingMs,
  collect,
  scriptedDelivery,
  startMs,
  type Collected,
  type Script,
} from '../../test/scripted-delivery.ts';
import { callBody } from '../calls/call-body.ts';
import { packAsSent } from '../calls/pack.ts';
import { settleIntents } from './settle-intents.ts';

function intent(id: string, sentAtMs: number, ...operations: readonly Operation[]): CallIntent {
  return { id, operations, body: callBody(packAsSent(operations, sampleMutations)).json, sentAtMs };
}

async function settle(
  intents: readonly CallIntent[],
  script: Script,
  readOnly = false,
): Promise<Collected & { sent: readonly string[] }> {
  const { clock, tools, context, sent } = scriptedDelivery(script);
  const found = await clock.drive(collect(settleIntents(intents, context, tools, readOnly)));
  return { ...found, sent };
}

const delivered: Script['send'] = async () =>
  answered({ thingUpdate: { userErrors: [] }, notesSet: { userErrors: [] } });

test('what may be repeated is sent again with the same bytes', async () => {
  const open = intent('a', startMs - 5, operation('thingUpdate', 1));
  const found = await settle([open], { send: delivered });
  expect(found).toEqual({
    kinds: { '1.0': 'delivered' },
    outcomes: [{ operation: '1.0', change: 1, kind: 'delivered' }],
    sent: [open.body],
  });
});

test('what must be read back is looked for, and never sent from here', async () => {
  const waits: number[] = [];
  const script: Script = { send: delivered, readBack: () => (waits.push(1), { kind: 'absent' }) };
  const found = await settle([intent('a', startMs - 5, operation('thingCreate', 1))], script);
  expect(found).toMatchObject({ kinds: { '1.0': 'not_sent' }, sent: [] });
  expect(waits).toEqual([1]);
});

test('an operation that was sent twice has its fate from the second time', async () => {
  const create = operation('thingCreate', 1);
  const lookedAt: number[] = [];
  const scripted = scriptedDelivery({
    send: delivered,
    readBack: () => {
      lookedAt.push(scripted.clock.now() - startMs);
      return { kind: 'found', storeId: 'gid://shopify/Thing/9' };
    },
  });
  const intents = [intent('a', startMs - callCeilingMs, create), intent('b', startMs - 10, create)];
  const settled = collect(settleIntents(intents, scripted.context, scripted.tools, false));
  const found = await scripted.clock.drive(settled);
  expect(found.outcomes).toEqual([
    { operation: '1.0', change: 1, kind: 'delivered', storeId: 'gid://shopify/Thing/9' },
  ]);
  expect(lookedAt).toEqual([callCeilingMs - 10]);
});

test('what a batch kept from being applied was not sent', async () => {
  const userErrors = [{ field: ['notes', '0', 'text'], message: 'Text is invalid' }];
  const open = intent('a', startMs, notes(1, 0, 'bad'), notes(2, 0, 'b'));
  const found = await settle([open], { send: async () => answered({ notesSet: { userErrors } }) });
  expect(found.kinds).toEqual({ '1.0': 'refused', '2.0': 'not_sent' });
});

test('a connection that only reads sends nothing again', async () => {
  const found = await settle([intent('a', startMs, operation('thingUpdate', 1))], { send: delivered }, true);
  expect(found).toMatchObject({ kinds: { '1.0': 'uncertain' }, sent: [] });
});
