/** Where in the code an error was made, without its message, which may hold a row's values. */
export function stackFrames(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  return (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
}
