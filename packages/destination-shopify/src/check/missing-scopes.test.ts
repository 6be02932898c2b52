import type { SyncNeeds } from '@backstock/core';
import { expect, test } from 'vitest';
import { fakeDriver } from '../../test/fake-driver.ts';
import { missingScopes } from './missing-scopes.ts';

const driverOf = (): ReturnType<typeof fakeDriver> => fakeDriver(() => ({ kind: 'unknown' }));

function needs(writes: boolean): SyncNeeds {
  return { object: 'thing', fields: [], matchFields: [], writes, removal: 'ignore', metafieldTypes: {} };
}

test('a sync that writes needs the scopes for reading and writing', () => {
  expect(missingScopes([needs(true), needs(true)], ['read_orders'], driverOf)).toEqual([
    'read_things',
    'write_things',
  ]);
});

test('a sync that only reads needs no scope for writing', () => {
  expect(missingScopes([needs(false)], [], driverOf)).toEqual(['read_things']);
});

test('the scope for writing includes the one for reading', () => {
  expect(missingScopes([needs(true)], ['write_things'], driverOf)).toEqual([]);
});
