import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryProject, problems, type Person } from './memory-project.ts';

const yaml = 'mode: mirror\non_removed: delete\nempty_model: ok\nlimits: { removed: { rows: 999 } }';

function person(id: number, name = 'Name'): Person {
  return { id: String(id), email: `p${id}@example.com`, name };
}

/** What a plain map says of rows: which keys come once, and how many rows have the others. */
function counted(rows: readonly Person[]): {
  readonly once: readonly string[];
  readonly twice: readonly string[];
  readonly held: number;
} {
  const counts = new Map<string, number>();
  for (const { id } of rows) counts.set(String(id), (counts.get(String(id)) ?? 0) + 1);
  const twice = [...counts].filter(([, count]) => count > 1);
  return {
    once: [...counts].filter(([, count]) => count === 1).map(([id]) => id),
    twice: twice.map(([id]) => `${id} held duplicate_key`).toSorted(),
    held: twice.reduce((sum, [, count]) => sum + count, 0),
  };
}

const rows = fc.array(
  fc.tuple(fc.nat(30), fc.constantFrom('Name', 'Other')).map(([id, name]) => person(id, name)),
  { maxLength: 40 },
);

describe('duplicate keys are found, and no other is held', () => {
  it('on the first load, and among stored and new keys of the next run', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, async (first, second) => {
        const project = new MemoryProject(yaml);
        const loaded = await project.run(first);
        const expected = counted(first);
        expect([loaded.rows.held, problems(loaded)]).toEqual([expected.held, expected.twice]);
        const delivered = project.things().map(({ email }) => String(email));
        expect(delivered.toSorted()).toEqual(expected.once.map((id) => `p${id}@example.com`).toSorted());
        const next = await project.run(second);
        expect([next.rows.held, problems(next)]).toEqual([counted(second).held, counted(second).twice]);
      }),
      { numRuns: 25 },
    );
  });

  it('among thousands of keys, in all segments of the gate, however far apart they are read', async () => {
    const project = new MemoryProject(yaml);
    const all = Array.from({ length: 1500 }, (_none, id) => person(id));
    const again = all.filter((_row, at) => at % 2 === 0).map((row) => ({ ...row, name: 'Other' }));
    const { rows: read } = await project.run([...all, ...again]);
    expect([read.read, read.held, read.added, project.things().length]).toEqual([2250, 1500, 750, 750]);
    const next = await project.run([...again, ...all]);
    expect([next.rows.held, next.rows.unchanged, project.things().length]).toEqual([1500, 750, 750]);
  });

  it('and every one of many is written down, so that the next run knows of it', async () => {
    const project = new MemoryProject(yaml);
    const all = Array.from({ length: 1200 }, (_none, id) => person(id));
    await project.run([...all, ...all]);
    const attempts = await attemptsOf(project);
    const report = await project.run(all);
    expect([attempts, report.rows.added, await attemptsOf(project)]).toEqual([1200, 1200, 0]);
  });
});

async function attemptsOf({ state }: MemoryProject): Promise<number> {
  const identity = { sync: 'people', destination: 'store', object: 'contact' };
  const { id } = await state.openLedger(identity);
  let count = 0;
  for await (const attempts of state.scanAttempts(id)) count += attempts.length;
  return count;
}
