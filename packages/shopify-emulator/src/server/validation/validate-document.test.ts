import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { isStaticError, parseDocument } from './parse-document.ts';
import { validateDocument } from './validate-document.ts';

const schema = buildSchema(`
  directive @once(key: String!) on FIELD
  type Query { pet(id: ID!, kind: Kind): Pet pets(names: [String!]): [Pet!]! beast: Beast find(by: Which): Pet }
  type Mutation { petSet(pet: PetInput!, note: String): Pet }
  enum Kind { CAT DOG }
  type Pet { id: ID! name(upper: Boolean): String kind: Kind owner: Owner }
  type Owner { name: String }
  type Rock { weight: Int }
  union Beast = Pet | Rock
  input PetInput { id: ID! kind: Kind born: Date owner: OwnerInput tags: [String!] }
  input OwnerInput { name: String! }
  input Which @oneOf { id: ID name: String }
  scalar Date
`);

function errors(text: string): unknown {
  const document = parseDocument(text);
  return isStaticError(document) ? [document] : validateDocument(schema, document);
}

/** Message, path and extensions of the only error. */
function only(text: string): unknown {
  const found = errors(text);
  if (!Array.isArray(found) || found.length !== 1) return found;
  const { message, path, extensions } = found[0];
  return [message, path, extensions];
}

test('a document that fits has no errors', () => {
  const text = `query Q($id: ID!, $kind: Kind = CAT) { pet(id: $id, kind: $kind) { ...P } beast { ... on Rock { weight } __typename } }
    fragment P on Pet { name(upper: true) @include(if: true) @once(key: "k") owner { name } }`;
  expect(errors(text)).toEqual([]);
});

test('an unknown field, with its place under aliases', () => {
  expect(errors('query Q {\n  mine: pet(id: "1") { age }\n}')).toEqual([
    {
      message: "Field 'age' doesn't exist on type 'Pet'",
      locations: [{ line: 2, column: 24 }],
      path: ['query Q', 'mine', 'age'],
      extensions: { code: 'undefinedField', typeName: 'Pet', fieldName: 'age' },
    },
  ]);
});

test('selections that are missing or too many', () => {
  expect(only('{ pet(id: "1") }')).toEqual([
    "Field must have selections (field 'pet' returns Pet but has no selections. Did you mean 'pet { ... }'?)",
    ['query', 'pet'],
    { code: 'selectionMismatch', nodeName: "field 'pet'", typeName: 'Pet' },
  ]);
  expect(only('{ pet(id: "1") { name { first } } }')).toEqual([
    "Selections can't be made on scalars (field 'name' returns String but has selections [\"first\"])",
    ['query', 'pet', 'name'],
    { code: 'selectionMismatch', nodeName: "field 'name'", typeName: 'String' },
  ]);
});

test('arguments that are not accepted or missing', () => {
  expect(errors('mutation M { petSet(colour: "red") { id } }')).toEqual([
    {
      message: "Field 'petSet' doesn't accept argument 'colour'",
      locations: [{ line: 1, column: 21 }],
      path: ['mutation M', 'petSet', 'colour'],
      extensions: { code: 'argumentNotAccepted', name: 'petSet', typeName: 'Field', argumentName: 'colour' },
    },
    {
      message: "Field 'petSet' is missing required arguments: pet",
      locations: [{ line: 1, column: 14 }],
      path: ['mutation M', 'petSet'],
      extensions: { code: 'missingRequiredArguments', className: 'Field', name: 'petSet', arguments: 'pet' },
    },
  ]);
});

test('literals that do not fit', () => {
  expect(only('{ pet(id: "1", kind: BIRD) { id } }')).toEqual([
    "Argument 'kind' on Field 'pet' has an invalid value (BIRD). Expected type 'Kind'.",
    ['query', 'pet', 'kind'],
    { code: 'argumentLiteralsIncompatible', typeName: 'Field', argumentName: 'kind' },
  ]);
  expect(only('{ pets(names: ["a", 1]) { id } }')).toEqual([
    "Argument 'names' on Field 'pets' has an invalid value ([\"a\", 1]). Expected type '[String!]'.",
    ['query', 'pets', 'names'],
    { code: 'argumentLiteralsIncompatible', typeName: 'Field', argumentName: 'names' },
  ]);
  expect(only('{ pet(id: "") { id } }')).toEqual([
    "Invalid global id ''",
    ['query', 'pet', 'id'],
    { code: 'argumentLiteralsIncompatible', typeName: 'CoercionError' },
  ]);
});

test('input objects: unknown, missing and unfit fields, each where it stands', () => {
  expect(errors('mutation { petSet(pet: {kind: null, age: 3, owner: {name: null}}) { id } }')).toEqual([
    expect.objectContaining({
      message: "InputObject 'PetInput' doesn't accept argument 'age'",
      path: ['mutation', 'petSet', 'pet', 'age'],
    }),
    expect.objectContaining({
      message:
        "Argument 'name' on InputObject 'OwnerInput' has an invalid value (null). Expected type 'String!'.",
      path: ['mutation', 'petSet', 'pet', 'owner', 'name'],
      locations: [{ line: 1, column: 52 }],
    }),
    expect.objectContaining({
      message: "Argument 'id' on InputObject 'PetInput' is required. Expected type ID!",
      path: ['mutation', 'petSet', 'pet', 'id'],
      extensions: {
        code: 'missingRequiredInputObjectAttribute',
        argumentName: 'id',
        argumentType: 'ID!',
        inputObjectType: 'PetInput',
      },
    }),
  ]);
});

test('of some input objects exactly one field is given', () => {
  const extensions = { code: 'invalidOneOfInputObject', inputObjectType: 'Which' };
  const message = "OneOf Input Object 'Which' must specify exactly one key.";
  expect(only('{ find(by: {}) { id } }')).toEqual([message, ['query', 'find', 'by'], extensions]);
  expect(only('{ find(by: {id: "1", name: "a"}) { id } }')).toEqual([
    message,
    ['query', 'find', 'by'],
    extensions,
  ]);
});

test('variables: unused, undeclared, of an unknown type, in the wrong place', () => {
  expect(only('query Q($a: Int) { beast { __typename } }')).toEqual([
    'Variable $a is declared by Q but not used',
    ['query Q'],
    { code: 'variableNotUsed', variableName: 'a' },
  ]);
  expect(only('query Q { pet(id: $id) { id } }')).toEqual([
    'Variable $id is used by Q but not declared',
    ['query Q', 'pet', 'id'],
    { code: 'variableNotDefined', variableName: 'id' },
  ]);
  expect(only('query Q($id: Nothing) { pets(names: $id) { id } }')).toEqual([
    "Nothing isn't a defined input type (on $id)",
    ['query Q'],
    { code: 'variableRequiresValidType', typeName: 'Nothing', variableName: 'id' },
  ]);
  expect(only('query Q($id: ID) { pet(id: $id) { id } }')).toEqual([
    'Nullability mismatch on variable $id and argument id (ID / ID!)',
    ['query Q', 'pet', 'id'],
    {
      code: 'variableMismatch',
      variableName: 'id',
      typeName: 'ID',
      argumentName: 'id',
      errorMessage: 'Nullability mismatch',
    },
  ]);
  expect(only('query Q($n: String) { pets(names: [$n]) { id } }')).toEqual(
    expect.arrayContaining(['Nullability mismatch on variable $n and argument names (String / String!)']),
  );
});

test('a variable that only a fragment uses is used', () => {
  const text =
    'query Q($u: Boolean) { pet(id: "1") { ...P } } fragment P on Pet { ...N } fragment N on Pet { name(upper: $u) }';
  expect(errors(text)).toEqual([]);
});

test('directives: unknown, and where they do not belong', () => {
  expect(only('query Q @once(key: "k") { beast { __typename } }')).toEqual([
    "'@once' can't be applied to queries (allowed: fields)",
    ['query Q'],
    { code: 'directiveCannotBeApplied', targetName: 'queries', name: 'once' },
  ]);
  expect(only('{ beast @nothing { __typename } }')).toEqual([
    'Directive @nothing is not defined',
    ['query', 'beast'],
    { code: 'undefinedDirective', directiveName: 'nothing' },
  ]);
});

test('fragments: on no type, never defined, on another type', () => {
  expect(only('{ beast { ... on Cloud { id } } }')).toEqual([
    "No such type Cloud, so it can't be a fragment condition",
    ['query', 'beast', '... on Cloud'],
    { code: 'undefinedType', typeName: 'Cloud' },
  ]);
  expect(only('{ beast { ...Gone } }')).toEqual([
    'Fragment Gone was used, but not defined',
    ['query', 'beast', '... Gone'],
    { code: 'useAndDefineFragment', fragmentName: 'Gone' },
  ]);
  expect(only('{ pet(id: "1") { ... on Rock { weight } } }')).toEqual([
    "Fragment on Rock can't be spread inside Pet",
    ['query', 'pet', '... on Rock'],
    { code: 'cannotSpreadFragment', typeName: 'Rock', fragmentName: 'unknown', parentName: 'Pet' },
  ]);
});

test('fields that cannot be answered under one key: other fields, other arguments, inside of others', () => {
  expect(errors('{ pet(id: "1") { x: id x: name } }')).toEqual([
    {
      message: "Field 'x' has a field conflict: id or name?",
      locations: [
        { line: 1, column: 18 },
        { line: 1, column: 24 },
      ],
      path: [],
      extensions: { code: 'fieldConflict', fieldName: 'x', conflicts: 'id or name' },
    },
  ]);
  expect(only('query Q($k: Kind) { pet(id: "1") { id } pet(id: "2", kind: $k) { id } }')).toEqual([
    'Field \'pet\' has an argument conflict: {id:"\\"1\\""} or {id:"\\"2\\"",kind:"$k"}?',
    [],
    {
      code: 'fieldConflict',
      fieldName: 'pet',
      conflicts: '{id:"\\"1\\""} or {id:"\\"2\\"",kind:"$k"}',
    },
  ]);
  expect(
    only('{ pet(id: "1") { owner { n: name } } pet(id: "1") { owner { n: __typename } } }'),
  ).toMatchObject(["Field 'n' has a field conflict: name or __typename?", [], {}]);
});

test('types that differ under one key', () => {
  expect(only('{ beast { ... on Pet { x: name } ... on Rock { x: weight } } }')).toEqual([
    expect.stringContaining('conflict because they return conflicting types'),
    [],
    { code: 'fieldConflict' },
  ]);
});

test('fragments that nobody spreads, or that never end', () => {
  expect(errors('{ beast { __typename } }\nfragment F on Pet { id }')).toEqual([
    {
      message: 'Fragment F was defined, but not used',
      locations: [{ line: 2, column: 1 }],
      path: ['fragment F'],
      extensions: { code: 'useAndDefineFragment', fragmentName: 'F' },
    },
  ]);
  expect(
    errors(
      '{ pet(id: "1") { ...A ...D } } fragment A on Pet { ...B } fragment B on Pet { ...C } fragment C on Pet { ...B } fragment D on Pet { id }',
    ),
  ).toEqual(
    ['A', 'B', 'C'].map((name) =>
      expect.objectContaining({
        message: `Fragment ${name} contains an infinite loop`,
        path: [`fragment ${name}`],
        extensions: { code: 'infiniteLoop', fragmentName: name },
      }),
    ),
  );
});

test.each([
  [
    'query A { beast { __typename } } query A { beast { __typename } }',
    ['Operation name "A" must be unique', [], { code: 'uniquelyNamedOperations', operationName: 'A' }],
  ],
  [
    '{ beast { __typename } } query A { beast { __typename } }',
    [
      'Operation name is required when multiple operations are present',
      [],
      { code: 'uniquelyNamedOperations' },
    ],
  ],
  [
    '{ beast { ...F } } fragment F on Pet { id } fragment F on Pet { name }',
    ['Fragment name "F" must be unique', [], { code: 'fragmentNotUnique', fragmentName: 'F' }],
  ],
  [
    'query Q($a: ID!, $a: ID!) { pet(id: $a) { id } }',
    [
      'There can only be one variable named "a"',
      ['query Q'],
      { code: 'variableNotUnique', variableName: 'a' },
    ],
  ],
  [
    '{ beast { __typename } p: pet(id: "1", id: "2") { id } }',
    ['There can be only one argument named "id"', ['query', 'p'], { code: 'argumentNotUnique', name: 'id' }],
  ],
  [
    'mutation { petSet(pet: { id: "1", owner: { name: "a", name: "b" } }) { id } }',
    [
      'There can be only one input field named "name"',
      ['mutation', 'petSet', 'pet', 'owner'],
      { code: 'inputFieldNotUnique', name: 'name' },
    ],
  ],
  [
    '{ beast { ... on Pet { id @skip(if: true) @skip(if: false) } } }',
    [
      'The directive "skip" can only be used once at this location.',
      ['query', 'beast', '... on Pet', 'id'],
      { code: 'directiveNotUniqueForLocation', directiveName: 'skip' },
    ],
  ],
  [
    '{ beast { __typename } } type Cloud { id: ID }',
    ['Query cannot contain schema definitions', [], { code: 'queryContainsSchemaDefinitions' }],
  ],
])('what may stand only once, or not at all: %s', (text, expected) => {
  expect(only(text)).toEqual(expected);
});

test('a text that is no document', () => {
  expect(errors('query Q {\n  pet(id: "1") {\n    id')).toEqual([
    {
      message: 'syntax error, unexpected end of file at [3, 5]',
      locations: [{ line: 3, column: 5 }],
      extensions: { code: 'PARSE_ERROR' },
    },
  ]);
  expect(only('{ pet(id: }')).toEqual([
    'syntax error, unexpected } ("}") at [1, 11]',
    undefined,
    { code: 'PARSE_ERROR' },
  ]);
});
