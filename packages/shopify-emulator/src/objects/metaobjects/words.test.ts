import { expect, test } from 'vitest';
import { inWords } from './words.ts';

test.each([
  ['size-chart', 'Size Chart'],
  ['size_chart', 'Size Chart'],
  ['SizeChart', 'Size Chart'],
  ['sizechart-2', 'Sizechart 2'],
  ['HTMLPage', 'Html Page'],
  ['v2_final', 'V2 Final'],
  ['über-größe', 'Über Größe'],
])('%s is %s in words', (text, words) => {
  expect(inWords(text)).toBe(words);
});
