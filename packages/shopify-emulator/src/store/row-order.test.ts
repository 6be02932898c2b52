import { expect, test } from 'vitest';
import { RowOrder } from './row-order.ts';

function orderOf(...ids: readonly number[]) {
  const rows = new Map(ids.map((id) => [id, { id }]));
  const order = new RowOrder(rows);
  return {
    read: (id: number | null, isBackwards = false) =>
      Array.from(order.from(id, isBackwards), (row) => row.id),
    add: (id: number): void => {
      rows.set(id, { id });
      order.noteAdded(id);
    },
    remove: (id: number): void => {
      rows.delete(id);
      order.noteGone();
    },
  };
}

test('begins behind an id, before one, or at either end', () => {
  const { read } = orderOf(3, 1, 7, 5);
  expect(read(null)).toEqual([1, 3, 5, 7]);
  expect(read(null, true)).toEqual([7, 5, 3, 1]);
  expect([read(3), read(4), read(7), read(0)]).toEqual([[5, 7], [5, 7], [], [1, 3, 5, 7]]);
  expect([read(5, true), read(4, true), read(1, true)]).toEqual([[3, 1], [3, 1], []]);
});

test('what comes in and goes is known at once', () => {
  const { read, add, remove } = orderOf(1, 3);
  expect(read(null)).toEqual([1, 3]);
  add(9);
  add(2);
  expect(read(null)).toEqual([1, 2, 3, 9]);
  remove(2);
  remove(3);
  expect(read(null)).toEqual([1, 9]);
  add(3);
  expect(read(1)).toEqual([3, 9]);
});
