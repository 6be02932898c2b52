import { afterAll, beforeEach } from 'vitest';
import type { LocalStore } from './open-store.ts';

/** One store for all tests of a file, which each of them finds empty. To be called once, at the top of the file. */
export async function shareStore<Store extends LocalStore>(opening: Promise<Store>): Promise<Store> {
  const store = await opening;
  beforeEach(() => store.emulator.control.reset());
  afterAll(async () => store[Symbol.asyncDispose]());
  return store;
}
