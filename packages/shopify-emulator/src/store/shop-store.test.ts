import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createShopStore } from './shop-store.ts';
import type { Row, TableDefinition } from './table.ts';

interface Pet extends Row {
  readonly name: string;
  readonly kinds: readonly string[];
}

const pets: TableDefinition<Pet> = {
  name: 'pets',
  indexes: { name: (pet) => pet.name.toLowerCase(), kind: (pet) => pet.kinds },
};

function storeAt() {
  const time = { now: 0 };
  const store = createShopStore({ now: () => time.now });
  const add = (name: string, kinds: readonly string[] = []): Pet => {
    const pet = { id: store.allocateId(), name, kinds };
    store.table(pets).put(pet);
    return pet;
  };
  return { time, store, add, table: () => store.table(pets) };
}

test('finds a row by each of its keys, and no longer by those it had before', () => {
  const { add, table } = storeAt();
  const rex = add('Rex', ['dog', 'guard']);
  const other = add('rex', ['cat']);
  expect(table().find('name', 'rex')).toEqual([rex, other]);
  table().put({ ...rex, name: 'Max', kinds: ['dog'] });
  expect(table().find('name', 'rex')).toEqual([other]);
  expect(table().find('kind', 'guard')).toEqual([]);
  table().delete(other.id);
  expect(table().find('name', 'rex')).toEqual([]);
});

test('indexes agree with the rows after any history', () => {
  const step = fc.record({ row: fc.nat(5), name: fc.constantFrom('a', 'b', 'c'), gone: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { table } = storeAt();
      for (const { row, name, gone } of steps) {
        if (gone) table().delete(row);
        else table().put({ id: row, name, kinds: [] });
      }
      for (const name of ['a', 'b', 'c']) {
        const expected = [...table().rows()]
          .filter((pet) => pet.name === name)
          .toSorted((a, b) => a.id - b.id);
        expect(table().find('name', name)).toEqual(expected);
      }
    }),
    { numRuns: 50 },
  );
});

test('search sees a thing as it was before its last write until the lag is over', () => {
  const { time, store, add, table } = storeAt();
  store.searchLagMs = 100;
  const rex = add('Rex');
  const known = (): readonly string[] => [...table().indexedRows()].map((row) => row.known.name);
  expect([known(), table().get(rex.id)]).toEqual([[], rex]);
  time.now = 100;
  expect(known()).toEqual(['Rex']);
  table().put({ ...rex, name: 'Max' });
  expect(known()).toEqual(['Rex']);
  time.now = 150;
  table().put({ ...rex, name: 'Moritz' });
  expect(known()).toEqual(['Rex']);
  time.now = 250;
  expect(known()).toEqual(['Moritz']);
});

test('a deleted thing is gone from search at once', () => {
  const { store, add, table } = storeAt();
  const rex = add('Rex');
  store.searchLagMs = 100;
  table().delete(rex.id);
  expect([...table().indexedRows()]).toEqual([]);
});

test('ids are long, grow, are never made of nines, and go on after a reset', () => {
  const { store, add } = storeAt();
  const before = add('Rex').id;
  store.reset();
  const after = add('Max').id;
  expect(after).toBeGreaterThan(before);
  expect(before).toBeGreaterThan(10_000);
  expect(String(before)).not.toMatch(/^9+$/);
});

test('the revision tells whether anything was written', () => {
  const { store, add, table } = storeAt();
  const rex = add('Rex');
  const revision = store.revision;
  table().get(rex.id);
  table().delete(rex.id + 1);
  expect(store.revision).toBe(revision);
  table().delete(rex.id);
  expect(store.revision).toBe(revision + 1);
});

test('an index that nobody declared is a mistake', () => {
  const { table } = storeAt();
  expect(() => table().find('colour', 'red')).toThrow('The table pets has no index colour.');
});
