import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MemoryProject, outcomes, problems } from './memory-project.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const ann = { id: '1', email: 'ann@example.com', name: 'Ann' };
const bob = { id: '2', email: 'bob@example.com', name: 'Bob' };

describe('ownership', () => {
  it('holds a newcomer that matches a thing whose owner keeps it, alone', async () => {
    const project = new MemoryProject();
    await project.run([ann]);
    const report = await project.run([ann, { ...ann, id: '9', name: 'Impostor' }]);
    expect([problems(report), outcomes(report)]).toEqual([['9 held owned_by_other'], { held: 1 }]);
    expect(project.things()).toEqual([{ email: 'ann@example.com', name: 'Ann' }]);
  });

  it('gives the thing to the held newcomer once its owner left', async () => {
    const project = new MemoryProject();
    await project.run([ann]);
    await project.run([ann, { ...ann, id: '9' }]);
    const report = await project.run([{ ...ann, id: '9' }]);
    expect([outcomes(report), project.things().length]).toEqual([{ moved: 1 }, 1]);
  });

  it('holds all newcomers that carry the same match value', async () => {
    const project = new MemoryProject();
    const report = await project.run([
      ann,
      { ...ann, id: '2', email: ' ANN@example.com' },
      bob && { ...bob, id: '3' },
    ]);
    expect(problems(report)).toEqual(['1 held same_match_value', '2 held same_match_value']);
    expect(project.things()).toEqual([{ email: 'bob@example.com', name: 'Bob' }]);
  });

  it('holds all newcomers that match the same thing by different values', async () => {
    const project = new MemoryProject(
      'mode: upsert',
      'match: [ { email: email }, { phone: phone } ]\nmap: { email: email, phone: phone, name: name }\n',
    );
    project.store.shop.write(undefined, { email: 'ann@example.com', phone: '+1' });
    const report = await project.run([
      { id: '1', email: 'ann@example.com' },
      { id: '2', phone: '+1' },
    ]);
    expect(problems(report)).toEqual(['1 held same_thing', '2 held same_thing']);
  });

  it('holds them also when they are far apart among many newcomers', async () => {
    const project = new MemoryProject(
      'mode: upsert',
      'match: [ { email: email }, { phone: phone } ]\nmap: { email: email, phone: phone }\n',
    );
    project.store.shop.write(undefined, { email: 'ann@example.com', phone: '+1' });
    const others = Array.from({ length: 1200 }, (_none, index) => ({
      id: `n${index}`,
      email: `n${index}@example.com`,
    }));
    const report = await project.run([
      { id: '1', email: 'ann@example.com' },
      ...others,
      { id: '2', phone: '+1' },
    ]);
    expect(problems(report)).toEqual(['1 held same_thing', '2 held same_thing']);
    expect(outcomes(report)).toEqual({ delivered: 1200, held: 2 });
  });

  it('holds a row whose rules find two different things', async () => {
    const project = new MemoryProject(
      'mode: upsert',
      'match: [ { email: email }, { phone: phone } ]\nmap: { email: email, phone: phone }\n',
    );
    project.store.shop.write(undefined, { email: 'ann@example.com' });
    project.store.shop.write(undefined, { phone: '+1' });
    expect(problems(await project.run([{ id: '1', email: 'ann@example.com', phone: '+1' }]))).toEqual([
      '1 held ambiguous_match',
    ]);
  });

  it('holds a row whose match values are all null', async () => {
    expect(problems(await new MemoryProject().run([{ id: '1', name: 'No mail' }]))).toEqual([
      '1 held no_match_value',
    ]);
  });

  it('moves a re-keyed thing without a removal', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run([ann, bob]);
    project.sent();
    const report = await project.run([{ ...ann, id: '10' }, bob]);
    expect([report.things, project.sent(), project.things().length]).toMatchObject([
      { added: 1, removed: 1, outcomes: { moved: 2 } },
      [],
      2,
    ]);
  });

  it('sends only the difference of a re-keyed thing', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run([ann]);
    project.sent();
    const report = await project.run([{ ...ann, id: '10', name: 'Anna' }]);
    expect([outcomes(report), project.sent()]).toEqual([{ delivered: 1, moved: 1 }, ['update name']]);
    expect((await project.run()).rows.unchanged).toBe(1);
  });
});

describe('a re-keyed thing', () => {
  it('gives up the values that its new row does not have', async () => {
    await using folder = await createTemporaryFolder();
    const gateImage = join(folder.path, 'people.gate');
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run([{ ...ann, tags: 'a' }], { gateImage });
    const report = await project.run([{ id: '10', email: 'ann@example.com' }], { gateImage });
    expect([report.things, report.exitCode]).toMatchObject([{ added: 1, removed: 1 }, 0]);
    await project.run(undefined, { gateImage });
    expect(project.things()).toEqual([{ email: 'ann@example.com', tags: [] }]);
    project.sent();
    const last = await project.run(undefined, { gateImage });
    expect([last.rows.unchanged, project.sent()]).toEqual([1, []]);
  });

  it('takes all its unique values along, also those that nothing is matched by', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run([{ ...ann, phone: '+1' }, bob]);
    project.sent();
    const report = await project.run([{ ...ann, phone: '+1', id: '10' }, bob]);
    expect([outcomes(report), project.sent(), project.things().length]).toEqual([{ moved: 2 }, [], 2]);
  });

  it('is never updated by an insert', async () => {
    const project = new MemoryProject('mode: insert\nfirst_run: send');
    await project.run([ann]);
    project.sent();
    const report = await project.run([{ ...ann, id: '10', name: 'Anna' }]);
    expect([outcomes(report), project.sent()]).toEqual([{ exists: 1 }, []]);
    const back = await project.run([ann, { ...ann, id: '10', name: 'Anna' }]);
    expect([back.rows, project.sent(), project.things().length]).toMatchObject([
      { unchanged: 1, ignored: 1 },
      [],
      1,
    ]);
  });
});

describe('unique values handed over', () => {
  it('lets the present owner go first', async () => {
    const project = new MemoryProject();
    await project.run([bob, ann]);
    project.sent();
    const report = await project.run([
      { ...bob, email: 'ann@example.com' },
      { ...ann, email: 'new@example.com' },
    ]);
    expect(outcomes(report)).toEqual({ delivered: 2 });
    expect(project.things().map(({ email }) => email)).toEqual(['ann@example.com', 'new@example.com']);
  });

  it('orders a chain of hand-overs, and a newcomer at its end', async () => {
    const project = new MemoryProject();
    const people = ['a', 'b', 'c', 'd'].map((email, index) => ({ id: String(index), email }));
    await project.run(people);
    const shifted = people.map((person, index) => ({ ...person, email: ['b', 'c', 'd', 'e'][index] ?? '' }));
    const report = await project.run([{ id: 'new', email: 'a' }, ...shifted]);
    expect([outcomes(report), problems(report)]).toEqual([{ delivered: 5 }, []]);
    expect(project.things().map(({ email }) => email)).toEqual(['b', 'c', 'd', 'e', 'a']);
  });

  it('holds swaps and cycles, and names them', async () => {
    const project = new MemoryProject();
    const cy = { id: '3', email: 'cy@example.com' };
    await project.run([ann, bob, cy]);
    const report = await project.run([
      { ...ann, email: 'bob@example.com' },
      { ...bob, email: 'ann@example.com' },
      { ...cy, name: 'Cy' },
    ]);
    expect([problems(report), outcomes(report)]).toEqual([
      ['1 held swap', '2 held swap'],
      { delivered: 1, held: 2 },
    ]);
    expect(report.problems[0]?.reason?.message).toContain('"1", "2"');
  });

  it('frees a value by a removal before a change takes it', async () => {
    const project = new MemoryProject(
      'mode: mirror\non_removed: clear',
      'match: { email: email }\nmap: { email: email, phone: phone }\n',
    );
    await project.run([{ ...ann, phone: '+1' }, bob]);
    const report = await project.run([{ ...bob, phone: '+1' }]);
    expect([outcomes(report), problems(report)]).toEqual([{ delivered: 2 }, []]);
    expect(project.things()).toEqual([{}, { email: 'bob@example.com', phone: '+1' }]);
  });
});

describe('the store changes meanwhile', () => {
  it('matches once more when somebody made the thing between look-up and create', async () => {
    const project = new MemoryProject();
    let others = 1;
    project.store.faults = {
      observed: () => {
        if (others > 0) project.store.shop.write(undefined, { email: 'ann@example.com', note: 'theirs' });
        others -= 1;
      },
    };
    const report = await project.run([ann]);
    expect(outcomes(report)).toEqual({ delivered: 1 });
    expect(project.things()).toMatchObject([{ email: 'ann@example.com', name: 'Ann', note: 'theirs' }]);
  });

  it.each([
    ['hold', { held: 1 }, 0],
    ['ignore', { unmatched: 1 }, 0],
    ['recreate', { delivered: 1 }, 1],
  ])('on_gone: %s', async (onGone, expected, things) => {
    const project = new MemoryProject(`mode: upsert\non_gone: ${onGone}`);
    await project.run([ann]);
    project.store.shop.write('memory-1', undefined);
    const report = await project.run([{ ...ann, name: 'Anna' }]);
    expect([outcomes(report), project.things().length]).toEqual([expected, things]);
  });

  it('counts the removal of what is gone already as delivered', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run([ann, bob]);
    project.store.shop.write('memory-1', undefined);
    expect(outcomes(await project.run([bob]))).toEqual({ delivered: 1 });
    expect((await project.run([bob])).things.removed).toBe(0);
  });
});
