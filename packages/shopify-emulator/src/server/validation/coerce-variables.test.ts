import { buildSchema, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { variableErrors } from './coerce-variables.ts';

const schema = buildSchema(`
  type Query { pets(input: PetInput, kinds: [Kind!], which: Which, count: Int): Int }
  enum Kind { CAT DOG }
  input PetInput { id: ID! kind: Kind = CAT legs: Int owner: OwnerInput toys: [ToyInput!] }
  input OwnerInput { name: String! }
  input ToyInput { price: Decimal! }
  input Which @oneOf { id: ID name: String }
  scalar Decimal
`);

function errorsOf(type: string, variables: Readonly<Record<string, unknown>>): unknown {
  const [operation] = parse(`query ($x: ${type}) { pets }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return variableErrors(schema, operation, variables);
}

const error = (message: string, value: unknown, problems: readonly object[]) => [
  { message, locations: [{ line: 1, column: 8 }], extensions: { code: 'INVALID_VARIABLE', value, problems } },
];

test('values that fit have no problems', () => {
  expect(
    errorsOf('PetInput!', {
      x: { id: 'gid://shopify/Pet/1', owner: { name: 'Ann' }, toys: { price: '1.5' } },
    }),
  ).toEqual([]);
  expect(errorsOf('[Kind!]', { x: 'CAT' })).toEqual([]);
  expect(errorsOf('Which', { x: { name: 'Rex' } })).toEqual([]);
  expect(errorsOf('Int = 3', {})).toEqual([]);
});

test('a variable that is needed and absent', () => {
  const problems = [{ path: [], explanation: 'Expected value to not be null' }];
  expect(errorsOf('PetInput!', {})).toEqual(
    error('Variable $x of type PetInput! was provided invalid value', null, problems),
  );
});

test('problems inside of a value, unknown fields first, with their paths', () => {
  const value = { colour: 'red', kind: 'BIRD', legs: 1.5, owner: {}, toys: [{ price: '1' }, { price: 'x' }] };
  const problems = [
    { path: ['colour'], explanation: 'Field is not defined on PetInput' },
    { path: ['id'], explanation: 'Expected value to not be null' },
    { path: ['kind'], explanation: 'Expected "BIRD" to be one of: CAT, DOG' },
    { path: ['legs'], explanation: 'Could not coerce value 1.5 to Int' },
    { path: ['owner', 'name'], explanation: 'Expected value to not be null' },
    { path: ['toys', 1, 'price'], explanation: "invalid decimal 'x'", message: "invalid decimal 'x'" },
  ];
  const list = problems.map((problem) => `${problem.path.join('.')} (${problem.explanation})`).join(', ');
  expect(errorsOf('PetInput!', { x: value })).toEqual(
    error(`Variable $x of type PetInput! was provided invalid value for ${list}`, value, problems),
  );
});

test('exactly one field where one is asked for, and not null', () => {
  const message = 'Variable $x of type Which was provided invalid value';
  const none = [{ path: [], explanation: "'Which' requires exactly one argument, but 0 were provided." }];
  const empty = [{ path: [], explanation: "'Which' requires exactly one argument, but 'id' was `null`." }];
  expect(errorsOf('Which', { x: {} })).toEqual(error(message, {}, none));
  expect(errorsOf('Which', { x: { id: null } })).toEqual(error(message, { id: null }, empty));
});

test('something that is no object', () => {
  const problems = [{ path: [], explanation: 'Expected "Rex" to be a key-value object.' }];
  expect(errorsOf('PetInput', { x: 'Rex' })).toEqual(
    error('Variable $x of type PetInput was provided invalid value', 'Rex', problems),
  );
});
