import { expect, test } from 'vitest';
import { createBucket } from './bucket.ts';

function bucketAt() {
  const time = { now: 0 };
  return { time, bucket: createBucket({ now: () => time.now }, { maximumAvailable: 100, restoreRate: 10 }) };
}

test('admits by the requested points and charges the actual ones', () => {
  const { bucket } = bucketAt();
  expect(bucket.admit(80)).toBe(true);
  expect(bucket.status().currentlyAvailable).toBe(20);
  bucket.settle(80, 30);
  expect(bucket.status()).toEqual({ maximumAvailable: 100, currentlyAvailable: 70, restoreRate: 10 });
});

test('refuses what it does not hold, and takes nothing for it', () => {
  const { bucket } = bucketAt();
  bucket.admit(95);
  expect(bucket.admit(6)).toBe(false);
  expect(bucket.status().currentlyAvailable).toBe(5);
});

test('gets back its rate each second, by parts of seconds, up to its size', () => {
  const { time, bucket } = bucketAt();
  bucket.admit(100);
  bucket.settle(100, 100);
  time.now = 250;
  expect(bucket.status().currentlyAvailable).toBe(2);
  expect(bucket.admit(3)).toBe(false);
  time.now = 300;
  expect(bucket.admit(3)).toBe(true);
  time.now = 60_000;
  expect(bucket.status().currentlyAvailable).toBe(100);
});

test('a clock that goes back takes no points away', () => {
  const { time, bucket } = bucketAt();
  time.now = -5_000;
  expect(bucket.status().currentlyAvailable).toBe(100);
});
