import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutTrailingSemicolon } from './without-trailing-semicolon.ts';

test.each([
  ['select 1;', 'select 1 '],
  ['select 1 ; ;\n', 'select 1    \n'],
  ['select 1; -- the end;', 'select 1  -- the end;'],
  ['select 1 /* a; /* b; */ c; */;', 'select 1 /* a; /* b; */ c; */ '],
  [`select ';'`, `select ';'`],
  [`select 'it''s;';`, `select 'it''s;' `],
  [String.raw`select e'\';';`, String.raw`select e'\';' `],
  [String.raw`select name'\';`, String.raw`select name'\' `],
  ['select "odd;"";";', 'select "odd;"";" '],
  ['select $$;$$;', 'select $$;$$ '],
  ['select $a$;$$;$a$;', 'select $a$;$$;$a$ '],
  ['select a$b$c;', 'select a$b$c '],
  ['select 1; select 2;', 'select 1; select 2 '],
  [`select 'open;`, `select 'open;`],
  ['', ''],
])('%j becomes %j', (sql, expected) => {
  expect(withoutTrailingSemicolon(sql)).toBe(expected);
});

test('nothing moves: only semicolons become spaces', () => {
  const fragment = fc.constantFrom(
    ';',
    "'",
    '"',
    '$$',
    '$a$',
    '--',
    '\n',
    '/*',
    '*/',
    'e',
    'x',
    ' ',
    '\\',
    'ü',
    '👩',
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 30 }), (fragments) => {
      const sql = fragments.join('');
      const result = withoutTrailingSemicolon(sql);
      expect(result.length).toBe(sql.length);
      expect(result.replaceAll(' ', ';')).toBe(sql.replaceAll(' ', ';'));
    }),
  );
});
