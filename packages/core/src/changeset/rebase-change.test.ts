import { describe, expect, it } from 'vitest';
import type { FieldChange } from '../destination/change.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { rebaseChange } from './rebase-change.ts';
import type { SpooledChange } from './spooled-change.ts';

const former: LedgerEntry = {
  hash: new Uint8Array(12).fill(2),
  key: 'C-2',
  storeId: 'gid://1',
  presence: 'left',
  fields: new Map([
    ['email', { fingerprint: 'same', prints: ['normal'] }],
    ['name', { fingerprint: 'old' }],
    ['tags', { fingerprint: 'old', prints: ['entry one', 'entry two'] }],
  ]),
  sequence: 3,
};

function field(name: string, different: Partial<FieldChange> = {}): FieldChange {
  return { field: name, action: 'set', value: 'x', when: 'always', write: 'add', ours: [], ...different };
}

function newcomer(fields: readonly FieldChange[], prints: Readonly<Record<string, string>>): SpooledChange {
  const delivered = Object.entries(prints).map(([name, fingerprint]) => [name, { fingerprint }] as const);
  return {
    change: { id: 1, key: 'C-1', kind: 'added', rules: [], fields, whole: fields },
    hash: new Uint8Array(12).fill(1),
    personal: false,
    stamp: '00112233445566ff',
    kind: 'added',
    phase: 'newcomers',
    delivered: new Map(delivered),
    prints: [{ role: 'match', print: 'normal' }],
  };
}

describe('a change of what it takes over', () => {
  it('sends only what the former owner did not deliver so', () => {
    const fields = [field('email'), field('name'), field('note')];
    const spooled = newcomer(fields, { email: 'same', name: 'new', note: 'new' });
    expect(rebaseChange(spooled, former)).toEqual({
      ...spooled,
      stamp: '0000000000000000',
      change: {
        ...spooled.change,
        storeId: 'gid://1',
        kind: 'changed',
        fields: [field('name'), field('note')],
      },
    });
  });

  it('takes the former entries of a list as its own', () => {
    const tags = field('tags', { value: ['a'] });
    const { change } = rebaseChange(newcomer([tags], { tags: 'new' }), former);
    expect(change.fields).toEqual([{ ...tags, ours: ['entry one', 'entry two'] }]);
  });

  it('clears what the former owner delivered, and nothing else', () => {
    const cleared = { action: 'clear', value: null } as const;
    const fields = [field('name', cleared), field('note', cleared)];
    const { change } = rebaseChange(newcomer(fields, { name: 'null', note: 'null' }), former);
    expect(change.fields).toEqual([field('name', cleared)]);
  });

  it('leaves out what only a create sends', () => {
    const fields = [field('name', { when: 'create' }), field('note', { when: 'empty' })];
    const { change } = rebaseChange(newcomer(fields, { name: 'new', note: 'new' }), former);
    expect(change.fields).toEqual([field('note', { when: 'empty' })]);
  });

  it('sends all of what was removed under the former key', () => {
    const fields = [field('email'), field('name')];
    const removed = { ...former, presence: 'removed' as const, fields: new Map<string, never>() };
    const { change } = rebaseChange(newcomer(fields, { email: 'same', name: 'old' }), removed);
    expect(change.fields).toEqual(fields);
  });
});
