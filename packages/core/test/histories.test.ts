import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryFaults } from '@backstock/core/memory';
import type { RunReport } from '@backstock/core';
import { MemoryProject, outcomes, type Person } from './memory-project.ts';

const dayMs = 86_400_000;
const yaml = 'mode: mirror\non_gone: recreate\nempty_model: ok\nlimits: { removed: { rows: 99 } }';
const ids = ['1', '2', '3', '4'];

const person: fc.Arbitrary<Person> = fc.record({
  id: fc.constantFrom(...ids, null),
  email: fc.constantFrom('a@x', 'b@x', 'c@x', 'A@x', null),
  phone: fc.constantFrom('+1', '+2', null),
  name: fc.constantFrom('n', 'm', null),
  tags: fc.constantFrom('t', 't,u', null),
});

/** What goes wrong with the calls of a run, one after another; the others go well. */
const fault = fc.constantFrom('well', 'well', 'refused', 'conflict', 'died before', 'died after');
const step = fc.record({
  rows: fc.array(person, { maxLength: 5 }),
  faults: fc.array(fault, { maxLength: 4 }),
  /** Somebody deletes the thing at this place, or makes one. */
  deleted: fc.option(fc.nat(4)),
  made: fc.option(fc.constantFrom('a@x', 'b@x', 'c@x')),
  waitedMs: fc.constantFrom(0, dayMs / 3, 2 * dayMs),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

function faultsOf(wanted: readonly string[]): MemoryFaults {
  const crashes = [...wanted];
  const refusals = [...wanted];
  return {
    crash: () => {
      const next = crashes.shift();
      if (next === 'died before') return 'before';
      return next === 'died after' ? 'after' : undefined;
    },
    refuse: () => {
      const next = refusals.shift();
      if (next !== 'refused' && next !== 'conflict') return undefined;
      return { class: next === 'refused' ? 'permanent' : 'conflict', code: 'NO', message: 'no' };
    },
  };
}

function othersAct({ store: { shop } }: MemoryProject, { deleted, made }: Step): void {
  const id = deleted === null ? undefined : [...shop.things().keys()][deleted];
  if (id !== undefined) shop.write(id, undefined);
  if (made !== null && shop.find('email', made).length === 0) shop.write(undefined, { email: made });
}

/** The report, or nothing where the process died. */
async function runStep(project: MemoryProject, one: Step): Promise<RunReport | undefined> {
  othersAct(project, one);
  project.clock.advance(one.waitedMs);
  project.store.faults = faultsOf(one.faults);
  try {
    return await project.run(one.rows);
  } catch (error) {
    if (String(error).includes('the process died')) return undefined;
    throw error;
  }
}

function counts({ rows, things, carriedOver }: RunReport): number[] {
  const { outcomes: ended, ...kinds } = things;
  return [rows, kinds, ended, carriedOver].flatMap((part) => Object.values(part));
}

describe.each(['ignore', 'clear', 'delete'])('any history with on_removed: %s', (onRemoved) => {
  it('adds up in every run, and ends with the store as the model wants it', async () => {
    const property = fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (steps) => {
      const project = new MemoryProject(`${yaml}\non_removed: ${onRemoved}`);
      for (const one of steps) {
        const report = await runStep(project, one);
        expect(report && counts(report).filter((count) => count < 0)).toEqual(report && []);
      }
      project.store.faults = {};
      const last = ids.map((id) => ({ id, email: `last${id}@x`, phone: null, name: 'last', tags: 'last' }));
      for (let run = 0; run < 3; run += 1) {
        project.clock.advance(2 * dayMs);
        await project.run(last);
      }
      const report = await project.run();
      expect([report.rows.unchanged, report.left]).toEqual([ids.length, 0]);
      expect(outcomes(report)).toEqual(report.carriedOver);
      const things = project.things().filter(({ name }) => name === 'last');
      expect(things.map(({ email }) => String(email)).toSorted()).toEqual(last.map(({ email }) => email));
    });
    await fc.assert(property, { numRuns: 60, seed: 20_261_122 });
  });
});
