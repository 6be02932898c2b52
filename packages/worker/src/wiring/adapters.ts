import {
  locateOptionProblem,
  type ConnectionSpec,
  type Destination,
  type ObjectCatalogue,
  type ParsedOptions,
  type Source,
  type SpecProblem,
} from '@backstock/core';

/** A connection that is ready to be used, or what is wrong with its options. */
export type Made<Connected> = { readonly made: Connected } | { readonly problems: readonly SpecProblem[] };

/** Makes sources of one type. Loaded when a project has a connection of it. */
export interface SourceAdapter {
  /** Does no I/O. */
  create(connection: ConnectionSpec, folder: string): Made<Source>;
}

/** A connection to a store that is ready to be used. */
export interface ConnectedStore {
  readonly destination: Destination;
  readonly readOnly: boolean;
}

/** Makes destinations of one type. */
export interface DestinationAdapter {
  readonly objects: ObjectCatalogue;
  /** Does no I/O. */
  create(connection: ConnectionSpec): Made<ConnectedStore>;
}

type Loader<Adapter> = () => Promise<{ readonly adapter: Adapter }>;

/** Sources by the word that stands as `type` in backstock.yaml. */
export const sourceLoaders: ReadonlyMap<string, Loader<SourceAdapter>> = new Map<
  string,
  Loader<SourceAdapter>
>([
  ['duckdb', () => import('./duckdb-adapter.ts')],
  ['postgres', () => import('./postgres-adapter.ts')],
]);

/** Destinations by the word that stands as `type` in backstock.yaml. */
export const destinationLoaders: ReadonlyMap<string, Loader<DestinationAdapter>> = new Map<
  string,
  Loader<DestinationAdapter>
>([['shopify', () => import('./shopify-adapter.ts')]]);

/** Makes a connection of its parsed options, or places what is wrong with them in the file. */
export function makeOf<Options, Connected>(
  connection: ConnectionSpec,
  parsed: ParsedOptions<Options>,
  create: (options: Options) => Connected,
): Made<Connected> {
  if ('options' in parsed) return { made: create(parsed.options) };
  return { problems: parsed.problems.map((problem) => locateOptionProblem(problem, connection)) };
}
