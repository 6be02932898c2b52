import { BackstockError } from '@backstock/core';
import { expect, test } from 'vitest';
import { notes, operation, planned } from '../../test/operations.ts';
import {
  answered,
  callCeilingMs,
  collect,
  scriptedDelivery,
  startMs,
  type Script,
} from '../../test/scripted-delivery.ts';
import type { SendResult } from '../calls/send-call.ts';
import { applyPlanned } from './apply-planned.ts';

const done = { userErrors: [] };
const unavailable = new BackstockError({ code: 'STORE.UNAVAILABLE', message: 'down', retryable: true });

function failed(changes: Partial<Extract<SendResult, { kind: 'failed' }>> = {}): SendResult {
  const effort = { attempts: 1, startedAtMs: startMs, sentAtMs: startMs };
  return { kind: 'failed', error: unavailable, mayHaveRun: true, stops: false, ...effort, ...changes };
}

/** Answers by a word in the body of the request. */
function byWord(answers: Readonly<Record<string, SendResult>>): Script['send'] {
  return async (call) => {
    const word = Object.keys(answers).find((candidate) => call.body.json.includes(candidate));
    return (
      answers[word ?? ''] ??
      answered({ thingUpdate: done, thingCreate: done, notesSet: done, m0: done, m1: done })
    );
  };
}

test('each call has an intent with its exact bytes before it leaves, and a record after', async () => {
  const { clock, tools, context, intents, records, sent } = scriptedDelivery({ send: byWord({}) });
  const update = operation('thingUpdate', 1);
  const found = await clock.drive(collect(applyPlanned([planned(update)], context, tools)));
  expect(found.outcomes).toEqual([{ operation: '1.0', change: 1, kind: 'delivered' }]);
  expect(intents).toEqual([{ id: 'intent 0', operations: [update], body: sent[0], sentAtMs: startMs }]);
  expect(records).toEqual([
    {
      intent: 'intent 0', name: 'ThingUpdate', kind: 'write', operations: 1, attempts: 1,
      startedAtMs: startMs, tookMs: 0, status: 'ok',
    },
  ]); // prettier-ignore
});

test('what a batch refuses is taken out, and the rest is sent again', async () => {
  const userErrors = [{ field: ['notes', '1', 'text'], message: 'Text is invalid' }];
  const send: Script['send'] = async (call) =>
    answered({ notesSet: call.body.json.includes('bad') ? { userErrors } : done });
  const { clock, tools, context, sent } = scriptedDelivery({ send });
  const changes = [planned(notes(1, 0, 'a')), planned(notes(2, 0, 'bad')), planned(notes(3, 0, 'c'))];
  const found = await clock.drive(collect(applyPlanned(changes, context, tools)));
  expect(found.kinds).toEqual({ '1.0': 'delivered', '2.0': 'refused', '3.0': 'delivered' });
  expect(sent.length).toBe(2);
});

test('where a document is refused and nobody can be blamed, each operation is tried alone', async () => {
  const errors = [{ code: 'INVALID_VARIABLE', message: 'wrong', path: [] }];
  const refused: SendResult = { ...answered({}), kind: 'answered', answer: { data: null, errors } };
  const { clock, tools, context } = scriptedDelivery({ send: byWord({ bad: refused }) });
  const changes = [planned(notes(1, 0, 'a')), planned(notes(2, 0, 'bad'))];
  const found = await clock.drive(collect(applyPlanned(changes, context, tools)));
  expect(found.kinds).toEqual({ '1.0': 'delivered', '2.0': 'refused' });
});

test('a lost create that is found is delivered, not before its call can no longer be running', async () => {
  const lookedAt: number[] = [];
  const script: Script = {
    send: byWord({ thingCreate: failed() }),
    readBack: () => {
      lookedAt.push(clock.now());
      return { kind: 'found', storeId: 'gid://shopify/Thing/9' };
    },
  };
  const { clock, tools, context, sent } = scriptedDelivery(script);
  const found = await clock.drive(
    collect(applyPlanned([planned(operation('thingCreate', 1))], context, tools)),
  );
  expect(found.outcomes).toEqual([
    { operation: '1.0', change: 1, kind: 'delivered', storeId: 'gid://shopify/Thing/9' },
  ]);
  expect({ lookedAt, sent: sent.length }).toEqual({ lookedAt: [startMs + callCeilingMs], sent: 1 });
});

test('a lost create that is not there is sent once more, under an intent of its own', async () => {
  let calls = 0;
  const send: Script['send'] = async () => ((calls += 1) === 1 ? failed() : answered({ thingCreate: done }));
  const { clock, tools, context, intents } = scriptedDelivery({ send, readBack: () => ({ kind: 'absent' }) });
  const found = await clock.drive(
    collect(applyPlanned([planned(operation('thingCreate', 1))], context, tools)),
  );
  expect(found.kinds).toEqual({ '1.0': 'delivered' });
  expect(intents.map(({ id, sentAtMs }) => ({ id, sentAtMs }))).toEqual([
    { id: 'intent 0', sentAtMs: startMs },
    { id: 'intent 1', sentAtMs: startMs + callCeilingMs },
  ]);
});

test('a create that is lost twice and not there is told as refused for the time being', async () => {
  const send: Script['send'] = async (_, clock) => failed({ sentAtMs: clock.now() });
  const { clock, tools, context, sent } = scriptedDelivery({ send, readBack: () => ({ kind: 'absent' }) });
  const found = await clock.drive(
    collect(applyPlanned([planned(operation('thingCreate', 1))], context, tools)),
  );
  expect([found.kinds, sent.length]).toEqual([{ '1.0': 'refused' }, 2]);
});

test('a lost create of which the store can tell nothing is uncertain, and what follows it is not sent', async () => {
  const { clock, tools, context } = scriptedDelivery({ send: byWord({ thingCreate: failed() }) });
  const change = planned(operation('thingCreate', 1, 0), operation('thingUpdate', 1, 1));
  const found = await clock.drive(collect(applyPlanned([change], context, tools)));
  expect(found).toEqual({
    kinds: { '1.0': 'uncertain', '1.1': 'not_sent' },
    outcomes: [
      { operation: '1.0', change: 1, kind: 'uncertain' },
      { operation: '1.1', change: 1, kind: 'not_sent' },
    ],
  });
});

test('an update that stays lost after all repetitions is uncertain; other changes go on', async () => {
  const { clock, tools, context } = scriptedDelivery({ send: byWord({ 'Thing/1"': failed() }) });
  const changes = [planned(operation('thingUpdate', 1)), planned(operation('thingUpdate', 2))];
  const found = await clock.drive(collect(applyPlanned(changes, context, tools)));
  expect(found).toMatchObject({ kinds: { '1.0': 'uncertain', '2.0': 'delivered' } });
});

test('a store that loses one call after the other stops the run; the error comes after the last outcome', async () => {
  const { clock, tools, context, sent } = scriptedDelivery({ send: async () => failed() });
  const change = (id: number): ReturnType<typeof planned> =>
    planned(operation('thingUpdate', id, 0), operation('thingCreate', id, 1));
  const found = await clock.drive(collect(applyPlanned([1, 2, 3].map(change), context, tools)));
  expect(found).toMatchObject({
    kinds: { '1.0': 'uncertain', '2.0': 'uncertain', '3.0': 'uncertain', '1.1': 'not_sent' },
    error: unavailable,
  });
  expect(sent.length).toBe(3);
});

test('one cut that loses all creates in flight does not stop the run', async () => {
  const { clock, tools, context } = scriptedDelivery({
    send: async () => failed(),
    readBack: (lost) => ({ kind: 'found', storeId: `gid://shopify/Thing/${lost}` }),
  });
  const changes = [1, 2, 3, 4, 5].map((id) => planned(operation('thingCreate', id)));
  const found = await clock.drive(collect(applyPlanned(changes, context, tools)));
  expect(found.outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'delivered'));
  expect(found.error).toBe(undefined);
});

test('a wrong token stops everything, and nothing was sent', async () => {
  const error = new BackstockError({ code: 'STORE.AUTHENTICATION', message: 'no' });
  const script: Script = { send: async () => failed({ error, mayHaveRun: false, stops: true }) };
  const { clock, tools, context } = scriptedDelivery(script);
  const changes = [planned(operation('thingUpdate', 1)), planned(operation('thingUpdate', 2))];
  const found = await clock.drive(collect(applyPlanned(changes, context, tools)));
  expect(found).toMatchObject({ kinds: { '1.0': 'not_sent', '2.0': 'not_sent' }, error });
});

test('what builds on something that is gone is not sent, but what was merely refused stops nothing', async () => {
  const gone = answered({
    notesSet: { userErrors: [{ field: ['notes', '0', 'ownerId'], message: 'Owner does not exist' }] },
  });
  const wrong = answered({
    notesSet: { userErrors: [{ field: ['notes', '0'], message: 'Text is invalid' }] },
  });
  const { clock, tools, context } = scriptedDelivery({ send: byWord({ lost: gone, bad: wrong }) });
  const changes = [
    planned(notes(1, 0, 'lost', 'x', 'x'), operation('thingUpdate', 1, 1)),
    planned(notes(2, 0, 'bad', 'x', 'x'), operation('thingUpdate', 2, 1)),
  ];
  const found = await clock.drive(collect(applyPlanned(changes, context, tools)));
  expect(found.kinds).toEqual({ '1.0': 'gone', '1.1': 'not_sent', '2.0': 'refused', '2.1': 'delivered' });
});

test('an intent that cannot be written ends the delivery with that error', async () => {
  const scripted = scriptedDelivery({ send: byWord({}) });
  const context = { ...scripted.context, intend: () => Promise.reject(new Error('disk is full')) };
  const found = collect(applyPlanned([planned(operation('thingUpdate', 1))], context, scripted.tools));
  expect(await scripted.clock.drive(found)).toMatchObject({ error: new Error('disk is full') });
});
