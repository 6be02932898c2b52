import { expect, test } from 'vitest';
import type { CalledField } from './fault-match.ts';
import { createFaults } from './faults.ts';

const clock = { time: 0, now: () => clock.time };

const set = (email: string): CalledField => ({
  name: 'customerSet',
  arguments: { input: { email, tags: ['a', 'b'] } },
});

test('a fault hits the first match, once, and is spent', () => {
  const faults = createFaults(clock);
  faults.arm({ kind: 'throttle', field: 'customerSet' });
  expect(faults.forCall([{ name: 'shop', arguments: {} }]).effect).toBeNull();
  expect(faults.forCall([set('a')]).effect).toEqual({ kind: 'throttle', field: 'customerSet' });
  expect(faults.forCall([set('a')]).effect).toBeNull();
  expect(faults.armed()).toEqual([]);
});

test('a fault hits from the nth match on, as often as it says', () => {
  const faults = createFaults(clock);
  faults.arm({ kind: 'cut', when: 'after', nth: 2, times: 2 });
  const hits = [1, 2, 3, 4].map(() => faults.forCall([set('a')]).effect !== null);
  expect(hits).toEqual([false, true, true, false]);
});

test('a fault can wait for a value', () => {
  const faults = createFaults(clock);
  faults.arm({ kind: 'status', status: 503, when: 'before', value: 'b@example.com' });
  expect(faults.forCall([set('a@example.com')]).effect).toBeNull();
  expect(faults.forCall([set('a@example.com'), set('b@example.com')]).effect?.kind).toBe('status');
});

test('delays add up, beside another fault', () => {
  const faults = createFaults(clock);
  faults.arm({ kind: 'delay', delayMs: 100 });
  faults.arm({ kind: 'delay', delayMs: 50 });
  faults.arm({ kind: 'throttle' });
  expect(faults.forCall([set('a')])).toEqual({
    delayMs: 150,
    effect: { kind: 'throttle' },
    revoke: null,
    writes: [],
  });
});

test('a fault lasts for a time of the clock, from its first hit on', () => {
  clock.time = 1_000;
  const faults = createFaults(clock);
  faults.arm({ kind: 'throttle', nth: 2, forMs: 500 });
  const hit = () => faults.forCall([set('a')]).effect !== null;
  clock.time = 9_000;
  expect([hit(), hit(), hit()]).toEqual([false, true, true]);
  clock.time += 499;
  expect(hit()).toBe(true);
  clock.time += 1;
  expect([hit(), faults.armed()]).toEqual([false, []]);
});

test('a fault hits every so many matches', () => {
  const faults = createFaults(clock);
  faults.arm({ kind: 'cut', when: 'before', nth: 2, every: 3, times: 2 });
  const hits = Array.from({ length: 9 }, () => faults.forCall([set('a')]).effect !== null);
  expect(hits).toEqual([false, true, false, false, true, false, false, false, false]);
});

test('armed faults tell how often they matched and struck', () => {
  const faults = createFaults(clock);
  faults.arm({ kind: 'throttle', field: 'customerSet', nth: 2, times: 2 });
  faults.forCall([set('a')]);
  faults.forCall([set('a')]);
  expect(faults.armed()).toEqual([
    { kind: 'throttle', field: 'customerSet', nth: 2, times: 2, seen: 2, hits: 1 },
  ]);
});

test('writes behind the back and a revoked token stand beside what decides the answer', () => {
  const faults = createFaults(clock);
  faults.arm({ kind: 'write', when: 'before', query: 'mutation { a }' });
  faults.arm({ kind: 'revoke', when: 'after' });
  faults.arm({ kind: 'cut', when: 'after' });
  expect(faults.forCall([set('a')])).toEqual({
    delayMs: 0,
    effect: { kind: 'cut', when: 'after' },
    revoke: 'after',
    writes: [{ kind: 'write', when: 'before', query: 'mutation { a }' }],
  });
});

test('the lowest limit of variants counts, and stays', () => {
  const faults = createFaults(clock);
  expect(faults.variantLimit()).toBeNull();
  faults.arm({ kind: 'variant-limit', limit: 9 });
  faults.arm({ kind: 'variant-limit', limit: 5 });
  faults.forCall([set('a')]);
  expect(faults.variantLimit()).toBe(5);
});

test('a refusal counts root fields, not calls', () => {
  const faults = createFaults(clock);
  faults.arm({ kind: 'refuse', field: 'customerSet', nth: 2, message: 'No', code: 'INVALID' });
  expect(faults.forCall([set('a'), set('b')]).effect).toBeNull();
  expect(faults.forField(set('a'))).toEqual([]);
  expect(faults.forField(set('b'))).toEqual([{ message: 'No', code: 'INVALID', field: null, item: null }]);
  expect(faults.forField(set('c'))).toEqual([]);
});

const batch = (...values: readonly string[]): CalledField => ({
  name: 'metafieldsSet',
  arguments: { metafields: values.map((value) => ({ key: 'k', value })) },
});

const refusedAt = (index: number) => {
  const place = ['metafields', String(index)];
  return { message: 'No', code: null, field: place, item: place };
};

test('a refusal of an item tells its place, and passes over calls without it', () => {
  const faults = createFaults(clock);
  faults.arm({ kind: 'refuse', message: 'No', item: 1 });
  expect(faults.forField(batch('a'))).toEqual([]);
  expect(faults.forField(batch('a', 'b'))).toEqual([refusedAt(1)]);
});

test('items are refused by what they hold, all of a batch at once', () => {
  const faults = createFaults(clock);
  faults.arm({ kind: 'refuse', message: 'No', item: 'with-value', value: 'bad', times: 2 });
  expect(faults.forField(batch('a', 'b'))).toEqual([]);
  expect(faults.forField(batch('bad', 'a', 'bad'))).toEqual([refusedAt(0), refusedAt(2)]);
  expect(faults.forField(batch('a', 'bad'))).toEqual([refusedAt(1)]);
  expect(faults.forField(batch('bad'))).toEqual([]);
});

test('items are counted over calls', () => {
  const faults = createFaults(clock);
  faults.arm({ kind: 'refuse', message: 'No', item: 'counted', nth: 3, times: 2 });
  expect(faults.forField(batch('a', 'b'))).toEqual([]);
  expect(faults.forField(batch('c', 'd', 'e'))).toEqual([refusedAt(0), refusedAt(1)]);
  expect(faults.forField(batch('f'))).toEqual([]);
});
