import { describe, expect, it } from 'vitest';
import type { ChangeKind } from '../destination/change.ts';
import type { Sighting } from '../destination/destination.ts';
import type { Mode } from '../destination/object-definition.ts';
import type { LedgerEntry, Presence } from '../ledger/ledger-entry.ts';
import { resolveChange, resolveGone, type Resolution, type ResolutionFacts } from './resolve-change.ts';
import type { SpooledChange } from './spooled-change.ts';

const hash = new Uint8Array(12).fill(1);
const found: Sighting = { kind: 'found', storeId: 'gid://1' };
const modes: readonly Mode[] = ['insert', 'update', 'upsert', 'mirror'];

function spooled(kind: ChangeKind, storeId?: string): SpooledChange {
  const id = storeId === undefined ? {} : { storeId };
  return {
    change: { id: 1, key: 'C-1', kind, ...id, rules: [], fields: [], whole: [] },
    hash,
    personal: false,
    stamp: '00112233445566ff',
    kind,
    phase: 'newcomers',
    delivered: new Map(),
    prints: [],
  };
}

function owner(presence: Presence, different: Partial<LedgerEntry> = {}): LedgerEntry {
  const other = new Uint8Array(12).fill(2);
  return {
    hash: other,
    key: 'C-2',
    storeId: 'gid://1',
    presence,
    fields: new Map(),
    sequence: 1,
    ...different,
  };
}

interface Facts extends Omit<Partial<ResolutionFacts>, 'spec'> {
  readonly spec?: Partial<ResolutionFacts['spec']>;
}

function resolve(change: SpooledChange, { spec, ...facts }: Facts = {}): Resolution {
  return resolveChange(change, {
    spec: { mode: 'upsert', onGone: 'hold', onReturn: 'restore', onRemoved: 'ignore', ...spec },
    sighting: found,
    owner: undefined,
    ownerLeft: false,
    rivals: [],
    ...facts,
  });
}

/** A resolution in short. */
function short(resolution: Resolution): string {
  if (resolution.kind === 'decided') return resolution.decision.kind;
  if (resolution.kind === 'takes-over') return `takes over from ${resolution.from.key}`;
  return [resolution.outcome, resolution.reason?.code].filter((part) => part !== undefined).join(' ');
}

describe('a new key', () => {
  it.each<[Sighting, readonly [string, string, string, string]]>([
    [found, ['exists', 'update', 'update', 'update']],
    [{ kind: 'missing' }, ['create', 'unmatched no_match', 'create', 'create']],
    [
      { kind: 'ambiguous', storeIds: ['gid://1', 'gid://2'] },
      ['held ambiguous_match', 'held ambiguous_match', 'held ambiguous_match', 'held ambiguous_match'],
    ],
    [
      { kind: 'unmatchable' },
      ['held no_match_value', 'held no_match_value', 'held no_match_value', 'held no_match_value'],
    ],
    [{ kind: 'gone' }, ['held gone', 'held gone', 'held gone', 'held gone']],
  ])('of $kind in insert, update, upsert, mirror', (sighting, expected) => {
    const resolved = modes.map((mode) => short(resolve(spooled('added'), { sighting, spec: { mode } })));
    expect(resolved).toEqual(expected);
  });

  it('that is found says which thing, in each way of ending', () => {
    expect(resolve(spooled('added'))).toEqual({
      kind: 'decided',
      decision: { kind: 'update', storeId: 'gid://1' },
    });
    expect(resolve(spooled('added'), { spec: { mode: 'insert' } })).toEqual({
      kind: 'ended',
      outcome: 'exists',
      storeId: 'gid://1',
    });
  });

  it('that finds several things names them', () => {
    const sighting: Sighting = { kind: 'ambiguous', storeIds: ['gid://1', 'gid://2'] };
    expect(resolve(spooled('added'), { sighting })).toEqual({
      kind: 'ended',
      outcome: 'held',
      reason: {
        code: 'ambiguous_match',
        message: 'the match rules find 2 different things: gid://1, gid://2',
      },
    });
  });

  it('that meets other new keys at one thing is held with their names, whoever owns it', () => {
    const held = {
      kind: 'ended',
      outcome: 'held',
      reason: { code: 'same_thing', message: 'gid://1 is matched by other new keys too: C-3, C-4' },
    };
    for (const mode of modes)
      expect(
        resolve(spooled('added'), { rivals: ['C-3', 'C-4'], owner: owner('left'), spec: { mode } }),
      ).toEqual(held);
  });
});

describe('a new key at a thing with an owner', () => {
  it.each<[Presence, boolean, readonly [string, string]]>([
    ['owned', false, ['exists', 'held owned_by_other']],
    ['owned', true, ['exists', 'takes over from C-2']],
    ['left', false, ['exists', 'takes over from C-2']],
    ['left', true, ['exists', 'takes over from C-2']],
    ['removed', true, ['exists', 'takes over from C-2']],
    ['remembered', false, ['exists', 'held owned_by_other']],
    ['remembered', true, ['exists', 'held owned_by_other']],
    ['known', false, ['exists', 'update']],
    ['known', true, ['exists', 'update']],
  ])('that is %s (its key left: %s), in insert and in upsert', (presence, ownerLeft, expected) => {
    const resolved = (['insert', 'upsert'] as const).map((mode) =>
      short(resolve(spooled('added'), { owner: owner(presence), ownerLeft, spec: { mode } })),
    );
    expect(resolved).toEqual(expected);
  });

  it.each(['update', 'mirror'] as const)('fares in %s as in upsert', (mode) => {
    const facts = { spec: { mode }, owner: owner('owned') };
    expect([
      short(resolve(spooled('added'), facts)),
      short(resolve(spooled('added'), { ...facts, ownerLeft: true })),
    ]).toEqual(['held owned_by_other', 'takes over from C-2']);
  });

  it('names the owner, unless its key is personal', () => {
    const { key: _key, ...personal } = owner('owned');
    const messages = [owner('owned'), personal].map((kept) => {
      const resolution = resolve(spooled('added'), { owner: kept });
      return resolution.kind === 'ended' ? resolution.reason?.message : '';
    });
    expect(messages).toEqual([
      'gid://1 belongs to the key "C-2", which keeps it',
      'gid://1 belongs to the key "(personal)", which keeps it',
    ]);
  });

  it('is its own successor', () => {
    expect(short(resolve(spooled('added'), { owner: owner('owned', { hash }) }))).toBe('update');
  });

  it('is held where it was removed before and on_return is ignore', () => {
    const facts = { owner: owner('removed'), ownerLeft: true, spec: { onReturn: 'ignore' as const } };
    expect(short(resolve(spooled('added'), facts))).toBe('held removed_before');
  });
});

describe('a key that returns', () => {
  it.each<[Sighting, string]>([
    [found, 'update'],
    [{ kind: 'missing' }, 'create'],
    [{ kind: 'gone' }, 'held gone'],
  ])('to what is %o', (sighting, expected) => {
    const facts = { sighting, owner: owner('removed', { hash }), spec: { mode: 'mirror' as const } };
    expect(short(resolve(spooled('returned', 'gid://1'), facts))).toBe(expected);
  });
});

describe('a changed key', () => {
  it('updates its thing, whoever else looks at it', () => {
    const facts = { rivals: ['C-3'], owner: owner('owned') };
    expect(short(resolve(spooled('changed', 'gid://1'), facts))).toBe('update');
  });

  it.each<[Mode, 'hold' | 'recreate' | 'ignore', string]>([
    ['upsert', 'hold', 'held gone'],
    ['upsert', 'recreate', 'create'],
    ['upsert', 'ignore', 'unmatched gone'],
    ['mirror', 'recreate', 'create'],
    ['update', 'hold', 'held gone'],
    ['update', 'recreate', 'held gone'],
    ['update', 'ignore', 'unmatched gone'],
  ])('whose thing is gone, in %s with on_gone: %s', (mode, onGone, expected) => {
    const facts = { sighting: { kind: 'gone' } as const, spec: { mode, onGone } };
    expect(short(resolve(spooled('changed', 'gid://1'), facts))).toBe(expected);
  });

  it('says of a gone thing which it was, and what to do', () => {
    expect(resolveGone({ mode: 'upsert', onGone: 'hold' }, 'gid://1')).toEqual({
      kind: 'ended',
      outcome: 'held',
      reason: {
        code: 'gone',
        message:
          'gid://1 is no longer in the store: it was deleted or merged there. Set on_gone: recreate to make it anew, or remove the row',
      },
    });
  });
});

describe('a removal', () => {
  it('does what on_removed says to what is there', () => {
    const spec = { mode: 'mirror', onRemoved: 'clear' } as const;
    expect(resolve(spooled('removed', 'gid://1'), { spec })).toEqual({
      kind: 'decided',
      decision: { kind: 'remove', storeId: 'gid://1', removal: 'clear' },
    });
  });

  it.each(['gone', 'missing', 'unmatchable'] as const)('is over where its thing is %s', (kind) => {
    const spec = { mode: 'mirror', onRemoved: 'delete', onGone: 'hold' } as const;
    expect(resolve(spooled('removed', 'gid://1'), { spec, sighting: { kind } })).toEqual({
      kind: 'ended',
      outcome: 'delivered',
      reason: { code: 'already_gone', message: 'the thing was no longer in the store' },
      storeId: 'gid://1',
    });
  });
});
