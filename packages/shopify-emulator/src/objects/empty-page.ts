import { connect, type Connection, type ConnectionArguments } from './connection.ts';

/** Answers a list of things of which this store can have none yet. Arguments that no list takes are refused as ever. */
export function emptyPage(_source: unknown, args: ConnectionArguments): Connection<never> {
  return connect([], args);
}
