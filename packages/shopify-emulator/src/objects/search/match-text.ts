import type { SearchText, TextFilter } from './search-fields.ts';
import { isAnything, type SearchTerm } from './search-syntax.ts';

type TextTest = (text: string) => boolean;

const textMatchers = { words: wordMatcher, exact: exactMatcher, list: listMatcher } as const;

/** Tests the texts of a thing, of which one has to fit. */
export function textTest<Thing>(term: SearchTerm, { as, of }: TextFilter<Thing>): (thing: Thing) => boolean {
  if (isAnything(term)) return (thing) => textsOf(of(thing)).length > 0;
  const matches = textMatchers[as](term);
  return (thing) => textsOf(of(thing)).some(matches);
}

function textsOf(text: SearchText): readonly string[] {
  if (text === null || text === undefined) return [];
  return typeof text === 'string' ? [text] : text;
}

/** Of a list without quotes each part may end in `*`; the star of the last one is the term's own. */
function listMatcher(term: SearchTerm): TextTest {
  const parts = term.value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const last = parts.length - 1;
  const matchers = parts.map((part, index) => {
    if (index === last) return exactMatcher({ value: part, prefix: term.prefix });
    const prefix = !term.quoted && part.endsWith('*');
    return exactMatcher({ value: prefix ? part.slice(0, -1) : part, prefix });
  });
  return (text) => matchers.some((matches) => matches(text));
}

function exactMatcher({ value, prefix }: Pick<SearchTerm, 'value' | 'prefix'>): TextTest {
  const wanted = value.toLowerCase();
  return (text) => (prefix ? text.toLowerCase().startsWith(wanted) : text.toLowerCase() === wanted);
}

/** All words of the term stand in the text; those between quotes behind each other. The last one may only begin a word. */
export function wordMatcher(term: SearchTerm): TextTest {
  const wanted = wordsOf(term.value);
  if (wanted.length === 0) return () => false;
  const last = wanted.length - 1;
  const fits = (word: string | undefined, index: number): boolean => {
    const pattern = wanted[index] ?? '';
    return term.prefix && index === last ? word?.startsWith(pattern) === true : word === pattern;
  };
  if (!term.quoted) {
    return (text) => {
      const words = wordsOf(text);
      return wanted.every((_, index) => words.some((word) => fits(word, index)));
    };
  }
  return (text) => {
    const words = wordsOf(text);
    return words.some((_, start) => wanted.every((__, index) => fits(words[start + index], index)));
  };
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
