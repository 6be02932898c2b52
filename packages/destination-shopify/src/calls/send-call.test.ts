import { BackstockError } from '@backstock/core';
import { expect, test } from 'vitest';
import { createVirtualClock } from '../../test/virtual-clock.ts';
import type { Answer } from './answer.ts';
import { CallFault, type FaultKind } from './call-fault.ts';
import { CostBudget } from './cost-budget.ts';
import { createSender, type CallToSend } from './send-call.ts';

const bucket = { maximumAvailable: 2000, currentlyAvailable: 1990, restoreRate: 100 };
const delivered: Answer = { data: { m: {} }, errors: [], cost: { requested: 10, actual: 10, bucket } };
const startMs = 1_000_000;

function fault(kind: FaultKind, retryAfterMs?: number): CallFault {
  const final = new BackstockError({ code: 'STORE.UNAVAILABLE', message: kind, retryable: true });
  return new CallFault(kind, final, retryAfterMs);
}

type Step = Answer | Error;

interface Sent {
  readonly result: unknown;
  /** When each attempt left, and when intents were told, in milliseconds since the start. */
  readonly attemptsAt: readonly number[];
  readonly intendedAt: readonly number[];
}

/** Sends one call to a store that does these steps one after the other, and the last one for ever. */
async function send(steps: readonly Step[], call: Partial<CallToSend> = {}): Promise<Sent> {
  const clock = createVirtualClock(startMs);
  const attemptsAt: number[] = [];
  const intendedAt: number[] = [];
  const sender = createSender({
    shop: 'example.myshopify.com',
    clock,
    budget: new CostBudget({ clock, share: 1 }),
    random: () => 0.5,
    transport: async () => {
      const step = steps[Math.min(attemptsAt.length, steps.length - 1)] ?? delivered;
      attemptsAt.push(clock.now() - startMs);
      if (step instanceof Error) throw step;
      return step;
    },
  });
  const beforeSend = async (sentAtMs: number): Promise<void> => void intendedAt.push(sentAtMs - startMs);
  const body = { name: 'ThingUpdate', json: '{}' };
  const sending = sender({ body, points: 10, repeatable: true, beforeSend, ...call });
  const result = await clock.drive(sending);
  return { result, attemptsAt, intendedAt };
}

test('a call that is answered leaves once', async () => {
  expect(await send([delivered])).toEqual({
    result: { kind: 'answered', answer: delivered, attempts: 1, startedAtMs: startMs, sentAtMs: startMs },
    attemptsAt: [0],
    intendedAt: [0],
  });
});

test('what may be repeated is sent again after a lost reply, later each time, under one intent', async () => {
  const sent = await send([fault('lost'), fault('lost'), delivered]);
  expect(sent).toMatchObject({
    result: { kind: 'answered', attempts: 3 },
    attemptsAt: [0, 1000, 3000],
    intendedAt: [0],
  });
});

test('what may not be repeated is not sent again after a lost reply', async () => {
  const sent = await send([fault('lost'), delivered], { repeatable: false });
  expect(sent).toMatchObject({
    result: { kind: 'failed', mayHaveRun: true, stops: false, attempts: 1 },
    attemptsAt: [0],
  });
});

test('what was throttled is sent again always, each time under a new intent if it may not be repeated', async () => {
  const sent = await send([fault('throttled', 4000), delivered], { repeatable: false });
  expect(sent).toMatchObject({ result: { kind: 'answered' }, attemptsAt: [0, 4000], intendedAt: [0, 4000] });
});

test('throttling does not use up the attempts of faults', async () => {
  const throttled = Array.from({ length: 20 }, () => fault('throttled', 1));
  const sent = await send([...throttled, fault('lost'), delivered]);
  expect(sent.result).toMatchObject({ kind: 'answered', attempts: 22 });
});

test('a store that is never reached stops everything, and nothing can have run', async () => {
  const sent = await send([fault('unsent')]);
  expect(sent.result).toMatchObject({ kind: 'failed', mayHaveRun: false, stops: true, attempts: 6 });
});

test('a call lost once and never answered after that may have run', async () => {
  const sent = await send([fault('lost'), fault('unsent')]);
  expect(sent.result).toMatchObject({ kind: 'failed', mayHaveRun: true, stops: true, attempts: 6 });
});

test('a wrong token stops at once', async () => {
  const wrong = new BackstockError({ code: 'STORE.AUTHENTICATION', message: 'no' });
  const sent = await send([wrong]);
  expect(sent.result).toMatchObject({
    kind: 'failed',
    error: wrong,
    mayHaveRun: false,
    stops: true,
    attempts: 1,
  });
});

test('THROTTLED waits until the bucket has the points that the store misses', async () => {
  const empty = { ...bucket, currentlyAvailable: 0 };
  const throttled: Answer = {
    data: null,
    errors: [{ code: 'THROTTLED', message: 'Throttled', path: [] }],
    cost: { requested: 10, bucket: empty },
  };
  const sent = await send([throttled, delivered]);
  expect(sent).toMatchObject({ result: { kind: 'answered', attempts: 2 }, attemptsAt: [0, 100] });
});

test('a run that was stopped sends nothing', async () => {
  const signal = AbortSignal.abort(new Error('stop'));
  const sent = await send([delivered], { signal });
  expect(sent).toMatchObject({
    result: { kind: 'failed', error: { code: 'RUN.STOPPED' }, mayHaveRun: false, attempts: 0 },
    attemptsAt: [],
    intendedAt: [],
  });
});
