import { expect, test } from 'vitest';
import { createJournal, type Journal, type JournalEntry } from './journal.ts';

const call: Omit<JournalEntry, 'sequence'> = {
  time: '2026-11-01T00:00:00.000Z',
  requestId: 'r',
  endpoint: 'graphql',
  version: '2026-10',
  token: 't',
  operationName: null,
  rootFields: ['shop'],
  query: '{ shop { name } }',
  variables: {},
  requestedCost: 1,
  actualCost: 1,
  available: 1_999,
  status: 200,
  answer: 'ok',
  applied: false,
};

function journalOf(count: number, characters: number): Journal {
  const journal = createJournal(3);
  for (let index = 0; index < count; index += 1) journal.record(call, characters);
  return journal;
}

const numbers = (entries: readonly JournalEntry[]) => entries.map((entry) => entry.sequence);

test('the newest calls are kept, and go on counting', () => {
  const journal = journalOf(10, 1);
  expect(numbers(journal.entries())).toEqual([8, 9, 10]);
});

test('calls can be asked for from a number on, and the newest of them alone', () => {
  const journal = journalOf(10, 1);
  expect(numbers(journal.entries(8))).toEqual([9, 10]);
  expect(numbers(journal.entries(2))).toEqual([8, 9, 10]);
  expect(numbers(journal.entries(10))).toEqual([]);
  expect(numbers(journal.entries(99))).toEqual([]);
  expect(numbers(journal.entries(0, 2))).toEqual([9, 10]);
  expect(numbers(journal.entries(9, 2))).toEqual([10]);
});

test('large requests are forgotten sooner', () => {
  expect(numbers(journalOf(10, 20_000_000).entries())).toEqual([9, 10]);
});

test('a cleared journal counts from one', () => {
  const journal = journalOf(5, 1);
  journal.clear();
  journal.record(call, 1);
  expect(numbers(journal.entries())).toEqual([1]);
});
