import type { DatabaseSync } from 'node:sqlite';

/** Connections that hold a lock: one that nothing refers to is closed when memory is collected, and its lock goes with it. */
const holding = new Set<DatabaseSync>();

/** Keeps a connection, and the lock that it has taken, until what is given back is called. */
export function keepLock(connection: DatabaseSync): () => void {
  holding.add(connection);
  return () => {
    if (holding.delete(connection)) connection.close();
  };
}
