import { expect, test } from 'vitest';
import { createSettableClock } from './clock.ts';

function clockOverTicks() {
  const base = { time: 1_000 };
  return { base, clock: createSettableClock({ now: () => base.time }) };
}

test('follows its base until it is told otherwise', () => {
  const { base, clock } = clockOverTicks();
  base.time = 1_500;
  expect(clock.now()).toBe(1_500);
});

test('stands still when frozen, moves when advanced, and runs on from there', () => {
  const { base, clock } = clockOverTicks();
  clock.freeze();
  base.time = 9_000;
  clock.advance(50);
  expect(clock.now()).toBe(1_050);
  clock.run();
  base.time = 9_100;
  expect(clock.now()).toBe(1_150);
});

test('goes on running after a jump, backwards too', () => {
  const { base, clock } = clockOverTicks();
  clock.set(10);
  base.time = 1_005;
  expect(clock.now()).toBe(15);
});

test('follows the base again after a reset', () => {
  const { base, clock } = clockOverTicks();
  clock.set(10);
  clock.freeze();
  clock.reset();
  base.time = 2_000;
  expect(clock.now()).toBe(2_000);
});
