/** The parts of an ErrorResponse that may be used. Its detail, hint and context can quote values and are not read. */
export interface ServerError {
  readonly sqlState: string;
  readonly message: string;
  /** Where in the SQL text, in characters from 1; only the parser and the analyser give it. */
  readonly position: number | undefined;
  /** The function of the server that reported it. */
  readonly routine: string | undefined;
}

/** The server's own error, when that is what the driver threw. */
export function serverError(error: unknown): ServerError | undefined {
  if (!(error instanceof Error)) return undefined;
  const sqlState = member(error, 'code');
  if (member(error, 'severity') === undefined || sqlState === undefined) return undefined;
  const position = member(error, 'position');
  return {
    sqlState,
    message: error.message,
    position: position === undefined ? undefined : Number(position),
    routine: member(error, 'routine'),
  };
}

/** A member that is a text, of an error whose shape is not known. */
export function member(error: Error, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}

/**
 * What the server says, where it can name tables, columns and words of the SQL, but no value of a row: messages with a
 * position come from reading the SQL text, before any row; aclcheck_error names what may not be read.
 */
export function safeMessage({ sqlState, message, position, routine }: ServerError): string | undefined {
  const ofTheText = sqlState.startsWith('42') && position !== undefined;
  return ofTheText || routine === 'aclcheck_error' ? message : undefined;
}
