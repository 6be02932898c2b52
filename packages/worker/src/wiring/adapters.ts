import type { ConnectionSpec, Destination, ObjectCatalogue, Source } from '@backstock/core';

/** Makes sources of one type. Loaded when a project has a connection of it. */
export interface SourceAdapter {
  /** Does no I/O. Throws `SPEC.INVALID` when the options are wrong. */
  create(connection: ConnectionSpec, folder: string): Source;
}

/** A connection to a store that is ready to be used. */
export interface ConnectedStore {
  readonly destination: Destination;
  readonly readOnly: boolean;
}

/** Makes destinations of one type. */
export interface DestinationAdapter {
  readonly objects: ObjectCatalogue;
  /** Does no I/O. Throws `SPEC.INVALID` when the options are wrong. */
  create(connection: ConnectionSpec): ConnectedStore;
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
