import { expect } from 'vitest';
import { changeOf, delivered, newPeople, operationsOf, people, settled, withPeople } from './delivery.ts';
import type { DestinationCase, DestinationSubject } from './subject.ts';

const died = new Error('the process died');

function nameOfAnn(subject: DestinationSubject): string | null | undefined {
  return subject.things().find(({ email }) => email === 'ann@example.com')?.name;
}

/** What is found out about calls of a process that died. */
export const settleCases: readonly DestinationCase[] = [
  {
    name: 'calls that were applied are settled as delivered, with the ids of what they made',
    async run(subject) {
      const { intents, outcomes } = await delivered(subject, newPeople(subject));
      const found = await settled(subject, intents);
      const inOrder = found.toSorted((left, right) => left.change - right.change);
      const ids = new Map(outcomes.map(({ change, storeId }) => [change, storeId]));
      expect(inOrder.map(({ change, kind, storeId }) => [change, kind, storeId])).toEqual(
        people.map((_person, index) => [index + 1, 'delivered', ids.get(index + 1)]),
      );
      expect(found.map(({ operation }) => operation).toSorted()).toEqual(operationsOf(intents));
      expect(subject.things()).toHaveLength(people.length);
    },
  },
  {
    name: 'a create that never left is settled as not sent, and is not made up for',
    async run(subject) {
      const [ann] = newPeople(subject);
      const intend = (): Promise<void> => Promise.reject(died);
      const { intents } = await delivered(subject, ann === undefined ? [] : [ann], { intend });
      const found = await settled(subject, intents);
      expect(found.map(({ change, kind }) => [change, kind])).toEqual([[1, 'not_sent']]);
      expect([operationsOf(intents).length, subject.things()]).toEqual([1, []]);
    },
  },
  {
    name: 'an update that never left is settled, and the store is as the outcome says',
    async run(subject) {
      const [ann] = await withPeople(subject);
      const change = changeOf(subject, 11, { person: 'ann', name: 'Ann II', storeId: ann ?? '' });
      const { intents } = await delivered(subject, [change], { intend: () => Promise.reject(died) });
      const [outcome, ...others] = await settled(subject, intents);
      const names = { delivered: 'Ann II', not_sent: 'ann the first' } as const;
      expect(Object.entries(names)).toContainEqual([outcome?.kind, nameOfAnn(subject)]);
      expect([others, subject.things().length]).toEqual([[], people.length]);
    },
  },
  {
    name: 'settling twice finds the same',
    async run(subject) {
      const { intents } = await delivered(subject, newPeople(subject));
      const first = await settled(subject, intents);
      const second = await settled(subject, intents);
      const inOrder = (outcomes: typeof first): typeof first =>
        outcomes.toSorted((left, right) => left.change - right.change);
      expect([inOrder(second), subject.things().length]).toEqual([inOrder(first), people.length]);
    },
  },
];
