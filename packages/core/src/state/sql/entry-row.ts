import type { DeliveredField, LedgerEntry } from '../../ledger/ledger-entry.ts';
import { presenceCodes, removalCodes, wordOf } from './codes.ts';
import { decodeFields, encodeFields, layoutNames, layoutOf } from './field-blob.ts';
import { bytesOf, integerOf, optionalInteger, optionalText } from './read-column.ts';
import type { SharedTexts } from './shared-texts.ts';
import type { SqlDatabase, SqlRow, SqlSession } from './sql-database.ts';
import { readStoreId } from './store-id.ts';
import { parseStored } from './stored-json.ts';

/** Turns rows of the table of entries into entries, and fields into their bytes. */
export class EntryRows {
  readonly #texts: SharedTexts;
  /** Lists of field names by their number. */
  readonly #layouts = new Map<number, readonly string[]>();

  constructor(texts: SharedTexts, database: Pick<SqlDatabase, 'onRollback'>) {
    this.#texts = texts;
    database.onRollback(() => this.#layouts.clear());
  }

  async encode(session: SqlSession, fields: ReadonlyMap<string, DeliveredField>): Promise<Uint8Array> {
    const names = layoutNames(fields);
    const layout = await this.#texts.numberOf(session, JSON.stringify(names));
    return encodeFields(fields, layout, names);
  }

  async decode(session: SqlSession, row: SqlRow): Promise<LedgerEntry> {
    const blob = bytesOf(row, 'fields');
    const key = optionalText(row, 'key');
    const removal = optionalInteger(row, 'removal');
    const storeId = await readStoreId(session, this.#texts, row);
    return {
      hash: bytesOf(row, 'hash'),
      ...(key === undefined ? {} : { key }),
      ...(storeId === undefined ? {} : { storeId }),
      presence: wordOf(presenceCodes, integerOf(row, 'presence')),
      fields: decodeFields(blob, await this.#namesOf(session, layoutOf(blob))),
      ...(removal === undefined ? {} : { removal: wordOf(removalCodes, removal) }),
      sequence: integerOf(row, 'sequence'),
    };
  }

  async decodeAll(session: SqlSession, rows: readonly SqlRow[]): Promise<readonly LedgerEntry[]> {
    const entries: LedgerEntry[] = [];
    for (const row of rows) entries.push(await this.decode(session, row));
    return entries;
  }

  async #namesOf(session: SqlSession, layout: number): Promise<readonly string[]> {
    const known = this.#layouts.get(layout);
    if (known !== undefined) return known;
    const names = parseStored<readonly string[]>(await this.#texts.textOf(session, layout));
    this.#layouts.set(layout, names);
    return names;
  }
}
