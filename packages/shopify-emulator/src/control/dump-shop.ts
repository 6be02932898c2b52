import { schemaVersion } from '../schema/published-schema.ts';
import type { EmulatedShop } from './emulated-shop.ts';
import { changeSettings } from './settings.ts';

/** The form that `dumpShop` writes and `loadShop` reads. */
export const dumpFormat = 1;

/** So much of a blob stands in one line. */
const pieceBytes = 786_432;

/** So many characters go out at a time. */
const chunkLength = 65_536;

/**
 * Everything that the shop has, as JSON Lines in chunks: a line for the shop with its clock, settings and switches; then for each table a line
 * with its name and one for each row as it is; then what lies in blobs; then a line that says that this is the end. Tokens, clients,
 * faults and the journal are no part of the shop. What is written while the chunks are read is not in it.
 */
export function dumpShop(shop: EmulatedShop): Generator<string> {
  // Rows are never changed in place, so lists of them are a copy of this moment.
  const tables = [...shop.store.tables()].map(([name, rows]) => ({ name, rows: [...rows.values()] }));
  const head = {
    kind: 'shop',
    format: dumpFormat,
    apiVersion: schemaVersion,
    nowMs: shop.clock.now(),
    isFrozen: shop.clock.isFrozen(),
    lastId: shop.store.lastId,
    profile: shop.store.profile,
    settings: changeSettings(shop, {}),
    switches: shop.store.switches,
  };
  return inChunks(lines(head, tables, shop));
}

function* lines(
  head: object,
  tables: readonly { readonly name: string; readonly rows: readonly object[] }[],
  shop: EmulatedShop,
): Generator<string> {
  let count = 0;
  yield JSON.stringify(head);
  for (const { name, rows } of tables) {
    yield JSON.stringify({ kind: 'table', name, rows: rows.length });
    for (const row of rows) yield JSON.stringify(row);
    count += rows.length;
  }
  for (const [name, { chunks }] of shop.store.blobs.entries()) {
    for (const piece of chunks.flatMap(piecesOf))
      yield JSON.stringify({ kind: 'blob', name, base64: piece.toString('base64') });
  }
  yield JSON.stringify({ kind: 'end', rows: count });
}

/** A text cannot be as long as an upload. */
function piecesOf(chunk: Buffer): readonly Buffer[] {
  const count = Math.ceil(chunk.length / pieceBytes);
  return Array.from({ length: count }, (_, index) =>
    chunk.subarray(index * pieceBytes, (index + 1) * pieceBytes),
  );
}

function* inChunks(texts: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const text of texts) {
    chunk += `${text}\n`;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
