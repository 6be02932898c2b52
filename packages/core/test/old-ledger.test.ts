import { describe, expect, it } from 'vitest';
import { MemoryProject, outcomes } from './memory-project.ts';

const ann = { id: '1', email: 'ann@example.com', name: 'Ann' };
const bob = { id: '2', email: 'bob@example.com', name: 'Bob' };
const refusal = { class: 'permanent' as const, code: 'INVALID', message: 'Name is invalid', field: 'name' };

function withNote(note: string): string {
  return `match: { email: email }\nmap: { email: email, name: name, note: ${note} }\n`;
}

describe('an insert', () => {
  it('that becomes an upsert updates what it found in the store', async () => {
    const project = new MemoryProject('mode: insert\nfirst_run: send');
    project.store.shop.write(undefined, { email: 'ann@example.com', name: 'There before' });
    await project.run([ann]);
    project.yaml = project.yaml.replace('mode: insert\nfirst_run: send', 'mode: upsert');
    const report = await project.run();
    expect([report.things.added, outcomes(report), project.things()[0]?.['name']]).toEqual([
      1,
      { delivered: 1 },
      'Ann',
    ]);
    expect((await project.run()).rows.unchanged).toBe(1);
  });

  it('sends a refused row again, with its latest values, also where the thing was made before the refusal', async () => {
    const project = new MemoryProject('mode: insert\nfirst_run: send');
    const apply = project.store.apply.bind(project.store);
    project.store.apply = async function* (planned, context) {
      for await (const told of apply(planned, context))
        yield told.map((outcome) => ({ ...outcome, kind: 'refused' as const, refusal }));
    };
    expect(outcomes(await project.run([ann]))).toEqual({ refused: 1 });
    project.store.apply = apply;
    expect(outcomes(await project.run([{ ...ann, name: 'Fixed' }]))).toEqual({ delivered: 1 });
    expect(project.things()).toEqual([{ email: 'ann@example.com', name: 'Fixed' }]);
    expect((await project.run()).rows.unchanged).toBe(1);
  });
});

describe('a thing that is made anew', () => {
  it('is looked for again where its value is taken by the one that it was merged into', async () => {
    const project = new MemoryProject('mode: upsert\non_gone: recreate');
    await project.run([ann]);
    project.store.shop.write('memory-1', undefined);
    project.store.shop.write(undefined, { email: 'ann@example.com', name: 'Merged', note: 'theirs' });
    expect(outcomes(await project.run([{ ...ann, name: 'Anna' }]))).toEqual({ delivered: 1 });
    expect(project.things()).toEqual([{ email: 'ann@example.com', name: 'Anna', note: 'theirs' }]);
  });

  it('has nothing to clear of what the former one got', async () => {
    const project = new MemoryProject('mode: upsert\non_gone: recreate');
    await project.run([ann]);
    project.store.shop.write('memory-1', undefined);
    await project.run([{ ...ann, name: null }]);
    expect((await project.run()).rows.unchanged).toBe(1);
  });

  it('still hands its unique values over in order', async () => {
    const project = new MemoryProject('mode: upsert\non_gone: recreate');
    await project.run([ann, bob]);
    project.store.shop.write('memory-1', undefined);
    await project.run([{ ...ann, name: 'Anna' }, bob]);
    const report = await project.run([
      { ...bob, email: ann.email },
      { ...ann, name: 'Anna', email: 'new@example.com' },
    ]);
    expect(outcomes(report)).toEqual({ delivered: 2 });
  });
});

describe('on_removed', () => {
  it('acts on a thing whose new key left after it was refused', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run([ann, bob]);
    project.store.faults = { refuse: () => refusal };
    expect(outcomes(await project.run([{ ...ann, id: '9', name: 'Anna' }, bob]))).toEqual({
      moved: 1,
      refused: 1,
    });
    project.store.faults = {};
    expect(outcomes(await project.run([bob]))).toEqual({ delivered: 1 });
    expect(project.things()).toEqual([{ email: 'bob@example.com', name: 'Bob' }]);
  });

  it.each(['empty', 'create'])('clear leaves a field with when: %s to the merchant', async (when) => {
    const yaml = 'mode: mirror\non_removed: clear';
    const project = new MemoryProject(yaml, withNote(`{ column: unmapped, when: ${when} }`));
    project.store.shop.write(undefined, { email: ann.email, note: 'theirs' });
    await project.run([{ ...ann, unmapped: 'ours' }, bob]);
    await project.run([bob]);
    expect(project.things()[0]).toEqual({ note: 'theirs' });
  });

  it('set is undone when the key returns', async () => {
    const set = '{ set: { note: { const: gone }, tags: { const: [ former ] } } }';
    const project = new MemoryProject(`mode: mirror\non_removed: ${set}`);
    const vip = { email: ann.email, name: 'Ann', tags: ['a', 'b', 'vip'] };
    await project.run([{ ...ann, tags: 'a,b' }, bob]);
    project.store.shop.write('memory-1', vip);
    await project.run([bob]);
    expect(project.things()[0]).toEqual({ ...vip, note: 'gone', tags: ['vip', 'former'] });
    await project.run([{ ...ann, tags: 'a,b' }, bob]);
    expect(project.things()[0]).toEqual({ ...vip, tags: ['vip', 'a', 'b'] });
    await project.run([{ ...ann, tags: null }, bob]);
    expect(project.things()[0]).toEqual({ ...vip, tags: ['vip'] });
    expect((await project.run()).rows.unchanged).toBe(2);
  });
});

describe('null: clear', () => {
  it('of a new thing is done by making it', async () => {
    const project = new MemoryProject('mode: upsert', withNote('{ column: unmapped, null: clear }'));
    await project.run([ann]);
    project.sent();
    expect([(await project.run()).rows.unchanged, project.sent()]).toEqual([1, []]);
  });
});
