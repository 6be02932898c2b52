import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowOrder } from '../store/row-order.ts';
import { connect, type Connection, type ConnectionArguments } from './connection.ts';

const rows = [3, 1, 2].map((rank, index) => ({ id: index + 1, rank }));

function ids(args: ConnectionArguments): readonly number[] {
  return connect(rows, args, (row) => row.rank).nodes.map((row) => row.id);
}

test('sorts by the value, then by id, and backwards', () => {
  expect(ids({ first: 3 })).toEqual([2, 3, 1]);
  expect(ids({ first: 3, reverse: true })).toEqual([1, 3, 2]);
  expect(connect(rows, { first: 2 }).nodes.map((row) => row.id)).toEqual([1, 2]);
});

test('tells where the page lies', () => {
  const page = connect(rows, { first: 1 });
  expect(page.pageInfo).toEqual({
    hasNextPage: true,
    hasPreviousPage: false,
    startCursor: page.edges[0]?.cursor,
    endCursor: page.edges[0]?.cursor,
  });
  expect(connect([], { first: 1 }).pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: null,
  });
});

test('pages of any size, in any order and direction, give every row once', () => {
  const thing = fc.record({ rank: fc.constantFrom('a', 'b', 'c') });
  fc.assert(
    fc.property(
      fc.array(thing, { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      (things, size, reverse) => {
        const all = things.map((entry, index) => ({ id: index + 1, ...entry }));
        const whole = connect(all, { first: 250, reverse }, (row) => row.rank).nodes;
        const forwards: typeof all = [];
        for (let after: string | null = null, more = true; more;) {
          const page: Connection<(typeof all)[number]> = connect(
            all,
            { first: size, after, reverse },
            (row) => row.rank,
          );
          forwards.push(...page.nodes);
          more = page.pageInfo.hasNextPage;
          after = page.pageInfo.endCursor;
        }
        const backwards: typeof all = [];
        for (let before: string | null = null, more = true; more;) {
          const page: Connection<(typeof all)[number]> = connect(
            all,
            { last: size, before, reverse },
            (row) => row.rank,
          );
          backwards.unshift(...page.nodes);
          more = page.pageInfo.hasPreviousPage;
          before = page.pageInfo.startCursor;
        }
        expect([forwards, backwards]).toEqual([whole, whole]);
      },
    ),
    { numRuns: 40 },
  );
});

test('a page goes on where its last row was, although that is gone', () => {
  const { endCursor } = connect(rows, { first: 2 }).pageInfo;
  const left = rows.filter((row) => row.id !== 2);
  expect(connect(left, { first: 2, after: endCursor }).nodes.map((row) => row.id)).toEqual([3]);
});

test.each([
  [{}, 'you must provide one of first or last'],
  [{ first: 1, last: 1 }, 'providing both first and last is not supported'],
  [
    { first: 251 },
    'first cannot exceed 250. To query larger amounts of data with fewer limits, bulk operations should be used instead.',
  ],
  [{ last: -1 }, 'last cannot be less than 0'],
  [{ first: 1, after: 'nonsense' }, 'Malformed cursor'],
])('refuses %j', (args, message) => {
  expect(() => connect(rows, args)).toThrow(message);
});

test('a table that is read from anywhere gives the same pages as a list of its rows', () => {
  const cursor = fc.option(
    fc
      .integer({ min: 0, max: 14 })
      .map((id) => Buffer.from(JSON.stringify({ last_id: id, last_value: id })).toString('base64')),
  );
  const end = fc.constantFrom('first', 'last');
  const page = fc.record({
    after: cursor,
    before: cursor,
    reverse: fc.boolean(),
    end,
    size: fc.integer({ min: 0, max: 6 }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 13 })),
      page,
      (found, { end: name, size, ...rest }) => {
        const things = found.toSorted((a, b) => a - b).map((id) => ({ id }));
        const table = new RowOrder(new Map(things.map((thing) => [thing.id, thing])));
        const args = { ...rest, [name]: size };
        // Of pages whose cursors cross, and of those of no size, only the rows are compared.
        const isPlain = size > 0 && (rest.after === null || rest.before === null);
        const shown = (list: Connection<{ readonly id: number }>) => (isPlain ? list : list.nodes);
        expect(shown(connect(table, args))).toEqual(shown(connect(things, args)));
      },
    ),
    { numRuns: 500 },
  );
});
