import { expect, test } from 'vitest';
import { createFaults, type CalledField } from './faults.ts';

const set = (email: string): CalledField => ({
  name: 'customerSet',
  arguments: { input: { email, tags: ['a', 'b'] } },
});

test('a fault hits the first match, once, and is spent', () => {
  const faults = createFaults();
  faults.arm({ kind: 'throttle', field: 'customerSet' });
  expect(faults.forCall([{ name: 'shop', arguments: {} }]).effect).toBeNull();
  expect(faults.forCall([set('a')]).effect).toEqual({ kind: 'throttle', field: 'customerSet' });
  expect(faults.forCall([set('a')]).effect).toBeNull();
  expect(faults.armed()).toEqual([]);
});

test('a fault hits from the nth match on, as often as it says', () => {
  const faults = createFaults();
  faults.arm({ kind: 'cut', when: 'after', nth: 2, times: 2 });
  const hits = [1, 2, 3, 4].map(() => faults.forCall([set('a')]).effect !== null);
  expect(hits).toEqual([false, true, true, false]);
});

test('a fault can wait for a value', () => {
  const faults = createFaults();
  faults.arm({ kind: 'status', status: 503, when: 'before', value: 'b@example.com' });
  expect(faults.forCall([set('a@example.com')]).effect).toBeNull();
  expect(faults.forCall([set('a@example.com'), set('b@example.com')]).effect?.kind).toBe('status');
});

test('delays add up, beside another fault', () => {
  const faults = createFaults();
  faults.arm({ kind: 'delay', delayMs: 100 });
  faults.arm({ kind: 'delay', delayMs: 50 });
  faults.arm({ kind: 'throttle' });
  expect(faults.forCall([set('a')])).toEqual({ delayMs: 150, effect: { kind: 'throttle' } });
});

test('a refusal counts root fields, not calls', () => {
  const faults = createFaults();
  faults.arm({ kind: 'refuse', field: 'customerSet', nth: 2, message: 'No', code: 'INVALID' });
  expect(faults.forCall([set('a'), set('b')]).effect).toBeNull();
  expect(faults.forField(set('a'))).toBeNull();
  expect(faults.forField(set('b'))).toEqual({ message: 'No', code: 'INVALID', field: null });
  expect(faults.forField(set('c'))).toBeNull();
});

test('a refusal of an item tells its place, and passes over calls without it', () => {
  const faults = createFaults();
  faults.arm({ kind: 'refuse', message: 'No', item: 1 });
  expect(faults.forField({ name: 'metafieldsSet', arguments: { metafields: [{}] } })).toBeNull();
  expect(faults.forField({ name: 'metafieldsSet', arguments: { metafields: [{}, {}] } })).toEqual({
    message: 'No',
    code: null,
    field: ['metafields', '1'],
  });
});
