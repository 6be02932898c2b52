import type { ApplyContext, CallIntent, CallRecord, OperationOutcome } from '@backstock/core';
import type { DeliveryTools } from '../src/apply/delivery-tools.ts';
import type { CallToSend, SendResult } from '../src/calls/send-call.ts';
import type { ReadBack } from '../src/contract/object-driver.ts';
import { fakeDriver } from './fake-driver.ts';
import { sampleMutations } from './operations.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

export const startMs = 1_000_000;
export const callCeilingMs = 60_000;

export interface Script {
  /** What becomes of each call, by the bytes that are sent. */
  readonly send: (call: CallToSend, clock: VirtualClock) => Promise<SendResult>;
  readonly readBack?: (operation: string) => ReadBack;
}

/** Everything around a delivery, with notes of what it did. */
export interface ScriptedDelivery {
  readonly clock: VirtualClock;
  readonly tools: DeliveryTools;
  readonly context: ApplyContext;
  readonly intents: readonly CallIntent[];
  readonly records: readonly CallRecord[];
  readonly sent: readonly string[];
}

export function scriptedDelivery(script: Script, signal?: AbortSignal): ScriptedDelivery {
  const clock = createVirtualClock(startMs);
  const intents: CallIntent[] = [];
  const records: CallRecord[] = [];
  const sent: string[] = [];
  const tools: DeliveryTools = {
    driver: fakeDriver(script.readBack ?? (() => ({ kind: 'unknown' }))),
    catalogue: sampleMutations,
    send: async (call) => {
      await call.beforeSend?.(clock.now());
      sent.push(call.body.json);
      return script.send(call, clock);
    },
    reader: { read: () => Promise.reject(new Error('nothing is read')) },
    clock,
    callCeilingMs,
    newId: () => `intent ${intents.length}`,
  };
  const context: ApplyContext = {
    object: 'thing',
    intend: async (intent) => void intents.push(intent),
    called: (record) => void records.push(record),
    ...(signal === undefined ? {} : { signal }),
  };
  return { clock, tools, context, intents, records, sent };
}

/** All outcomes, by operation, and what was thrown after the last. */
export interface Collected {
  readonly kinds: Readonly<Record<string, string>>;
  readonly outcomes: readonly OperationOutcome[];
  readonly error?: unknown;
}

export async function collect(groups: AsyncIterable<readonly OperationOutcome[]>): Promise<Collected> {
  const outcomes: OperationOutcome[] = [];
  let thrown: { error?: unknown } = {};
  try {
    for await (const group of groups) outcomes.push(...group);
  } catch (error) {
    thrown = { error };
  }
  const kinds = Object.fromEntries(outcomes.map((outcome) => [outcome.operation, outcome.kind]));
  return { kinds, outcomes, ...thrown };
}

const effort = { attempts: 1, startedAtMs: startMs, sentAtMs: startMs };

export function answered(data: Readonly<Record<string, unknown>>): SendResult {
  return { kind: 'answered', answer: { data, errors: [] }, ...effort };
}
