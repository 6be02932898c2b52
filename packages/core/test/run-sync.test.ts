import { describe, expect, it } from 'vitest';
import { MemoryProject, outcomes, problems } from './memory-project.ts';

const ann = { id: '1', email: 'ann@example.com', name: 'Ann', tags: 'a,b' };
const bob = { id: '2', email: 'bob@example.com', name: 'Bob' };

describe('changes', () => {
  it('delivers every row once, and nothing the second time', async () => {
    const project = new MemoryProject();
    expect(outcomes(await project.run([ann, bob]))).toEqual({ delivered: 2 });
    expect(project.things()).toEqual([
      { email: 'ann@example.com', name: 'Ann', tags: ['a', 'b'] },
      { email: 'bob@example.com', name: 'Bob' },
    ]);
    project.sent();
    const second = await project.run();
    expect(second.rows).toEqual({ read: 2, unchanged: 2, ignored: 0, held: 0, added: 0, changed: 0 });
    expect(project.sent()).toEqual([]);
  });

  it('sends only the fields that changed', async () => {
    const project = new MemoryProject();
    await project.run([ann, bob]);
    project.sent();
    await project.run([{ ...ann, name: 'Anna' }, bob]);
    expect(project.sent()).toEqual(['update name']);
  });

  it('never writes for a column that nobody maps', async () => {
    const project = new MemoryProject();
    await project.run([ann]);
    project.sent();
    const report = await project.run([{ ...ann, unmapped: 'touched' }]);
    expect([report.rows.unchanged, project.sent()]).toEqual([1, []]);
  });

  it('re-sends only the field whose mapping was edited', async () => {
    const project = new MemoryProject();
    await project.run([ann]);
    project.sent();
    project.yaml = project.yaml.replace('name: name', 'name: { template: "{{ name | upcase }}" }');
    await project.run();
    expect(project.sent()).toEqual(['update name']);
    expect(project.things()[0]).toMatchObject({ name: 'ANN' });
  });

  it('sends nothing when an edited template gives the same text', async () => {
    const project = new MemoryProject();
    await project.run([ann]);
    project.sent();
    project.yaml = project.yaml.replace('name: name', 'name: { template: "{{ name }}" }');
    const report = await project.run();
    expect([report.rows.unchanged, project.sent()]).toEqual([1, []]);
  });

  it('takes back a value that it delivered when the column becomes null, and no other', async () => {
    const project = new MemoryProject();
    await project.run([{ ...ann, phone: null }]);
    project.store.shop.write('memory-1', { email: 'ann@example.com', name: 'Ann', phone: '+1', tags: [] });
    await project.run([{ ...ann, name: null, phone: null }]);
    expect(project.things()).toEqual([{ email: 'ann@example.com', phone: '+1', tags: [] }]);
  });

  it('keeps the tags of others and takes back its own', async () => {
    const project = new MemoryProject();
    await project.run([ann]);
    project.store.shop.write('memory-1', { email: 'ann@example.com', name: 'Ann', tags: ['a', 'b', 'vip'] });
    await project.run([{ ...ann, tags: 'b,c' }]);
    expect(project.things()[0]?.['tags']).toEqual(['b', 'vip', 'c']);
  });

  it('does not call a tag its own that was there before', async () => {
    const project = new MemoryProject();
    project.store.shop.write(undefined, { email: 'ann@example.com', tags: ['vip'] });
    await project.run([{ ...ann, tags: 'vip' }]);
    await project.run([{ ...ann, tags: 'gold' }]);
    expect(project.things()[0]?.['tags']).toEqual(['vip', 'gold']);
  });
});

describe('keys', () => {
  it('holds every copy of a duplicate key and rows with a null key, and goes on', async () => {
    const project = new MemoryProject();
    const report = await project.run([ann, { ...ann, name: 'Other' }, { id: null, name: 'Nobody' }, bob]);
    expect(report.rows).toEqual({ read: 4, unchanged: 0, ignored: 0, held: 3, added: 1, changed: 0 });
    expect(problems(report)).toEqual(['(null) held null_key', '1 held duplicate_key']);
    expect([report.exitCode, project.things()]).toEqual([3, [{ email: 'bob@example.com', name: 'Bob' }]]);
  });

  it('holds a delivered key that comes twice, whichever copy is unchanged, and keeps its thing', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run([ann, bob]);
    const report = await project.run([ann, { ...ann, name: 'Other' }, bob]);
    expect(report.rows).toMatchObject({ unchanged: 1, held: 2, changed: 0 });
    expect(project.things()).toHaveLength(2);
    expect((await project.run([ann, bob])).rows).toMatchObject({ unchanged: 2, held: 0 });
  });

  it('lets removals wait while a row has a null key', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run([ann, bob]);
    const report = await project.run([ann, { id: null }]);
    expect([outcomes(report), project.things().length]).toEqual([{ waiting: 1 }, 2]);
    expect(outcomes(await project.run([ann]))).toEqual({ delivered: 1 });
  });

  it('keeps personal keys out of the state', async () => {
    const project = new MemoryProject();
    project.personal = true;
    await project.run([ann]);
    const ledger = await project.state.openLedger({
      sync: 'people',
      destination: 'store',
      object: 'contact',
    });
    for await (const entries of project.state.scanEntries(ledger.id, 0)) {
      expect(entries.map(({ key }) => key)).toEqual([undefined]);
    }
  });
});

describe('modes', () => {
  it('insert sends a key once, remembers it after it left, and ignores later changes', async () => {
    const project = new MemoryProject('mode: insert\nfirst_run: send');
    await project.run([ann]);
    await project.run([]);
    project.sent();
    const report = await project.run([{ ...ann, name: 'Changed' }]);
    expect([report.rows.ignored, project.sent()]).toEqual([1, []]);
  });

  it('insert leaves what exists already alone, and remembers it', async () => {
    const project = new MemoryProject('mode: insert\nfirst_run: send');
    project.store.shop.write(undefined, { email: 'ann@example.com', name: 'There before' });
    expect(outcomes(await project.run([ann]))).toEqual({ exists: 1 });
    expect((await project.run([{ ...ann, name: 'Changed' }])).rows.ignored).toBe(1);
    expect(project.things()).toEqual([{ email: 'ann@example.com', name: 'There before' }]);
  });

  it('update never creates, and looks again after a day', async () => {
    const project = new MemoryProject('mode: update');
    expect(outcomes(await project.run([ann]))).toEqual({ unmatched: 1 });
    project.store.shop.write(undefined, { email: 'ann@example.com' });
    const soon = await project.run();
    expect([outcomes(soon), soon.carriedOver, soon.exitCode]).toEqual([
      { unmatched: 1 },
      { unmatched: 1 },
      0,
    ]);
    project.clock.advance(24 * 3_600_000);
    expect(outcomes(await project.run())).toEqual({ delivered: 1 });
  });

  it('update looks at once when the row changed', async () => {
    const project = new MemoryProject('mode: update');
    await project.run([ann]);
    project.store.shop.write(undefined, { email: 'ann@example.com' });
    expect(outcomes(await project.run([{ ...ann, name: 'Anna' }]))).toEqual({ delivered: 1 });
  });

  it('mirror removes what left, restores what returns', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: clear');
    await project.run([ann, bob]);
    await project.run([bob]);
    expect(project.things()[0]).toEqual({ tags: [] });
    expect(outcomes(await project.run([ann, bob]))).toEqual({ delivered: 1 });
    expect(project.things()[0]).toMatchObject({ email: 'ann@example.com', name: 'Ann', tags: ['a', 'b'] });
  });

  it('mirror makes a deleted thing anew when its key returns', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run([ann, bob]);
    await project.run([bob]);
    expect(project.things()).toHaveLength(1);
    await project.run([ann, bob]);
    expect(project.things()).toHaveLength(2);
  });

  it('lists what left where on_removed does nothing, and takes it up again', async () => {
    const project = new MemoryProject();
    await project.run([ann, bob]);
    const report = await project.run([bob]);
    expect([report.left, outcomes(report)]).toEqual([1, {}]);
    expect((await project.run([bob])).left).toBe(0);
    expect(outcomes(await project.run([{ ...ann, name: 'Back' }, bob]))).toEqual({ delivered: 1 });
    expect(project.things()).toHaveLength(2);
  });
});

describe('reading', () => {
  it('removes and sends nothing when the read ends short', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    await project.run([ann, bob]);
    project.sent();
    project.source.failReads({ afterRows: 1 });
    const report = await project.run([{ ...ann, name: 'Changed' }, bob]);
    expect([report.status, report.exitCode, report.stop?.code, project.sent()]).toEqual([
      'failed',
      4,
      'SOURCE.READ_INCOMPLETE',
      [],
    ]);
    project.source.failReads();
    expect(outcomes(await project.run())).toEqual({ delivered: 1 });
  });

  it('takes only the key that was asked for, and at most as many changes as allowed', async () => {
    const project = new MemoryProject('mode: mirror\non_removed: delete');
    const one = await project.run([ann, bob], { key: '2' });
    expect([one.rows.read, outcomes(one)]).toEqual([1, { delivered: 1 }]);
    const cy = { id: '3', email: 'cy@example.com' };
    expect(outcomes(await project.run([ann, cy], { limit: 1 }))).toEqual({ delivered: 1, not_sent: 1 });
    expect(project.things()).toHaveLength(2);
  });
});
