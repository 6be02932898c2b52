import { expect } from 'vitest';
import {
  applied,
  changeOf,
  create,
  delivered,
  emailOf,
  look,
  newPeople,
  operationsOf,
  people,
  planned,
  withPeople,
} from './delivery.ts';
import type { DestinationCase, SeenThing } from './subject.ts';

const firstPeople: readonly SeenThing[] = people.map((person) => ({
  email: emailOf(person),
  name: `${person} the first`,
}));

/** What is sent, and what is told of it. */
export const applyCases: readonly DestinationCase[] = [
  {
    name: 'apply tells exactly one outcome for each operation, and the id of what was made',
    async run(subject) {
      const changes = newPeople(subject);
      const plan = planned(subject, changes.map(create), await look(subject, changes));
      const { outcomes, error } = await applied(subject, plan);
      const operations = plan.flatMap((part) => part.operations.map(({ id }) => id));
      expect(outcomes.map(({ operation }) => operation).toSorted()).toEqual(operations.toSorted());
      expect(new Set(outcomes.map(({ storeId }) => storeId)).size).toBe(people.length);
      expect([outcomes.filter(({ kind }) => kind !== 'delivered'), error]).toEqual([[], undefined]);
      expect(byEmail(subject.things())).toEqual(firstPeople);
    },
  },
  {
    name: 'an update touches its thing, and what it carries of it',
    async run(subject) {
      const [, bob] = await withPeople(subject);
      const change = changeOf(subject, 11, { person: 'bob', name: 'Bob II', storeId: bob ?? '' });
      const { outcomes } = await delivered(subject, [change]);
      expect(outcomes.map(({ kind, storeId }) => [kind, storeId])).toEqual([['delivered', bob]]);
      const [ann, , cy] = firstPeople;
      expect(byEmail(subject.things())).toEqual([ann, { email: emailOf('bob'), name: 'Bob II' }, cy]);
    },
  },
  {
    name: 'every operation that was sent stands in an intent, with the moment at which it left',
    async run(subject) {
      const { intents, outcomes, calls } = await delivered(subject, newPeople(subject));
      expect(operationsOf(intents)).toEqual(outcomes.map(({ operation }) => operation).toSorted());
      expect(new Set(intents.map(({ id }) => id)).size).toBe(intents.length);
      expect(intents.filter(({ body, sentAtMs }) => body === '' || sentAtMs <= 0)).toEqual([]);
      const told = new Set(calls.filter(({ kind }) => kind === 'write').map(({ intent }) => intent));
      expect(intents.filter(({ id }) => !told.has(id))).toEqual([]);
    },
  },
  {
    name: 'nothing shows in the store before its intent is written',
    async run(subject) {
      const seen: number[] = [];
      const intend = async (): Promise<void> => {
        const before = subject.things().length;
        for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        seen.push(subject.things().length - before);
      };
      const [ann] = newPeople(subject);
      const { outcomes } = await delivered(subject, ann === undefined ? [] : [ann], { intend });
      expect([seen, outcomes.map(({ kind }) => kind), subject.things().length]).toEqual([
        [0],
        ['delivered'],
        1,
      ]);
    },
  },
  {
    name: 'an intent that cannot be written ends the delivery with its error, and nothing was sent',
    async run(subject) {
      const full = new Error('the disk is full');
      const told = await delivered(subject, newPeople(subject), { intend: () => Promise.reject(full) });
      const sent = told.outcomes.filter(({ kind }) => kind !== 'not_sent');
      expect([told.error, sent, subject.things()]).toEqual([full, [], []]);
    },
  },
  {
    name: 'where the run was told to stop nothing is sent, and all of it is told so',
    async run(subject) {
      const changes = newPeople(subject);
      const plan = planned(subject, changes.map(create), await look(subject, changes));
      const { outcomes, intents } = await applied(subject, plan, { signal: AbortSignal.abort() });
      const expected = plan.flatMap((part) =>
        part.operations.map(({ id, change }) => ({ operation: id, change, kind: 'not_sent' })),
      );
      const inOrder = outcomes.toSorted((left, right) => (left.operation < right.operation ? -1 : 1));
      expect([inOrder, intents, subject.things()]).toEqual([expected, [], []]);
    },
  },
  {
    name: 'nothing is made twice: a create of what exists by now is taken',
    async run(subject) {
      const changes = newPeople(subject);
      const plan = planned(subject, changes.map(create), await look(subject, changes));
      await applied(subject, plan);
      const { outcomes } = await applied(subject, plan);
      expect(outcomes.filter(({ kind }) => kind !== 'taken' && kind !== 'not_sent')).toEqual([]);
      expect(outcomes.filter(({ kind }) => kind === 'taken')).toHaveLength(people.length);
      expect(byEmail(subject.things())).toEqual(firstPeople);
    },
  },
  {
    name: 'what the store refuses is an outcome with a reason, and the others are delivered',
    async run(subject) {
      const [ann, bob] = await withPeople(subject);
      const wrong = changeOf(subject, 21, { person: 'bob', name: 'Ann II' });
      const right = changeOf(subject, 22, { person: 'bob', name: 'Bob II', storeId: bob ?? '' });
      const clash = { ...wrong, kind: 'changed' as const, storeId: ann ?? '' };
      const { outcomes } = await delivered(subject, [clash, right]);
      const told = new Map(outcomes.map(({ change, kind, refusal }) => [change, [kind, refusal?.class]]));
      expect(told).toEqual(
        new Map([
          [21, ['refused', 'conflict']],
          [22, ['delivered', undefined]],
        ]),
      );
    },
  },
];

function byEmail(things: readonly SeenThing[]): readonly SeenThing[] {
  return things.toSorted((left, right) => ((left.email ?? '') < (right.email ?? '') ? -1 : 1));
}
