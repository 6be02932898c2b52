import { expect } from 'vitest';
import { applied, changeOf, create, look, newPeople, planned, update, withPeople } from './delivery.ts';
import type { DestinationCase } from './subject.ts';

/** What is read of the store, and the plan that is made of it. */
export const lookCases: readonly DestinationCase[] = [
  {
    name: 'observe gives one sighting for each change, by its id',
    async run(subject) {
      const [ann] = await withPeople(subject);
      const changes = [
        changeOf(subject, 11, { person: 'dan', name: 'Dan' }),
        changeOf(subject, 12, { person: 'ann', name: 'Ann' }),
        changeOf(subject, 13, { name: 'Nobody' }),
        changeOf(subject, 14, { person: 'ann', name: 'Ann', storeId: ann ?? '' }),
      ];
      const { sightings } = await look(subject, changes);
      expect(sightings).toEqual(
        new Map([
          [11, { kind: 'missing' }],
          [12, { kind: 'found', storeId: ann, rule: 0 }],
          [13, { kind: 'unmatchable' }],
          [14, { kind: 'found', storeId: ann }],
        ]),
      );
    },
  },
  {
    name: 'observe of nothing reads nothing',
    async run(subject) {
      const called: unknown[] = [];
      const { destination, object } = subject;
      const { sightings } = await destination.observe({
        object,
        changes: [],
        called: (call) => called.push(call),
      });
      expect([sightings, called]).toEqual([new Map(), []]);
    },
  },
  {
    name: 'a plan is the same every time, with one part for each change, in their order',
    async run(subject) {
      const [ann, bob] = await withPeople(subject);
      const changes = [
        changeOf(subject, 23, { person: 'bob', name: 'Bob II', storeId: bob ?? '' }),
        changeOf(subject, 21, { person: 'dan', name: 'Dan' }),
        changeOf(subject, 22, { person: 'ann', name: 'Ann II', storeId: ann ?? '' }),
      ];
      const observations = await look(subject, changes);
      const decided = changes.map((change) =>
        change.storeId === undefined ? create(change) : update(change, change.storeId),
      );
      const plan = planned(subject, decided, observations);
      const again = planned(subject, structuredClone(decided), structuredClone(observations));
      expect(JSON.stringify(again)).toBe(JSON.stringify(plan));
      expect(plan.map(({ change }) => change)).toEqual([23, 21, 22]);
      const operations = plan.flatMap((part) => part.operations.map(({ change, id }) => ({ change, id })));
      expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
      expect(operations.filter(({ change, id }) => !id.startsWith(`${change}.`))).toEqual([]);
    },
  },
  {
    name: 'a plan tells which operations make a thing, and what fields they carry',
    async run(subject) {
      const [change, ...others] = newPeople(subject);
      if (change === undefined) throw new Error('nobody');
      const observations = await look(subject, [change, ...others]);
      const [part] = planned(subject, [create(change)], observations);
      const makers = part?.operations.filter(({ creates }) => creates) ?? [];
      const carried = part?.operations.flatMap(({ carries }) => carries.map(({ field }) => field));
      expect([makers.length, carried?.toSorted()]).toEqual([1, ['email', subject.nameField].toSorted()]);
    },
  },
  {
    name: 'looking, planning and estimating change nothing',
    async run(subject) {
      const changes = newPeople(subject);
      const plan = planned(subject, changes.map(create), await look(subject, changes));
      const estimates = [subject.destination.estimate(plan), subject.destination.estimate([])];
      expect(estimates.map(({ calls, points }) => [calls > 0, points > 0])).toEqual([
        [true, true],
        [false, false],
      ]);
      expect(subject.things()).toEqual([]);
    },
  },
  {
    name: 'what is gone is told: when it is looked for, or when it is written',
    async run(subject) {
      const [ann] = await withPeople(subject);
      const change = changeOf(subject, 31, { person: 'ann', name: 'Ann II', storeId: ann ?? '' });
      const removal = { kind: 'remove', storeId: ann ?? '', removal: 'delete' } as const;
      const removed = planned(subject, [{ change, decision: removal }], await look(subject, [change]));
      expect((await applied(subject, removed)).outcomes.map(({ kind }) => kind)).toEqual(['delivered']);
      const observations = await look(subject, [change]);
      if (observations.sightings.get(31)?.kind === 'gone') return;
      const { outcomes } = await applied(
        subject,
        planned(subject, [update(change, ann ?? '')], observations),
      );
      expect([outcomes[0]?.kind, subject.things().length]).toEqual(['gone', 2]);
    },
  },
];
