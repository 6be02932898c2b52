import { connect, mapConnection, type Connection, type ConnectionArguments } from './connection.ts';

/** A page of texts, each of them once, in the order of the alphabet. */
export function textPage(
  texts: ReadonlySet<string>,
  args: ConnectionArguments,
  maxPage?: number,
): Connection<string> {
  const rows = Array.from(texts, (text, id) => ({ id, text }));
  return mapConnection(
    connect(rows, args, (row) => row.text.toLowerCase(), maxPage),
    ({ text }) => text,
  );
}
