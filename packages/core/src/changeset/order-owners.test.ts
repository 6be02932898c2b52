import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOwners, type HandOver } from './order-owners.ts';

const handOvers: fc.Arbitrary<readonly HandOver[]> = fc.array(
  fc.record({ giver: fc.nat(9), taker: fc.nat(9) }).filter(({ giver, taker }) => giver !== taker),
  { maxLength: 18 },
);

/** Which changes come after which, by Warshall's closure: slow and plain. */
function reachable(given: readonly HandOver[]): (from: number, to: number) => boolean {
  const all = [...new Set(given.flatMap(({ giver, taker }) => [giver, taker]))];
  const pairs = new Set(given.map(({ giver, taker }) => `${giver}>${taker}`));
  for (const over of all)
    for (const from of all)
      for (const to of all)
        if (pairs.has(`${from}>${over}`) && pairs.has(`${over}>${to}`)) pairs.add(`${from}>${to}`);
  return (from, to) => pairs.has(`${from}>${to}`);
}

function stronglyConnected(given: readonly HandOver[]): string[] {
  const reaches = reachable(given);
  const all = [...new Set(given.flatMap(({ giver, taker }) => [giver, taker]))].sort((a, b) => a - b);
  const groups = all.map((one) => all.filter((other) => reaches(one, other) && reaches(other, one)));
  return [...new Set(groups.filter((group) => group.length > 1).map(String))].toSorted();
}

describe('orderOwners', () => {
  it('lets every giver go before its takers', () => {
    fc.assert(
      fc.property(handOvers, (given) => {
        const { levels, cycles } = orderOwners(given);
        const stuck = new Set(cycles.flat());
        const early = given.filter(
          ({ giver, taker }) =>
            !stuck.has(giver) && !stuck.has(taker) && (levels.get(giver) ?? 0) >= (levels.get(taker) ?? 0),
        );
        expect(early).toEqual([]);
      }),
    );
  });

  it('gives a level to every taker that is in no circle, and to nothing else', () => {
    fc.assert(
      fc.property(handOvers, (given) => {
        const { levels, cycles } = orderOwners(given);
        const stuck = new Set(cycles.flat());
        const takers = new Set(given.map(({ taker }) => taker).filter((taker) => !stuck.has(taker)));
        expect(new Set(levels.keys())).toEqual(takers);
        expect([...levels.values()].filter((level) => level < 1)).toEqual([]);
      }),
    );
  });

  it('names exactly the strongly connected groups', () => {
    fc.assert(
      fc.property(handOvers, (given) => {
        expect(orderOwners(given).cycles.map(String).toSorted()).toEqual(stronglyConnected(given));
      }),
    );
  });

  it('does not depend on the order in which hand-overs are told, nor on repetition', () => {
    fc.assert(
      fc.property(handOvers, (given) => {
        const { levels, cycles } = orderOwners(given);
        const again = orderOwners([...given.toReversed(), ...given]);
        expect([again.levels, again.cycles.map(String).toSorted()]).toEqual([
          levels,
          cycles.map(String).toSorted(),
        ]);
      }),
    );
  });

  it('counts the hand-overs of the longest way', () => {
    const given = [
      { giver: 1, taker: 2 },
      { giver: 2, taker: 3 },
      { giver: 1, taker: 3 },
      { giver: 3, taker: 4 },
    ];
    expect(orderOwners(given)).toEqual({
      levels: new Map([
        [2, 1],
        [3, 2],
        [4, 3],
      ]),
      cycles: [],
    });
  });

  it('finds a swap, and lets a taker behind it go on', () => {
    const given = [
      { giver: 1, taker: 2 },
      { giver: 2, taker: 1 },
      { giver: 2, taker: 3 },
    ];
    expect(orderOwners(given)).toEqual({ levels: new Map([[3, 1]]), cycles: [[1, 2]] });
  });

  it('follows a chain that is longer than the stack of calls', () => {
    const chain = Array.from({ length: 20_000 }, (_none, giver) => ({ giver, taker: giver + 1 }));
    const { levels, cycles } = orderOwners(chain);
    expect([levels.size, levels.get(20_000), cycles]).toEqual([20_000, 20_000, []]);
  });
});
