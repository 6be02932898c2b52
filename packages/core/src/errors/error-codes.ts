/**
 * The closed list of error codes, `NAMESPACE.REASON`, each with the exit code of the command line that it leads to
 * (2 the user's input, 4 not reachable, 5 stopped by a limit or claim, 1 a fault of ours).
 */
export const errorCodes = {
  'SPEC.INVALID': 2,
  'SPEC.NOT_FOUND': 2,
  'SPEC.SECRET_MISSING': 2,
  'MODEL.COLUMN_MISSING': 2,
  'MODEL.TYPE_MISMATCH': 2,
  'SOURCE.UNREACHABLE': 4,
  'SOURCE.AUTHENTICATION': 2,
  'SOURCE.PERMISSION': 2,
  'SOURCE.QUERY_REJECTED': 2,
  'SOURCE.QUERY_FAILED': 4,
  'SOURCE.READ_INCOMPLETE': 4,
  'SOURCE.TIMEOUT': 4,
  'SOURCE.UNSUPPORTED': 2,
  'STORE.UNREACHABLE': 4,
  'STORE.AUTHENTICATION': 2,
  'STORE.SCOPE_MISSING': 2,
  'STORE.NOT_FOUND': 2,
  'STORE.UNAVAILABLE': 4,
  'STORE.READ_ONLY': 2,
  'STORE.REQUEST_REJECTED': 1,
  'STORE.CONFIGURATION': 2,
  'STATE.UNREACHABLE': 4,
  'STATE.NOT_FOUND': 2,
  'STATE.BACKUP_EXISTS': 2,
  'STATE.LOCKED': 2,
  'STATE.DAMAGED': 2,
  'STATE.NEWER': 2,
  'STATE.KEY_MISMATCH': 2,
  'STATE.WRITE_FAILED': 4,
  'RUN.LIMIT_EXCEEDED': 5,
  'RUN.EMPTY_MODEL': 5,
  'RUN.ALREADY_RUNNING': 5,
  'RUN.STOPPED': 4,
  'CLI.USAGE': 2,
  'INTERNAL.FAULT': 1,
} as const;

export type ErrorCode = keyof typeof errorCodes;
