import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBudget } from './fuzz/budget.ts';
import { openGround, runHistory, type Fault, type Ground, type Step } from './fuzz/history.ts';
import { describeFaults } from './fuzz/report.ts';
import { mutations, queries } from './fuzz/root-fields.ts';

/**
 * Calls are drawn from the published schema alone, over every root field that is built, and judged by what the schema allows: see
 * `fuzz/judge.ts`. `fuzz/budget.ts` says how to run more of them, and how to run the one again that a failure names.
 */

const { runs, seed, path } = readBudget(process.env);
const minute = 60_000;

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(async () => ground[Symbol.asyncDispose]());

async function faultsOf(steps: readonly Step[]): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  await runHistory(ground, steps, (fault) => faults.push(fault));
  return faults;
}

const anySeed = fc.noShrink(fc.nat(2 ** 31 - 1));

test(
  'no call to any root field breaks, or is answered against the schema',
  { timeout: runs * minute },
  async () => {
    const roots = [...queries, ...mutations];
    for (let round = 0; round < Math.ceil(runs / 30); round += 1) {
      const faults = await faultsOf(
        roots.map((root, index) => ({ root, seed: seed + round * 1_000 + index })),
      );
      expect(describeFaults(faults)).toBe('');
    }
  },
);

test('no history of calls breaks the shop', { timeout: runs * minute }, async () => {
  const history = fc.array(anySeed, { minLength: 1, maxLength: 40, size: 'max' });
  const property = fc.asyncProperty(history, async (seeds) => {
    const faults = await faultsOf(seeds.map((each) => ({ seed: each })));
    expect(describeFaults(faults.slice(0, 1))).toBe('');
  });
  const outcome = await fc.check(property, { numRuns: runs, seed, ...(path === undefined ? {} : { path }) });
  const again = `FUZZ_SEED=${outcome.seed} FUZZ_PATH=${outcome.counterexamplePath ?? ''}`;
  expect(outcome.failed ? `${again}\n${String(outcome.errorInstance)}` : '').toBe('');
});
