import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emailProblems, normalizeEmail } from './email.ts';

describe('e-mail addresses', () => {
  test('lose all white space and keep their case', () => {
    expect(normalizeEmail(' Grace .Hopper@ navy.example\t')).toBe('Grace.Hopper@navy.example');
  });

  test('are none when blank', () => {
    expect(normalizeEmail(' \n')).toBeUndefined();
  });

  test.each(['a@b.co', 'first+tag@sub.domain.example', "o'neil@x-y.example", 'jürgen@müller.example'])(
    'accepts %s',
    (email) => {
      expect(emailProblems(email)).toEqual([]);
    },
  );

  test.each([
    'a',
    'a@',
    '@b.example',
    'a@b',
    'a@@b.example',
    'a.@b.example',
    '.a@b.example',
    'a..b@c.example',
  ])('refuses %s', (email) => {
    expect(emailProblems(email)).toEqual(['Email is invalid']);
  });

  test('tells a too long one twice', () => {
    expect(emailProblems(`${'x'.repeat(250)}@b.example`)).toEqual([
      'Email is too long (maximum is 255 characters)',
      'Email is invalid',
    ]);
  });

  test('stay as they are when normalised again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = normalizeEmail(text);
        expect(once === undefined ? undefined : normalizeEmail(once)).toBe(once);
      }),
    );
  });
});
