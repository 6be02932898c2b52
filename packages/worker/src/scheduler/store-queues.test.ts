import { expect, test } from 'vitest';
import { StoreQueues, type QueuedSync } from './store-queues.ts';

const customers = { name: 'customers', destination: 'shop' };
const loyalty = { name: 'loyalty', destination: 'shop' };
const elsewhere = { name: 'elsewhere', destination: 'other' };

class Runs {
  readonly log: string[] = [];
  readonly #ends = new Map<string, () => void>();

  readonly run = (sync: QueuedSync): Promise<void> => {
    this.log.push(`begin ${sync.name}`);
    return new Promise((resolve) => this.#ends.set(sync.name, resolve));
  };

  async end(name: string): Promise<void> {
    this.log.push(`end ${name}`);
    this.#ends.get(name)?.();
    await settled();
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('syncs of one store run one after the other, those of another beside them', async () => {
  const runs = new Runs();
  const queues = new StoreQueues(runs.run);
  expect([customers, loyalty, elsewhere].map((sync) => queues.offer(sync))).toEqual([true, true, true]);
  await settled();
  await runs.end('customers');
  await runs.end('loyalty');
  expect(runs.log).toEqual([
    'begin customers',
    'begin elsewhere',
    'end customers',
    'begin loyalty',
    'end loyalty',
  ]);
});

test('a sync that waits or runs is not taken again, one that ended is', async () => {
  const runs = new Runs();
  const queues = new StoreQueues(runs.run);
  queues.offer(customers);
  queues.offer(loyalty);
  await settled();
  expect([queues.offer(customers), queues.offer(loyalty)]).toEqual([false, false]);
  await runs.end('customers');
  expect(queues.offer(customers)).toBe(true);
});

test('closing waits for what runs and drops what waits', async () => {
  const runs = new Runs();
  const queues = new StoreQueues(runs.run);
  queues.offer(customers);
  queues.offer(loyalty);
  await settled();
  const closed = queues.close();
  await runs.end('customers');
  await closed;
  expect([runs.log, queues.offer(elsewhere)]).toEqual([['begin customers', 'end customers'], false]);
});
