import { damagedState } from './damaged-state.ts';
import { integerOf, textOf } from './read-column.ts';
import type { SqlDatabase, SqlSession } from './sql-database.ts';

const findText = 'select id from texts where text = ?';
const addText = 'insert into texts (text) values (?) on conflict (text) do nothing';
const readText = 'select text from texts where id = ?';

/** Numbers for texts that many rows share. They are never deleted, so what was read once stays true. */
export class SharedTexts {
  readonly #numbers = new Map<string, number>();
  readonly #texts = new Map<number, string>();

  constructor(database: Pick<SqlDatabase, 'onRollback'>) {
    database.onRollback(() => {
      this.#numbers.clear();
      this.#texts.clear();
    });
  }

  /** The number of a text, if it has one. */
  async find(session: SqlSession, text: string): Promise<number | undefined> {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const row = (await session.all(findText, [text]))[0];
    return row === undefined ? undefined : this.#remember(integerOf(row, 'id'), text);
  }

  /** The number of a text; given now if it has none. Only inside a transaction that writes. */
  async numberOf(session: SqlSession, text: string): Promise<number> {
    const known = await this.find(session, text);
    if (known !== undefined) return known;
    await session.runEach(addText, [[text]]);
    const added = await this.find(session, text);
    if (added !== undefined) return added;
    throw missing();
  }

  async textOf(session: SqlSession, id: number): Promise<string> {
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    const row = (await session.all(readText, [id]))[0];
    if (row === undefined) throw missing();
    const text = textOf(row, 'text');
    this.#remember(id, text);
    return text;
  }

  #remember(id: number, text: string): number {
    this.#numbers.set(text, id);
    this.#texts.set(id, text);
    return id;
  }
}

function missing(): Error {
  return damagedState('lacks a text that its rows refer to');
}
