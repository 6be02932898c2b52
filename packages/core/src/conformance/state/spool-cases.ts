import fc from 'fast-check';
import { expect } from 'vitest';
import type { FieldChange } from '../../destination/change.ts';
import { maxPartners, type SpooledChange } from '../../state/state-store.ts';
import {
  beginSampleRun,
  endSampleRun,
  sampleHash,
  sampleIntent,
  samplePrint,
  sampleSpooled,
} from './samples.ts';
import type { StateCase } from './subject.ts';

const value = fc.jsonValue({ noUnicodeString: false }).filter((one) => !JSON.stringify(one).includes('-0'));
const fieldChange = fc.record({
  field: fc.string({ unit: 'grapheme' }),
  action: fc.constant('set' as const),
  value: value.map((one) => JSON.parse(JSON.stringify(one))),
  when: fc.constantFrom('always', 'create', 'empty'),
  write: fc.constantFrom('add', 'replace'),
  ours: fc.constant([samplePrint(3)]),
}) satisfies fc.Arbitrary<FieldChange>;

const everything: SpooledChange = sampleSpooled(1, {
  change: {
    id: 1,
    key: 'ünï\u0000\n"key"',
    kind: 'returned',
    storeId: 'gid://shopify/Customer/1',
    rules: [{ rule: 1, fields: [{ field: 'email', value: 'a@example.com' }] }],
    fields: [],
    whole: [],
  },
  personal: true,
  kind: 'returned',
  stamp: '',
  phase: 'owners',
  delivered: new Map([['tags', { fingerprint: samplePrint(1), prints: [samplePrint(2)] }]]),
  prints: [
    { role: 'match', print: samplePrint(5) },
    { role: 'match', print: samplePrint(5) },
    { role: 'gives', print: samplePrint(6) },
  ],
});

function withPrints(id: number, prints: SpooledChange['prints']): SpooledChange {
  return sampleSpooled(id, { prints });
}

export const spoolCases: readonly StateCase[] = [
  {
    name: 'a spooled change comes back as it was, with every part',
    async run(state) {
      const { run } = await beginSampleRun(state);
      await state.spool(run, [everything]);
      expect(await state.readSpooled(run, [1])).toEqual([everything]);
      expect(await state.readSpool(run, { phase: 'owners', after: 0, limit: 9 })).toEqual([everything]);
      expect(await state.spooledFor(run, sampleHash(1))).toEqual([everything]);
    },
  },
  {
    name: 'a spooled change comes back as it was, whatever its values are',
    async run(state) {
      const { run } = await beginSampleRun(state);
      let id = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fieldChange, { maxLength: 4 }), async (fields) => {
          id += 1;
          const { change } = sampleSpooled(id);
          const spooled = sampleSpooled(id, { change: { ...change, fields, whole: fields } });
          await state.spool(run, [spooled]);
          expect(await state.readSpooled(run, [id])).toEqual([spooled]);
        }),
        { numRuns: 30 },
      );
    },
  },
  {
    name: 'a phase is read in slices, in the order of the ids, and follows moves',
    async run(state) {
      const { run } = await beginSampleRun(state);
      await state.spool(
        run,
        [3, 1, 2, 4].map((id) => sampleSpooled(id)),
      );
      await state.record(run, { moves: [{ change: 2, phase: 'rematch' }, { change: 4, phase: 'done' }, { change: 99, phase: 'done' }] }); // prettier-ignore
      const read = async (
        phase: SpooledChange['phase'],
        after: number,
        limit: number,
      ): Promise<readonly number[]> =>
        (await state.readSpool(run, { phase, after, limit })).map(({ change }) => change.id);
      expect(await read('newcomers', 0, 9)).toEqual([1, 3]);
      expect(await read('newcomers', 0, 1)).toEqual([1]);
      expect(await read('newcomers', 1, 9)).toEqual([3]);
      expect(await read('rematch', 0, 9)).toEqual([2]);
      expect(await read('freeing', 0, 9)).toEqual([]);
      const counts = { freeing: 0, owners: 0, newcomers: 2, rematch: 1, removals: 0, done: 1 };
      expect(await state.countSpool(run)).toEqual(counts);
    },
  },
  {
    name: 'changes are found by id and by key, those that there are',
    async run(state) {
      const { run } = await beginSampleRun(state);
      const twin = sampleSpooled(3, { hash: sampleHash(1) });
      await state.spool(run, [twin, sampleSpooled(1), sampleSpooled(2)]);
      expect(await state.readSpooled(run, [2, 9, 1, 2])).toEqual([sampleSpooled(2), sampleSpooled(1)]);
      expect(await state.spooledFor(run, sampleHash(1))).toEqual([sampleSpooled(1), twin]);
      expect(await state.spooledFor(run, sampleHash(9))).toEqual([]);
    },
  },
  {
    name: 'changes that share a fingerprint meet, by their roles and never with themselves',
    async run(state) {
      const { run } = await beginSampleRun(state);
      const [one, two] = [samplePrint(1), samplePrint(2)];
      await state.spool(run, [
        withPrints(1, [{ role: 'takes', print: one }, { role: 'gives', print: one }, { role: 'match', print: one }]), // prettier-ignore
        withPrints(2, [
          { role: 'gives', print: one },
          { role: 'match', print: two },
        ]),
        withPrints(3, [
          { role: 'match', print: two },
          { role: 'match', print: two },
        ]),
        withPrints(4, [{ role: 'takes', print: two }]),
      ]);
      expect(await state.sharedPrints(run, 'takes', 'gives')).toEqual([{ print: one, left: 1, right: 2 }]);
      expect(await state.sharedPrints(run, 'match', 'gives')).toEqual([{ print: one, left: 1, right: 2 }]);
      expect(await state.sharedPrints(run, 'match', 'match')).toEqual([
        { print: two, left: 2, right: 3 },
        { print: two, left: 3, right: 2 },
      ]);
    },
  },
  {
    name: 'a value that many changes share gives each of them a bounded number of partners',
    async run(state) {
      const { run } = await beginSampleRun(state);
      const ids = Array.from({ length: 50 }, (_, index) => index + 1);
      await state.spool(
        run,
        ids.map((id) => withPrints(id, [{ role: 'match', print: samplePrint(1) }])),
      );
      const pairs = await state.sharedPrints(run, 'match', 'match');
      const expected = ids.flatMap((left) =>
        ids.filter((id) => id !== left).slice(0, maxPartners).map((right) => ({ print: samplePrint(1), left, right })),
      ); // prettier-ignore
      expect(pairs).toEqual(expected);
    },
  },
  {
    name: 'runs of two syncs have spools of their own, and one ends without the other',
    async run(state) {
      const { run } = await beginSampleRun(state);
      const other = await state.openLedger({ sync: 'others', destination: 'store', object: 'customer' });
      const second = await state.beginRun(other.id, 0);
      const spooled = withPrints(1, [{ role: 'match', print: samplePrint(1) }]);
      await state.spool(run, [spooled]);
      await state.spool(second, [spooled, { ...withPrints(2, spooled.prints), hash: sampleHash(2) }]);
      expect(await state.sharedPrints(run, 'match', 'match')).toEqual([]);
      await endSampleRun(state, second);
      expect(await state.readSpooled(second, [1, 2])).toEqual([]);
      expect(await state.readSpooled(run, [1])).toEqual([spooled]);
    },
  },
  {
    name: 'the spool of a run goes when it ends, or with its last open intent',
    async run(state) {
      const { ledger, run } = await beginSampleRun(state);
      await state.spool(run, [sampleSpooled(1), sampleSpooled(2), sampleSpooled(3)]);
      const [first, second] = [sampleIntent('first', [1, 2]), sampleIntent('second', [2])];
      await state.intend(run, [first, second]);
      await endSampleRun(state, run);
      const later = await state.beginRun(ledger.id, 0);
      expect(await state.openIntents(ledger.id)).toEqual([
        { run, intent: first, changes: [sampleSpooled(1), sampleSpooled(2)] },
        { run, intent: second, changes: [sampleSpooled(2)] },
      ]);
      await state.record(later, { closedIntents: ['first', 'unheard of'] });
      expect(await state.openIntents(ledger.id)).toEqual([
        { run, intent: second, changes: [sampleSpooled(2)] },
      ]);
      await state.record(later, { closedIntents: ['second'] });
      expect(await state.openIntents(ledger.id)).toEqual([]);
      expect(await state.readSpooled(run, [1, 2, 3])).toEqual([]);
    },
  },
  {
    name: 'an intent that closes in its own run leaves the spool of that run alone',
    async run(state) {
      const { run } = await beginSampleRun(state);
      await state.spool(run, [sampleSpooled(1)]);
      await state.intend(run, [sampleIntent('first', [1])]);
      await state.record(run, { closedIntents: ['first'] });
      expect(await state.readSpooled(run, [1])).toEqual([sampleSpooled(1)]);
    },
  },
];
