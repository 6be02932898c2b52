/**
 * How much is fuzzed, by the environment. Without any of these the same few hundred calls are made each time.
 *
 * - `FUZZ_RUNS`: how many histories; without a seed they are others each time.
 * - `FUZZ_SEED`: the number that all choices come from.
 * - `FUZZ_PATH`: with the seed, the one history that a failure named.
 */
export interface Budget {
  readonly runs: number;
  readonly seed: number;
  readonly path: string | undefined;
}

export function readBudget(environment: Readonly<Record<string, string | undefined>>): Budget {
  const { FUZZ_RUNS: runs, FUZZ_SEED: seed, FUZZ_PATH: path } = environment;
  const usual = runs === undefined ? 20261001 : Math.floor(Math.random() * 2 ** 31);
  return { runs: Number(runs ?? 60), seed: Number(seed ?? usual), path };
}
