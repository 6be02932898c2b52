import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CallIntent, Operation } from '../destination/operation.ts';
import { IntentLog } from './intent-log.ts';

function operation(id: string): Operation {
  return {
    id, change: 1, mutation: 'set', variables: {}, creates: false, removes: false, carries: [], costPoints: 10,
  }; // prettier-ignore
}

function intent(id: string, ...operations: readonly string[]): CallIntent {
  return { id, operations: operations.map(operation), body: '{}', sentAtMs: 0 };
}

/** A disk whose commits end when the test says so. */
function slowDisk(): {
  readonly log: IntentLog;
  readonly commits: readonly (readonly string[])[];
  readonly end: (fault?: Error) => Promise<void>;
} {
  const commits: string[][] = [];
  const waiting: { resolve: () => void; reject: (fault: Error) => void }[] = [];
  const log = new IntentLog((intents) => {
    commits.push(intents.map(({ id }) => id));
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  });
  const end = async (fault?: Error): Promise<void> => {
    const write = waiting.shift();
    if (fault) write?.reject(fault);
    else write?.resolve();
    await turns();
  };
  return { log, commits, end };
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await setImmediate();
}

/** What became of promises so far. */
function watched(promises: readonly Promise<void>[]): string[] {
  const fates = promises.map(() => 'waiting');
  for (const [index, promise] of promises.entries()) {
    promise.then(
      () => (fates[index] = 'durable'),
      (fault: unknown) => (fates[index] = fault instanceof Error ? fault.message : 'lost'),
    );
  }
  return fates;
}

describe('group commits', () => {
  it('intents told in one go share a commit', async () => {
    const { log, commits, end } = slowDisk();
    const fates = watched([log.intend(intent('a', '1')), log.intend(intent('b', '2'))]);
    await turns();
    expect([commits, fates]).toEqual([[['a', 'b']], ['waiting', 'waiting']]);
    await end();
    expect(fates).toEqual(['durable', 'durable']);
  });

  it('intents told while a commit is under way share the next one', async () => {
    const { log, commits, end } = slowDisk();
    const first = watched([log.intend(intent('a', '1'))]);
    await turns();
    const later = watched([log.intend(intent('b', '2')), log.intend(intent('c', '3'))]);
    await turns();
    expect(commits).toEqual([['a']]);
    await end();
    expect([commits, first, later]).toEqual([[['a'], ['b', 'c']], ['durable'], ['waiting', 'waiting']]);
    await end();
    expect(later).toEqual(['durable', 'durable']);
  });

  it('a commit that fails fails all its intents, and the next one is tried all the same', async () => {
    const { log, commits, end } = slowDisk();
    const lost = watched([log.intend(intent('a', '1')), log.intend(intent('b', '2'))]);
    await turns();
    const later = watched([log.intend(intent('c', '3'))]);
    await end(new Error('the disk is full'));
    expect([lost, later]).toEqual([['the disk is full', 'the disk is full'], ['waiting']]);
    await end();
    expect([commits, later]).toEqual([[['a', 'b'], ['c']], ['durable']]);
  });

  it('works on after a failure that nobody waited behind', async () => {
    const { log, end } = slowDisk();
    const lost = watched([log.intend(intent('a', '1'))]);
    await turns();
    await end(new Error('the disk is full'));
    const later = watched([log.intend(intent('b', '2'))]);
    await turns();
    await end();
    expect([lost, later]).toEqual([['the disk is full'], ['durable']]);
  });
});

describe('an intent is over', () => {
  async function told(...intents: readonly CallIntent[]): Promise<IntentLog> {
    const log = new IntentLog(() => Promise.resolve());
    for (const one of intents) await log.intend(one);
    return log;
  }

  it('when the last of its operations has an outcome', async () => {
    const log = await told(intent('a', '1', '2'), intent('b', '3'));
    expect([log.settle(['1']), log.settle(['3']), log.settle(['2'])]).toEqual([[], ['b'], ['a']]);
  });

  it('once', async () => {
    const log = await told(intent('a', '1'));
    expect([log.settle(['1']), log.settle(['1']), log.settle(['unknown'])]).toEqual([['a'], [], []]);
  });

  it('together with the others that carry the operation: it was sent again', async () => {
    const log = await told(intent('a', '1', '2'), intent('b', '1'));
    expect([log.settle(['1']), log.settle(['2'])]).toEqual([['b'], ['a']]);
  });
});
