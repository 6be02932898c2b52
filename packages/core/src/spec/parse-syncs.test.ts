import { expect, test } from 'vitest';
import { BackstockError } from '../errors/backstock-error.ts';
import { parseSyncs } from './parse-syncs.ts';

const sync = (name: string): string => `sync: ${name}
source: w
destination: d
model: { table: t, primary_key: id }
object: customer
mode: update
map: { email: email }
`;

test('gives every sync of a text, in its order', () => {
  expect(parseSyncs(`${sync('a')}---\n${sync('b')}`).map(({ name, file }) => [name, file])).toEqual([
    ['a', 'sync.yaml'],
    ['b', 'sync.yaml'],
  ]);
});

test('throws all that is wrong with it at once', () => {
  const fault = ((): unknown => {
    try {
      return parseSyncs(`${sync('a')}moed: x\n---\nsync: b\nsync: c\n`, 'syncs/x.yaml');
    } catch (error) {
      return error;
    }
  })();
  expect(fault instanceof BackstockError && [fault.code, fault.message, fault.why]).toEqual([
    'SPEC.INVALID',
    "2 problems in the project's files",
    'syncs/x.yaml:8:1 unknown key `moed`; did you mean `mode`?\nsyncs/x.yaml:11:1 this is not valid YAML: Map keys must be unique',
  ]);
});
