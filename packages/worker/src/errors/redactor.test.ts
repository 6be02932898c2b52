import { Secret } from '@backstock/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Redactor } from './redactor.ts';

test('a secret is taken out wherever it stands', () => {
  const redactor = new Redactor();
  redactor.add(new Secret('shpat_0123', 'env.TOKEN'));
  expect(redactor.redact('a shpat_0123, b=shpat_0123.')).toBe('a [secret], b=[secret].');
});

test('of a URL the password is taken out too, as it is written and as it is meant', () => {
  const redactor = new Redactor();
  redactor.add(new Secret('postgres://reader:p%40ssword@db.example.com/shop', 'env.URL'));
  expect(redactor.redact('p%40ssword p@ssword reader')).toBe('[secret] [secret] reader');
});

test('a text too short to be told from others stays', () => {
  const redactor = new Redactor();
  redactor.add(new Secret('abc', 'env.X'));
  expect(redactor.redact('abcd')).toBe('abcd');
});

test('whatever stands around it, no secret is left', () => {
  const secret = fc.string({ minLength: 4 }).filter((text) => !'[secret]'.includes(text));
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (text, before, after) => {
      const redactor = new Redactor();
      redactor.add(new Secret(text, 'env.X'));
      // Where the replacement and what stands around it happen to spell the secret again, nothing was told.
      fc.pre(!`${before}[secret]${after}`.includes(text));
      expect(redactor.redact(`${before}${text}${after}`)).not.toContain(text);
    }),
    { numRuns: 50 },
  );
});
