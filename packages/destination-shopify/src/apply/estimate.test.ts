import { expect, test } from 'vitest';
import { notes, operation, planned, sampleMutations } from '../../test/operations.ts';
import { estimateOperations } from './estimate.ts';

const plan = [
  planned(operation('thingUpdate', 1, 0), operation('thingUpdate', 1, 1)),
  planned(notes(2, 0, 'a')),
  planned(notes(3, 0, 'b')),
];

test('calls and points are those of the packed calls; what the bucket lacks takes time', () => {
  expect(estimateOperations(plan, sampleMutations, { spendable: 10, ratePerSecond: 10 })).toEqual({
    calls: 2,
    points: 30,
    seconds: 2,
  });
});

test('what the bucket holds takes no time', () => {
  expect(estimateOperations(plan, sampleMutations, { spendable: 500, ratePerSecond: 10 }).seconds).toBe(0);
});

test('before the store has answered the smallest plan is assumed', () => {
  expect(estimateOperations(plan, sampleMutations, { spendable: 0, ratePerSecond: 0 }).seconds).toBe(0.3);
});

test('what goes before counts in: the bucket is spent only once', () => {
  const budget = { spendable: 100, ratePerSecond: 10, before: { calls: 7, points: 90 } };
  expect(estimateOperations(plan, sampleMutations, budget)).toEqual({ calls: 9, points: 120, seconds: 2 });
});
