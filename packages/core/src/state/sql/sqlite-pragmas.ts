/**
 * What every connection to a state sets. `auto_vacuum` comes first: it must be set before the first table is made.
 * `secure_delete` overwrites deleted values inside pages that stay; whole free pages are given back by `reclaim`.
 */
export const pragmas = [
  'pragma auto_vacuum = incremental',
  'pragma journal_mode = wal',
  'pragma synchronous = full',
  'pragma foreign_keys = on',
  'pragma secure_delete = fast',
  // In KiB: a ledger of a million things keeps the inner pages of its indexes in memory.
  'pragma cache_size = -16000',
  // In pages (64 MB): a page that many commits of a run touch is copied into the file once in a while, not each time.
  'pragma wal_autocheckpoint = 16000',
] as const;

/** How long a statement waits for another process's transaction. */
export const busyTimeoutMs = 10_000;
