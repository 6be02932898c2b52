import { expect, test } from 'vitest';
import { notes, operation, planned, sampleMutations } from '../../test/operations.ts';
import type { Answer } from '../calls/answer.ts';
import { packAsSent, packWaves } from '../calls/pack.ts';
import { readOutcomes } from './read-outcomes.ts';

const update = operation('thingUpdate', 1, 0);
const second = operation('thingUpdate', 1, 1);
const create = operation('thingCreate', 2, 0, { name: 'x' });
const remove = operation('thingDelete', 3, 0);

function fieldOfPath(_: unknown, path: readonly string[]): string | undefined {
  return path.at(-1);
}

function read(operations: Parameters<typeof packAsSent>[0], answer: Partial<Answer>): unknown {
  const call = packAsSent(operations, sampleMutations);
  return readOutcomes(call, { data: null, errors: [], ...answer }, fieldOfPath);
}

function refused(message: string, ...field: readonly string[]): unknown {
  return { userErrors: [{ field, message }] };
}

test('a payload without user errors is delivered, with the id of the thing', () => {
  const payload = { thing: { id: 'gid://shopify/Thing/9' }, userErrors: [] };
  expect(read([create], { data: { thingCreate: payload } })).toEqual({
    outcomes: [{ operation: '2.0', change: 2, kind: 'delivered', storeId: 'gid://shopify/Thing/9' }],
    notApplied: [],
  });
});

test('a payload counts although a top-level error stands beside it', () => {
  const errors = [{ code: 'ACCESS_DENIED', message: 'denied', path: ['thingUpdate', 'thing'] }];
  expect(read([update], { data: { thingUpdate: { thing: null, userErrors: [] } }, errors })).toEqual({
    outcomes: [{ operation: '1.0', change: 1, kind: 'delivered' }],
    notApplied: [],
  });
});

test('a refusal of one alias leaves the others as they fared', () => {
  const data = { m0: refused('Email is invalid', 'email'), m1: { userErrors: [] } };
  const refusal = { class: 'permanent', code: 'REFUSED', message: 'Email is invalid', field: 'email' };
  expect(read([update, second], { data })).toEqual({
    outcomes: [
      { operation: '1.0', change: 1, kind: 'refused', refusal },
      { operation: '1.1', change: 1, kind: 'delivered' },
    ],
    notApplied: [],
  });
});

test('after a thing turned out to be gone the later operations of its change are not sent', () => {
  const gone = refused('Thing does not exist', 'id');
  expect(read([update, second], { data: { m0: gone, m1: gone } })).toEqual({
    outcomes: [
      { operation: '1.0', change: 1, kind: 'gone' },
      { operation: '1.1', change: 1, kind: 'not_sent' },
    ],
    notApplied: [],
  });
});

test('deleting what is gone is delivered', () => {
  expect(read([remove], { data: { thingDelete: refused("Thing can't be found", 'id') } })).toEqual({
    outcomes: [{ operation: '3.0', change: 3, kind: 'delivered' }],
    notApplied: [],
  });
});

test('a create that only meets values taken by another is taken; one that is wrong besides is refused', () => {
  const taken = { field: ['email'], message: 'Email has already been taken' };
  const wrong = { field: ['phone'], message: 'Phone is invalid' };
  expect(read([create], { data: { thingCreate: { userErrors: [taken] } } })).toMatchObject({
    outcomes: [{ kind: 'taken', refusal: { class: 'conflict', code: 'TAKEN', field: 'email' } }],
  });
  expect(read([create], { data: { thingCreate: { userErrors: [taken, wrong] } } })).toMatchObject({
    outcomes: [{ kind: 'refused', refusal: { class: 'permanent', field: 'phone' } }],
  });
});

test('a refused create that made the thing all the same tells its id', () => {
  const payload = {
    thing: { id: 'gid://shopify/Thing/9' },
    userErrors: [{ field: ['x'], message: 'X is invalid' }],
  };
  expect(read([create], { data: { thingCreate: payload } })).toMatchObject({
    outcomes: [{ kind: 'refused', storeId: 'gid://shopify/Thing/9' }],
  });
});

test('a bad entry of a batch is refused by its index; the others were not applied', () => {
  const batch = packWaves(
    [planned(notes(4, 0, 'a', 'b')), planned(notes(5, 0, 'c'))],
    sampleMutations,
  )[0]?.[0];
  const userErrors = [{ field: ['notes', '1', 'text'], message: 'Text is invalid', code: 'INVALID_VALUE' }];
  const paths: (readonly string[])[] = [];
  const found =
    batch &&
    readOutcomes(batch, { data: { notesSet: { userErrors } }, errors: [] }, (_, path) => {
      paths.push(path);
      return 'note';
    });
  expect(found).toEqual({
    outcomes: [
      {
        operation: '4.0',
        change: 4,
        kind: 'refused',
        refusal: { class: 'permanent', code: 'INVALID_VALUE', message: 'Text is invalid', field: 'note' },
      },
    ],
    notApplied: [notes(5, 0, 'c')],
  });
  expect(paths).toEqual([['notes', '1', 'text']]);
});

test('the index inside an operation counts from its own first entry', () => {
  const batch = packWaves(
    [planned(notes(4, 0, 'a', 'b')), planned(notes(5, 0, 'c'))],
    sampleMutations,
  )[0]?.[0];
  const userErrors = [{ field: ['notes', '2', 'text'], message: 'Text is invalid' }];
  const paths: (readonly string[])[] = [];
  const remember = (_: unknown, path: readonly string[]): undefined => void paths.push(path);
  if (batch) readOutcomes(batch, { data: { notesSet: { userErrors } }, errors: [] }, remember);
  expect(paths).toEqual([['notes', '0', 'text']]);
});

test('a value that the schema does not take is refused where it stands; the rest of the document did not run', () => {
  const message = 'Variable $m1_id of type ID! was provided invalid value (Expected an id)';
  const errors = [{ code: 'INVALID_VARIABLE', message, path: ['$m1_id'] }];
  expect(read([update, second], { errors })).toEqual({
    outcomes: [
      {
        operation: '1.1',
        change: 1,
        kind: 'refused',
        refusal: {
          class: 'permanent',
          code: 'INVALID_VARIABLE',
          message: 'Invalid value (Expected an id)',
          field: 'id',
        },
      },
    ],
    notApplied: [update],
  });
});

test('where nobody can be blamed nothing is settled, unless the request carries one operation only', () => {
  const errors = [{ code: 'INVALID_VARIABLE', message: 'Something is wrong', path: [] }];
  expect(read([update, second], { errors })).toEqual({ outcomes: [], notApplied: [update, second] });
  expect(read([update], { errors })).toMatchObject({
    outcomes: [{ kind: 'refused', refusal: { class: 'permanent', code: 'INVALID_VARIABLE' } }],
    notApplied: [],
  });
});

test('a root without a payload and without a word is refused for now', () => {
  expect(read([update], { data: { thingUpdate: null } })).toMatchObject({
    outcomes: [{ kind: 'refused', refusal: { class: 'unknown', code: 'REFUSED' } }],
  });
});

test('a refusal that names no place is about the only field that its operation carries', () => {
  const tags = { ...update, carries: [{ field: 'tags' }] };
  const call = packAsSent([tags], sampleMutations);
  const data = { thingUpdate: { userErrors: [{ field: null, message: 'It is invalid' }] } };
  expect(readOutcomes(call, { data, errors: [] }, () => undefined)).toMatchObject({
    outcomes: [{ kind: 'refused', refusal: { field: 'tags' } }],
  });
});

test('a message that lists all that would be taken is cut', () => {
  const errors = [{ code: 'INVALID_VARIABLE', message: `Expected one of ${'A, '.repeat(500)}`, path: [] }];
  const call = packAsSent([update], sampleMutations);
  const { outcomes } = readOutcomes(call, { data: null, errors }, fieldOfPath);
  expect(outcomes[0]?.refusal?.message).toBe(`${`Expected one of ${'A, '.repeat(500)}`.slice(0, 300)}…`);
});
