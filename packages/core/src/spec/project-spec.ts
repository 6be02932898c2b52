import type { ErrorPlace } from '../errors/backstock-error.ts';
import type { Secret } from '../errors/secret.ts';
import type { SyncSpec } from './sync-spec.ts';

/** An option of a connection: plain, or wrapped where the value came from `${env.…}` or `${file.…}`. */
export type OptionValue = string | number | boolean | Secret | { readonly [name: string]: OptionValue };

/** A connection as written in backstock.yaml; the adapter named by `type` parses its options. */
export interface ConnectionSpec {
  readonly name: string;
  readonly type: string;
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly where: ErrorPlace;
  /** The places of its options, by dotted name (`ssl.mode`). */
  readonly places: ReadonlyMap<string, ErrorPlace>;
}

/** backstock.yaml and every file of syncs/. */
export interface ProjectSpec {
  readonly folder: string;
  readonly sources: ReadonlyMap<string, ConnectionSpec>;
  readonly destinations: ReadonlyMap<string, ConnectionSpec>;
  /** Path of the state file (absolute), or a Postgres URL later. */
  readonly state: string;
  readonly syncs: readonly SyncSpec[];
}
