import type { SearchTerm } from './search-syntax.ts';

/**
 * What a kind of thing can be searched by. `words` are matched by their words, in any order (a quoted value: in this order),
 * `exact` as a whole, `list` as one of several with commas between them, all in any case of letters; `number` and `time`
 * (milliseconds) take comparators; `boolean` is `true` or `false`;
 * `test` makes its own test of the value, and `term` of all that is written, for filters with a rule of their own.
 */
export interface SearchFields<Thing> {
  readonly filters: Readonly<Record<string, SearchFilter<Thing>>>;
  /**
   * By the name of a filter: the numbers of all things that a value in small letters can find, or undefined where an index does not
   * tell. Makes searches fast that name a value exactly.
   */
  readonly indexes?: Readonly<Record<string, (value: string) => readonly number[] | undefined>>;
  /** Filters whose names are not known beforehand. May throw an error of the API. */
  readonly otherFilter?: (name: string) => SearchFilter<Thing> | undefined;
  /** What `now` means to a `time` filter, in milliseconds. */
  readonly now?: () => number;
  /** Where a word without a field is looked for. */
  readonly text: (thing: Thing) => readonly (string | null | undefined)[];
}

export type SearchFilter<Thing> =
  | TextFilter<Thing>
  | NumberFilter<Thing>
  | { readonly as: 'boolean'; readonly of: (thing: Thing) => boolean }
  | { readonly as: 'test'; readonly of: (value: string) => (thing: Thing) => boolean }
  | { readonly as: 'term'; readonly of: (term: SearchTerm) => (thing: Thing) => boolean };

export interface TextFilter<Thing> {
  readonly as: 'words' | 'exact' | 'list';
  readonly of: (thing: Thing) => SearchText;
}

export interface NumberFilter<Thing> {
  readonly as: 'number' | 'time';
  readonly of: (thing: Thing) => SearchNumber;
}

/** Of several numbers one has to fit. */
export type SearchNumber = number | readonly number[] | null | undefined;
export type SearchText = string | readonly string[] | null | undefined;
