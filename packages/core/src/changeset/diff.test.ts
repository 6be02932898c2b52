import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mode } from '../destination/object-definition.ts';
import { keyText } from '../rows/key.ts';
import { valueText, type Value } from '../rows/value.ts';
import { diff, type ModelRow, type RowDiff } from './diff.ts';

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom(null, true, 'a', '', 'b', 1n, 2n, 1, Number.NaN),
  fc.uint8Array({ maxLength: 2 }),
);
const keyPart = fc.constantFrom<Value>('', 'a', 'b', 'c', 1n, '1', null);
const row: fc.Arbitrary<ModelRow> = fc.record({ region: keyPart, id: keyPart, name: value, note: value });
const rows = fc.array(row, { maxLength: 12 });
const key = ['region', 'id'];

function keyOf({ region, id }: ModelRow): string | undefined {
  const parts = [region ?? null, id ?? null];
  const texts = parts.flatMap((part) => (part === null ? [] : [valueText(part)]));
  return texts.length === 2 ? keyText(texts) : undefined;
}

/** One row a key, as a plain map: the later of two, none without a key. */
function byKey(list: readonly ModelRow[]): Map<string, ModelRow> {
  return new Map(
    list.flatMap((one) => {
      const text = keyOf(one);
      return text === undefined ? [] : [[text, one] as const];
    }),
  );
}

function held(list: readonly ModelRow[]): Map<ModelRow, string> {
  const keys = list.map(keyOf);
  const reasons = new Map<ModelRow, string>();
  for (const [index, one] of list.entries()) {
    const own = keys[index];
    if (own === undefined) reasons.set(one, 'null_key');
    else if (keys.indexOf(own) !== keys.lastIndexOf(own)) reasons.set(one, 'duplicate_key');
  }
  return reasons;
}

/** Keys are compared by text: 1 and "1" are one key, whose row keeps the key that it has. */
function contents(keyed: ReadonlyMap<string, ModelRow>): Map<string, readonly (Value | undefined)[]> {
  return new Map([...keyed].map(([text, { name, note }]) => [text, [name, note]]));
}

function applied(before: readonly ModelRow[], found: RowDiff): Map<string, ModelRow> {
  const result = byKey(before);
  for (const change of found.changes) {
    if (change.kind === 'removed') result.delete(change.key);
    else result.set(change.key, change.after);
  }
  return result;
}

describe('diff', () => {
  it('applied to what was before gives what is now, but for what is held', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const isHeld = held(after);
        const wanted = byKey(after.filter((one) => !isHeld.has(one)));
        const heldKeys = new Set([...isHeld.keys()].map(keyOf));
        const hasNullKey = heldKeys.has(undefined);
        for (const [text, one] of byKey(before))
          if (heldKeys.has(text) || (hasNullKey && !wanted.has(text))) wanted.set(text, one);
        const now = applied(before, diff(before, after, { key, mode: 'mirror' }));
        expect(contents(now)).toEqual(contents(wanted));
      }),
    );
  });

  it('holds the rows without a key and all copies of a key, and says which', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const found = diff(before, after, { key, mode: 'upsert' });
        expect(found.held).toEqual([...held(after)].map(([one, reason]) => ({ row: one, reason })));
      }),
    );
  });

  it('accounts for every row in every mode', () => {
    const mode = fc.constantFrom<Mode>('insert', 'update', 'upsert', 'mirror');
    fc.assert(
      fc.property(rows, rows, mode, (before, after, wanted) => {
        const { changes, unchanged, ignored, held: kept } = diff(before, after, { key, mode: wanted });
        const present = changes.filter(({ kind }) => kind !== 'removed').length;
        expect(present + unchanged + ignored + kept.length).toBe(after.length);
      }),
    );
  });

  it('finds nothing between rows and themselves', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const own = [...byKey(all).values()];
        const copy = own.map((one) => structuredClone(one));
        const found = diff(own, copy, { key, mode: 'mirror' });
        expect(found).toEqual({ changes: [], unchanged: own.length, ignored: 0, held: [] });
      }),
    );
  });
});

describe('a mode', () => {
  const before = [
    { id: 1n, name: 'Ann' },
    { id: 2n, name: 'Bob' },
  ];
  const after = [
    { id: 3n, name: 'Cy' },
    { id: 1n, name: 'Anna' },
  ];
  const added = { kind: 'added', key: '3', after: after[0] };
  const changed = { kind: 'changed', key: '1', columns: ['name'], before: before[0], after: after[1] };
  const removed = { kind: 'removed', key: '2', before: before[1] };

  it.each<[Mode, readonly object[], number]>([
    ['insert', [added], 1],
    ['update', [added, changed], 0],
    ['upsert', [added, changed], 0],
    ['mirror', [added, changed, removed], 0],
  ])('%s finds its changes, in the order of the rows', (mode, changes, ignored) => {
    expect(diff(before, after, { key: 'id', mode })).toEqual({ changes, unchanged: 0, ignored, held: [] });
  });
});

describe('what counts', () => {
  it('is every column but the key, unless columns are named', () => {
    const before = [{ id: 'a', name: 'Ann', seen: 1 }];
    const after = [{ id: 'a', name: 'Ann', seen: 2 }];
    expect(diff(before, after, { key: 'id', mode: 'upsert' }).changes).toHaveLength(1);
    expect(diff(before, after, { key: 'id', mode: 'upsert', columns: ['name'] }).changes).toEqual([]);
  });

  it('is the exact value: a text is no number, and a missing column is null', () => {
    const before = [{ id: 'a', name: '1', note: null }];
    const found = diff(before, [{ id: 'a', name: 1 }], { key: 'id', mode: 'upsert' });
    expect(found.changes).toMatchObject([{ columns: ['name'] }]);
  });

  it('is a key by its text, so that 1 and "1" are one key', () => {
    expect(diff([{ id: 1n }], [{ id: '1' }], { key: 'id', mode: 'mirror' }).unchanged).toBe(1);
  });

  it('is no row without a key of what was delivered, not even for an empty key', () => {
    const before = [
      { id: '', name: 'Ann' },
      { id: null, name: 'Nobody' },
    ];
    const found = diff(before, [{ id: '', name: 'Ann' }], { key: 'id', mode: 'mirror' });
    expect(found).toEqual({ changes: [], unchanged: 1, ignored: 0, held: [] });
  });
});
