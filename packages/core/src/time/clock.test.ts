import { describe, expect, it } from 'vitest';
import { systemClock } from './clock.ts';

describe('the clock of the system', () => {
  it('tells milliseconds since 1970', () => {
    const before = Date.now();
    const told = systemClock.now();
    expect([told >= before, told <= Date.now()]).toEqual([true, true]);
  });

  it('ends a sleep by itself', async () => {
    await expect(systemClock.sleep(0)).resolves.toBeUndefined();
  });

  it('ends a sleep with the reason of the signal, at once', async () => {
    const stop = new AbortController();
    const sleep = systemClock.sleep(3_600_000, stop.signal);
    stop.abort(new Error('enough'));
    await expect(sleep).rejects.toThrow('enough');
  });

  it('does not begin to sleep after the signal', async () => {
    await expect(systemClock.sleep(3_600_000, AbortSignal.abort(new Error('enough')))).rejects.toThrow(
      'enough',
    );
  });

  it('leaves nothing at the signal when the sleep is over', async () => {
    const { signal } = new AbortController();
    const listening: string[] = [];
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (type: string, listener: () => void) => {
      listening.push(type);
      add(type, listener);
    };
    signal.removeEventListener = (type: string, listener: () => void) => {
      listening.pop();
      remove(type, listener);
    };
    await systemClock.sleep(0, signal);
    expect(listening).toEqual([]);
  });
});
