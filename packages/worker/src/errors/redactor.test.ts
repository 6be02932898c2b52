import { Secret } from '@backstock/core';
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
