/**
 * A query with the types of its answer and variables, which are generated from the published schema. Documents that are put
 * together while running (aliases) state the type of their answer themselves, from generated fragments.
 */
export interface StoreDocument<Answer, Variables> {
  /** The operation's name, for the journal of calls. */
  readonly name: string;
  readonly text: string;
  /** Carries the types only; never set. */
  readonly types?: { readonly answer: Answer; readonly variables: Variables };
}
