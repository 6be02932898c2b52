import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSimulatedStore, type SimulatedStore } from '../../test/simulated-store.ts';
import { createVirtualClock, type VirtualClock } from '../../test/virtual-clock.ts';
import { CostBudget } from './cost-budget.ts';

interface Load {
  readonly calls: number;
  readonly points: number;
  readonly actual: number;
  readonly latencyMs: (call: number) => number;
}

async function spend(budget: CostBudget, store: SimulatedStore, load: Load): Promise<void> {
  const one = async (index: number): Promise<void> => {
    const reservation = await budget.acquire(load.points);
    const { admitted, report } = await store.call(load.points, load.actual, load.latencyMs(index));
    budget.release(reservation, admitted ? load.actual : 0, report);
  };
  await Promise.all(Array.from({ length: load.calls }, (_, index) => one(index)));
}

interface Used {
  readonly share: number;
  readonly throttled: number;
}

/** Points charged as a part of what our share of the bucket and the rate gave until the last call was answered. */
async function use(
  clock: VirtualClock,
  plan: { bucket: [number, number]; share: number; load: Load },
): Promise<Used> {
  const [maximum, rate] = plan.bucket;
  const store = createSimulatedStore(clock, maximum, rate);
  const budget = new CostBudget({ clock, share: plan.share });
  const startedAtMs = clock.now();
  await clock.drive(spend(budget, store, plan.load));
  const given = plan.share * (maximum + (rate * (clock.now() - startedAtMs)) / 1000);
  return { share: store.charged() / given, throttled: store.throttled() };
}

test.each([
  { bucket: [2000, 100], share: 1, calls: 700 },
  { bucket: [2000, 100], share: 0.9, calls: 700 },
  { bucket: [4000, 200], share: 0.5, calls: 700 },
] as const)(
  'uses at least 97 % of what $bucket gives at a share of $share, without being throttled',
  async (plan) => {
    const load = {
      calls: plan.calls,
      points: 10,
      actual: 10,
      latencyMs: (call: number) => 50 + ((call * 37) % 150),
    };
    const used = await use(createVirtualClock(), { bucket: [...plan.bucket], share: plan.share, load });
    expect(used.throttled).toBe(0);
    expect(used.share).toBeGreaterThanOrEqual(0.97);
    expect(used.share).toBeLessThanOrEqual(1);
  },
);

test('keeps as many calls in flight as a fast store can take, however slowly it answers', async () => {
  const clock = createVirtualClock();
  const [maximum, rate] = [2000, 2000];
  const store = createSimulatedStore(clock, maximum, rate);
  const budget = new CostBudget({ clock, share: 1 });
  const leftAtMs: number[] = [];
  const one = async (call: number): Promise<void> => {
    const reservation = await budget.acquire(10);
    leftAtMs.push(clock.now());
    const { report } = await store.call(10, 10, 50 + ((call * 37) % 150));
    budget.release(reservation, 10, report);
  };
  await clock.drive(Promise.all(Array.from({ length: 1200 }, (_, call) => one(call))));
  const afterBurst = leftAtMs.slice(600);
  const seconds = ((afterBurst.at(-1) ?? 0) - (afterBurst[0] ?? 0)) / 1000;
  expect(store.throttled()).toBe(0);
  expect(((afterBurst.length - 1) * 10) / (rate * seconds)).toBeGreaterThanOrEqual(0.97);
});

test('is never throttled and never overdraws, whatever the calls cost and however long they take', async () => {
  const plans = fc.record({
    share: fc.constantFrom(0.1, 0.5, 0.9, 1),
    points: fc.integer({ min: 1, max: 400 }),
    saved: fc.double({ min: 0, max: 0.9, noNaN: true }),
    latencies: fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(plans, async ({ share, points, saved, latencies }) => {
      const load = {
        calls: 15,
        points,
        actual: Math.max(1, Math.round(points * (1 - saved))),
        latencyMs: (call: number) => latencies[call % latencies.length] ?? 0,
      };
      const used = await use(createVirtualClock(), { bucket: [1000, 50], share, load });
      expect(used.throttled).toBe(0);
    }),
    { numRuns: 30 },
  );
});

test('a store whose points somebody else uses too throttles a little, and everything still gets through', async () => {
  const clock = createVirtualClock();
  const store = createSimulatedStore(clock, 1000, 50);
  const budget = new CostBudget({ clock, share: 1 });
  await clock.drive(store.call(1000, 1000, 0));
  let delivered = 0;
  const deliver = async (): Promise<void> => {
    const reservation = await budget.acquire(10);
    const { admitted, report } = await store.call(10, 10, 20);
    budget.release(reservation, admitted ? 10 : 0, report);
    if (!admitted) return deliver();
    delivered += 1;
    return undefined;
  };
  await clock.drive(Promise.all(Array.from({ length: 30 }, deliver)));
  expect({ delivered, isNearlyNeverThrottled: store.throttled() <= 2 }).toEqual({
    delivered: 30,
    isNearlyNeverThrottled: true,
  });
});

test('calls go one by one until the store has told the size of its bucket', async () => {
  const clock = createVirtualClock();
  const budget = new CostBudget({ clock, share: 1 });
  const first = await budget.acquire(10);
  let hasSecond = false;
  const acquireSecond = async (): Promise<void> => {
    await budget.acquire(10);
    hasSecond = true;
  };
  const second = acquireSecond();
  await new Promise(setImmediate);
  const before = hasSecond;
  budget.release(first, 10, { maximumAvailable: 2000, currentlyAvailable: 1990, restoreRate: 100 });
  await second;
  expect([before, hasSecond]).toEqual([false, true]);
});

test('no more calls are in flight than the option says', async () => {
  const clock = createVirtualClock();
  const store = createSimulatedStore(clock, 2000, 100);
  const budget = new CostBudget({ clock, share: 1, concurrency: 3 });
  let inFlight = 0;
  let most = 0;
  const one = async (): Promise<void> => {
    const reservation = await budget.acquire(10);
    inFlight += 1;
    most = Math.max(most, inFlight);
    const { report } = await store.call(10, 10, 100);
    inFlight -= 1;
    budget.release(reservation, 10, report);
  };
  await clock.drive(Promise.all(Array.from({ length: 20 }, one)));
  expect(most).toBe(3);
});

test('a call that waits for points gives up when its run is stopped', async () => {
  const clock = createVirtualClock();
  const budget = new CostBudget({ clock, share: 1 });
  const first = await budget.acquire(10);
  budget.release(first, 10, { maximumAvailable: 100, currentlyAvailable: 0, restoreRate: 1 });
  const stop = new AbortController();
  const waiting = budget.acquire(10, stop.signal);
  stop.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
});
