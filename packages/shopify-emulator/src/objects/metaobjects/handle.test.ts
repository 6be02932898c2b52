import { expect, test } from 'vitest';
import { handleErrors } from './handle.ts';

test.each(['deep-red', 'Deep_Red', '茶'])('%s is a handle', (handle) => {
  expect(handleErrors(handle, ['handle'])).toEqual([]);
});
