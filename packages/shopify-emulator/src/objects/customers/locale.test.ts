import { expect, test } from 'vitest';
import { isLocale } from './locale.ts';

test.each(['en', 'fr', 'pt-BR', 'zh-Hans', 'zh-Hant-TW', 'fil'])('%s is a locale', (text) => {
  expect(isLocale(text)).toBe(true);
});

test.each(['', 'english', 'xx', 'EN', 'en_US', 'en-us', 'en-US-extra'])('%s is no locale', (text) => {
  expect(isLocale(text)).toBe(false);
});
