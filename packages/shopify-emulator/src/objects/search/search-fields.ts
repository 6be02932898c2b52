import type { SearchTerm } from './search-syntax.ts';

/**
 * What a kind of thing can be searched by. `words` are matched by their words, in any order (a quoted value: in this order),
 * `exact` as a whole, both in any case of letters; `number` and `time` (milliseconds) take comparators;
 * `test` makes its own test of the value, and `term` of all that is written, for filters with a rule of their own.
 */
export interface SearchFields<Thing> {
  readonly filters: Readonly<Record<string, SearchFilter<Thing>>>;
  /** Filters whose names are not known beforehand. May throw an error of the API. */
  readonly otherFilter?: (name: string) => SearchFilter<Thing> | undefined;
  /** Where a word without a field is looked for. */
  readonly text: (thing: Thing) => readonly (string | null | undefined)[];
}

export type SearchFilter<Thing> =
  | { readonly as: 'words' | 'exact'; readonly of: (thing: Thing) => SearchText }
  | { readonly as: 'test'; readonly of: (value: string) => (thing: Thing) => boolean }
  | { readonly as: 'term'; readonly of: (term: SearchTerm) => (thing: Thing) => boolean }
  | { readonly as: 'number' | 'time'; readonly of: (thing: Thing) => number | null | undefined };

export type SearchText = string | readonly string[] | null | undefined;
