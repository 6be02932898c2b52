import { describe, expect, it } from 'vitest';
import {
  advanceDelivered,
  advanceExists,
  advanceForgotten,
  advanceKnown,
  advanceMoved,
  advancePresence,
  advanceRemoved,
} from './advance.ts';
import type { LedgerEntry } from './ledger-entry.ts';

const hash = new Uint8Array(12).fill(1);
const otherHash = new Uint8Array(12).fill(2);
const key = { hash, key: 'C-1' };
const email = { fingerprint: 'aaaaaaaaaaaaaaaa', prints: ['bbbbbbbbbbbbbbbb'] };
const name = { fingerprint: 'cccccccccccccccc' };

function entry(different: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    hash,
    key: 'C-1',
    storeId: 'gid://1',
    presence: 'owned',
    fields: new Map([['email', email]]),
    sequence: 7,
    ...different,
  };
}

describe('what was delivered', () => {
  it('makes a new entry of a key that nobody knew', () => {
    const advance = advanceDelivered(key, undefined, {
      storeId: 'gid://1',
      fields: new Map([['email', email]]),
    });
    expect(advance).toEqual({
      put: {
        hash,
        key: 'C-1',
        storeId: 'gid://1',
        presence: 'owned',
        fields: new Map([['email', email]]),
      },
    });
  });

  it('joins what was delivered before; a field without a print is taken out', () => {
    const before = entry({ fields: new Map(Object.entries({ email, phone: name })) });
    const fields = new Map([
      ['name', name],
      ['phone', undefined],
    ]);
    const advance = advanceDelivered(key, before, { storeId: 'gid://1', fields });
    const { sequence: _sequence, ...rest } = before;
    expect(advance).toEqual({
      put: { ...rest, storeId: 'gid://1', fields: new Map(Object.entries({ email, name })) },
    });
    expect(before.fields.size).toBe(2);
  });

  it('to another thing says nothing of what the former one got', () => {
    const before = entry({ fields: new Map(Object.entries({ email, phone: name })) });
    const fields = new Map([['name', name]]);
    const { sequence: _sequence, ...rest } = before;
    expect(advanceDelivered(key, before, { storeId: 'gid://2', fields })).toEqual({
      put: { ...rest, storeId: 'gid://2', fields },
    });
  });

  it('ends what on_removed did, and that the key had left', () => {
    const before = entry({ presence: 'removed', removal: 'clear', fields: new Map() });
    const advance = advanceDelivered(key, before, { storeId: 'gid://1', fields: new Map([['name', name]]) });
    expect(advance.put).toEqual({
      hash,
      key: 'C-1',
      storeId: 'gid://1',
      presence: 'owned',
      fields: new Map([['name', name]]),
    });
  });

  it('keeps no text of a personal key', () => {
    const advance = advanceDelivered({ hash }, undefined, { storeId: 'gid://1', fields: new Map() });
    expect(advance.put).toEqual({ hash, storeId: 'gid://1', presence: 'owned', fields: new Map() });
  });
});

describe('a learnt id', () => {
  it('makes an entry that owns nothing', () => {
    expect(advanceKnown(key, undefined, 'gid://1')).toEqual({
      put: { hash, key: 'C-1', storeId: 'gid://1', presence: 'known', fields: new Map() },
    });
  });

  it('leaves all else as it was', () => {
    const { sequence: _sequence, ...rest } = entry({ presence: 'left' });
    expect(advanceKnown(key, entry({ presence: 'left' }), 'gid://9')).toEqual({
      put: { ...rest, storeId: 'gid://9' },
    });
  });
});

describe('what left', () => {
  it('keeps its id but no field after on_removed acted', () => {
    expect(advanceRemoved(entry(), 'clear')).toEqual({
      put: {
        hash,
        key: 'C-1',
        storeId: 'gid://1',
        presence: 'removed',
        removal: 'clear',
        fields: new Map(),
      },
    });
  });

  it('keeps nothing of the store after a delete', () => {
    expect(advanceRemoved(entry(), 'delete')).toEqual({
      put: { hash, key: 'C-1', presence: 'removed', removal: 'delete', fields: new Map() },
    });
  });

  it.each(['left', 'owned'] as const)('is %s with all that was delivered', (presence) => {
    const { sequence: _sequence, ...rest } = entry();
    expect(advancePresence(entry(), presence)).toEqual({ put: { ...rest, presence } });
  });
});

describe('ownership', () => {
  it('of what an insert found is nobody of ours; the key is remembered', () => {
    expect(advanceExists(key, 'gid://1')).toEqual({
      put: { hash, key: 'C-1', storeId: 'gid://1', presence: 'remembered', fields: new Map() },
    });
  });

  it('moves with everything that was delivered', () => {
    const from = entry({ presence: 'left' });
    expect(advanceMoved(from, { hash: otherHash, key: 'C-2' })).toEqual([
      { forget: hash },
      {
        put: { hash: otherHash, key: 'C-2', storeId: 'gid://1', presence: 'owned', fields: from.fields },
      },
    ]);
  });

  it('moves without what on_removed did under the former key', () => {
    const from = entry({ presence: 'removed', removal: 'clear', fields: new Map() });
    const [, to] = advanceMoved(from, { hash: otherHash });
    expect(to.put).toEqual({ hash: otherHash, storeId: 'gid://1', presence: 'owned', fields: new Map() });
  });

  it('moves to a personal key without its text', () => {
    const [, to] = advanceMoved(entry(), { hash: otherHash });
    expect(to.put).not.toHaveProperty('key');
  });

  it('of a forgotten key is gone', () => {
    expect(advanceForgotten(hash)).toEqual({ forget: hash });
  });
});
