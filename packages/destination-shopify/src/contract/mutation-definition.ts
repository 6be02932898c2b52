import type { FieldValue } from '@backstock/core';

/** The variables of an operation, by the name under which its mutation declares them. */
export type MutationVariables = Readonly<Record<string, FieldValue>>;

/**
 * A list variable whose entries stand alone, so that operations of many changes share one mutation. The list must be the
 * mutation's only variable.
 */
interface MutationBatch {
  readonly variable: string;
  readonly maxItems: number;
}

/**
 * A mutation that operations may name. Calls write the GraphQL text out of these parts: one operation as it stands, several
 * under the aliases `m0`, `m1`, … with their variables numbered alike. Every definition is checked against the published
 * schema by a test.
 */
export interface MutationDefinition {
  /** The root field (`customerUpdate`); also what `Operation.mutation` says. */
  readonly name: string;
  /** Each variable with its GraphQL type (`{ input: 'CustomerInput!' }`); it is passed to the argument of the same name. */
  readonly variables: Readonly<Record<string, string>>;
  /** What is asked of the payload. Must select `userErrors`, with `code` where the schema has one; otherwise as little as possible. */
  readonly selection: string;
  /** Where the payload has the id of the thing: `['customer', 'id']`. Empty where it does not say it. */
  readonly thingId: readonly string[];
  /** What it costs alone, in points, with these variables. */
  readonly points: (variables: MutationVariables) => number;
  /**
   * After a lost reply: `safe` may be sent again with the same bytes, because a second time changes nothing;
   * `read_back` must be looked for in the store first (`ObjectDriver.readBack`).
   */
  readonly repeat: 'safe' | 'read_back';
  readonly batch?: MutationBatch;
}

/** The mutations of a package, by name. */
export type MutationCatalogue = Readonly<Record<string, MutationDefinition>>;
