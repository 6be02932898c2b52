import { createRandom, type Random } from '../../src/control/seed/random.ts';

/** Where every choice of a fuzzed call comes from: the same number gives the same choices. */
export interface Draw {
  readonly below: (limit: number) => number;
  /** True so many times of a hundred. */
  readonly percent: (share: number) => boolean;
  readonly pick: <Entry>(list: readonly Entry[]) => Entry;
}

export function createDraw(seed: number): Draw {
  const random: Random = createRandom(seed);
  return {
    below: (limit) => random.below(limit),
    percent: (share) => random.below(100) < share,
    pick(list) {
      const [entry] = list.slice(random.below(list.length));
      if (entry === undefined) throw new Error('There is nothing to pick from.');
      return entry;
    },
  };
}
