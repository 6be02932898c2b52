import { expect, test } from 'vitest';
import { columnExpression, copySql, describeSql } from './generated-sql.ts';
import { locate } from './locate.ts';

test('a query stands in parentheses of its own lines', () => {
  expect(describeSql({ kind: 'sql', sql: 'select 1 -- one' }).text).toBe(
    'select * from (select 1 -- one\n) m limit 0',
  );
});

test('a table is quoted by its parts', () => {
  expect(describeSql({ kind: 'table', name: ['marts', 'odd "name"'] }).text).toBe(
    'select * from "marts"."odd ""name""" m limit 0',
  );
});

test('a predicate is one more column', () => {
  const sql = copySql(
    { kind: 'table', name: ['t'] },
    [columnExpression('id'), columnExpression('a"b')],
    'id > 5;',
  );
  expect(sql.text).toBe('copy (select m."id", m."a""b", ((id > 5 \n)) is true from "t" m) to stdout');
});

test('a position of the server is a place in the user’s SQL', () => {
  const sql = copySql({ kind: 'sql', sql: `select '👩' as a,\n  nope` }, ['m."a"'], 'wrong');
  const positionOf = (text: string) => Array.from(sql.text.slice(0, sql.text.indexOf(text))).length + 1;
  expect(locate(sql, positionOf('nope'))).toEqual({ part: 'query', line: 2, column: 3 });
  expect(locate(sql, positionOf('as a'))).toEqual({ part: 'query', line: 1, column: 12 });
  expect(locate(sql, positionOf('wrong'))).toEqual({ part: 'predicate', line: 1, column: 1 });
  expect(locate(sql, positionOf('m."a"'))).toBeUndefined();
});
