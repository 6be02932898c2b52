import type { ApplyContext, OperationOutcome, PlannedChange } from '@backstock/core';
import { describe, expect, it } from 'vitest';
import { MemoryProject, outcomes, problems } from './memory-project.ts';

const ann = { id: '1', email: 'ann@example.com', name: 'Ann' };

/** Loses the reply of every call, which the store may have applied or not, until it is told to stop. */
function loseReplies(project: MemoryProject, isApplied: boolean): () => void {
  const { store } = project;
  const apply = store.apply.bind(store);
  store.apply = async function* (planned: readonly PlannedChange[], context: ApplyContext) {
    for (const operation of planned.flatMap(({ operations }) => operations)) {
      await context.intend({ id: `call ${operation.id}`, operations: [operation], body: '', sentAtMs: 0 });
      if (isApplied) store.shop.apply(operation);
      yield [{ operation: operation.id, change: operation.change, kind: 'uncertain' as const }];
    }
  };
  return () => {
    store.apply = apply;
  };
}

/** The store cannot tell what became of a call. */
function cannotTell(project: MemoryProject): () => void {
  const { store } = project;
  const settle = store.settle.bind(store);
  store.settle = async function* (intents): AsyncIterable<readonly OperationOutcome[]> {
    for (const { operations } of intents)
      yield operations.map(({ id, change }) => ({ operation: id, change, kind: 'uncertain' as const }));
  };
  return () => {
    store.settle = settle;
  };
}

describe('a change whose effect was uncertain', () => {
  it('is unchanged once the next run finds that it was applied', async () => {
    const project = new MemoryProject();
    const stop = loseReplies(project, true);
    expect(outcomes(await project.run([ann]))).toEqual({ uncertain: 1 });
    stop();
    const report = await project.run();
    expect([report.settled, report.rows.unchanged, outcomes(report), report.exitCode]).toEqual([1, 1, {}, 0]);
  });

  it('is sent again once the next run finds that it was not', async () => {
    const project = new MemoryProject();
    const stop = loseReplies(project, false);
    await project.run([ann]);
    stop();
    expect(outcomes(await project.run())).toEqual({ delivered: 1 });
    expect(project.things()).toEqual([{ email: 'ann@example.com', name: 'Ann' }]);
  });

  it('stays uncertain, and nothing is sent for it, while nobody can tell', async () => {
    const project = new MemoryProject();
    const stop = loseReplies(project, false);
    const tell = cannotTell(project);
    await project.run([ann]);
    stop();
    project.sent();
    const report = await project.run([{ ...ann, name: 'Anna' }]);
    expect([outcomes(report), report.exitCode, project.sent()]).toEqual([{ uncertain: 1 }, 3, []]);
    tell();
    expect(outcomes(await project.run())).toEqual({ delivered: 1 });
  });

  it('keeps its thing from a newcomer until it is settled', async () => {
    const project = new MemoryProject();
    await project.run([ann]);
    const stop = loseReplies(project, false);
    const tell = cannotTell(project);
    await project.run([{ ...ann, name: 'Lost' }]);
    stop();
    const newcomer = [{ ...ann, id: '9', name: 'Newcomer' }];
    expect([outcomes(await project.run(newcomer)), project.things()[0]?.['name']]).toEqual([
      { held: 1 },
      'Ann',
    ]);
    tell();
    expect([outcomes(await project.run()), project.things()[0]?.['name']]).toEqual([
      { delivered: 1 },
      'Newcomer',
    ]);
  });

  it('keeps what its call may have made from a newcomer', async () => {
    const project = new MemoryProject();
    const stop = loseReplies(project, true);
    const tell = cannotTell(project);
    await project.run([ann]);
    stop();
    const rows = [ann, { ...ann, id: '9', name: 'Newcomer' }];
    expect(problems(await project.run(rows))).toEqual(['1 uncertain open_call', '9 held open_call']);
    tell();
    const report = await project.run(rows);
    expect([report.rows.unchanged, problems(report), project.things()]).toEqual([
      1,
      ['9 held owned_by_other'],
      [{ email: 'ann@example.com', name: 'Ann' }],
    ]);
  });

  it('leaves what its call made to a key that found it by another value', async () => {
    const map = 'match: [ { email: email }, { phone: phone } ]\nmap: { email: email, phone: phone }\n';
    const project = new MemoryProject('mode: upsert', map);
    const stop = loseReplies(project, true);
    const tell = cannotTell(project);
    await project.run([{ id: '1', email: 'ann@example.com' }]);
    stop();
    project.store.shop.write('memory-1', { email: 'ann@example.com', phone: '+1' });
    const rows = [
      { id: '1', email: 'ann@example.com' },
      { id: '9', phone: '+1' },
    ];
    expect(outcomes(await project.run(rows))).toEqual({ delivered: 1, uncertain: 1 });
    tell();
    expect(problems(await project.run(rows))).toEqual(['1 held owned_by_other']);
  });
});
