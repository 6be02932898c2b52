import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionsAfterMoves, type Move, type Placed } from './reorder.ts';

function orderAfter(ordered: readonly Placed[], moves: readonly Move[]): readonly number[] {
  let end = 1_000_000;
  const changed = positionsAfterMoves(ordered, moves, () => (end += 1));
  const positions = ordered.map(({ id, position }) => ({ id, position: changed.get(id) ?? position }));
  return positions.toSorted((a, b) => a.position - b.position).map(({ id }) => id);
}

const row: readonly Placed[] = [1, 2, 3, 4].map((id) => ({ id, position: id * 10 }));

test('products are moved one after the other, each to where it then shall stand', () => {
  expect(orderAfter(row, [{ id: 3, to: 0 }])).toEqual([3, 1, 2, 4]);
  expect(
    orderAfter(row, [
      { id: 3, to: 0 },
      { id: 1, to: 3 },
    ]),
  ).toEqual([3, 2, 4, 1]);
  expect(orderAfter(row, [{ id: 2, to: 99 }])).toEqual([1, 3, 4, 2]);
});

test('only what is moved gets another position', () => {
  const positions = positionsAfterMoves(row, [{ id: 4, to: 1 }], () => 1000);
  expect([...positions]).toEqual([[4, 15]]);
});

test('where no number is left between two neighbours, all get new positions', () => {
  const tight = [1, 2, 3].map((id) => ({ id, position: 1 + id * Number.EPSILON }));
  let end = 100;
  const positions = positionsAfterMoves(tight, [{ id: 3, to: 1 }], () => (end += 1));
  expect([...positions.keys()]).toEqual([1, 3, 2]);
});

test('any moves give the order that splicing a list gives', () => {
  const move = fc.record({ id: fc.integer({ min: 1, max: 4 }), to: fc.nat(4) });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 6 }), (moves) => {
      const expected = row.map(({ id }) => id);
      for (const { id, to } of moves) {
        expected.splice(expected.indexOf(id), 1);
        expected.splice(to, 0, id);
      }
      expect(orderAfter(row, moves)).toEqual(expected);
    }),
  );
});
