import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromRelation, quoteName, withoutTrailingSemicolon } from './statement.ts';

test.each([
  ['select 1', 'select 1'],
  ['select 1;', 'select 1'],
  ['select 1 ; ;\n', 'select 1 '],
  ['select 1; -- the end', 'select 1'],
  ['select 1; /* the; end */ ', 'select 1'],
  ['select 1 -- a; b', 'select 1 -- a; b'],
  [`select '; -- x'`, `select '; -- x'`],
  [`select 'it''s; -- x'`, `select 'it''s; -- x'`],
  [`select e'it\\'s; -- x'`, `select e'it\\'s; -- x'`],
  [`select "a; -- b" from t;`, `select "a; -- b" from t`],
  ['select $$a; -- b$$;', 'select $$a; -- b$$'],
  ['select 1; select 2;', 'select 1; select 2'],
  ['', ''],
])('the query %j is read as %j', (written, read) => {
  expect(withoutTrailingSemicolon(written)).toBe(read);
});

test('a text literal at the end is never cut', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const query = `select '${text.replaceAll("'", "''")}'`;
      expect(withoutTrailingSemicolon(`${query} ;\n`)).toBe(`${query} `);
    }),
  );
});

test('a table is quoted by the parts of its name', () => {
  expect(fromRelation({ kind: 'table', name: ['my schema', 'a"b'] })).toBe(
    'from (\nselect * from "my schema"."a""b"\n) m',
  );
  expect(quoteName('select')).toBe('"select"');
});

test('a comment at the end of a query leaves the parenthesis alone', () => {
  expect(fromRelation({ kind: 'sql', sql: 'select 1 -- one;' })).toBe('from (\nselect 1 -- one;\n) m');
});
