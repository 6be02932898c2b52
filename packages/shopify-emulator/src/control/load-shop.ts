import { isJsonObject, parseJson } from '../schema/json.ts';
import type { ShopProfile } from '../store/shop-profile.ts';
import type { StoreContent } from '../store/shop-store.ts';
import type { Row } from '../store/table.ts';
import { planNames } from '../limits/plans.ts';
import { dumpFormat } from './dump-shop.ts';
import type { EmulatedShop } from './emulated-shop.ts';
import { choice, ControlInputError, number, requiredText, type Json } from './json-input.ts';
import { readSettings, readSwitches } from './read-orders.ts';
import { changeSettings } from './settings.ts';

/** A dump in pieces of any size, as texts or as bytes. */
export type DumpChunks = AsyncIterable<string | Buffer> | Iterable<string | Buffer>;

/**
 * Puts what `dumpShop` wrote in place of everything in the shop, its clock and settings. Throws a ControlInputError that names
 * the line where the text is none of these; the shop is then as it was. Tokens and clients stay; faults and the journal go.
 */
export async function loadShop(shop: EmulatedShop, chunks: DumpChunks): Promise<void> {
  const reader = new DumpReader();
  for await (const line of linesOf(chunks)) reader.read(line);
  const { head, content, blobs } = reader.finish();
  // Everything is read before anything is changed.
  const settings = readSettings(jsonAt(head, 'settings'));
  const switches = readSwitches(jsonAt(head, 'switches'));
  const nowMs = number(head, 'nowMs') ?? shop.clock.now();
  shop.store.restore(content);
  for (const { name, bytes } of blobs) shop.store.blobs.append(name, bytes);
  shop.store.switches = { ...shop.store.switches, ...switches };
  changeSettings(shop, settings);
  shop.clock.run();
  shop.clock.set(nowMs);
  if (head['isFrozen'] === true) shop.clock.freeze();
  shop.faults.clear();
  shop.landings.clear();
  shop.journal.clear();
}

async function* linesOf(chunks: DumpChunks): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  /** Of the line that is not yet at its end. */
  let parts: string[] = [];
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const [end = '', ...others] = text.split('\n');
    parts.push(end);
    for (const part of others) {
      yield parts.join('');
      parts = [part];
    }
  }
  const last = parts.join('');
  if (last.trim() !== '') yield last;
}

interface LoadedBlob {
  readonly name: string;
  readonly bytes: Buffer;
}

class DumpReader {
  #line = 0;
  #head: Json | null = null;
  #table: { readonly rows: Map<number, Row>; left: number } | null = null;
  #isEnded = false;
  readonly #tables = new Map<string, Map<number, Row>>();
  readonly #blobs: LoadedBlob[] = [];

  read(line: string): void {
    this.#line += 1;
    if (line.trim() === '') return;
    const json = parseJson(line);
    if (!isJsonObject(json)) return this.#fail('is no JSON object');
    if (this.#isEnded) return this.#fail('comes after the end');
    if (this.#head === null) this.#readHead(json);
    else if (this.#table !== null && this.#table.left > 0) this.#readRow(json, this.#table);
    else this.#readMark(json);
  }

  #readHead(json: Json): void {
    if (json['kind'] !== 'shop' || json['format'] !== dumpFormat)
      return this.#fail('does not begin a dump that this version reads');
    this.#head = json;
  }

  #readRow(json: Json, table: { readonly rows: Map<number, Row>; left: number }): void {
    if (!isRow(json)) return this.#fail('is no row: it has no id');
    table.rows.set(json.id, json);
    table.left -= 1;
  }

  #readMark(json: Json): void {
    const { kind } = json;
    if (kind === 'table') {
      this.#table = { rows: new Map(), left: number(json, 'rows') ?? 0 };
      this.#tables.set(requiredText(json, 'name'), this.#table.rows);
    } else if (kind === 'blob') {
      const bytes = Buffer.from(requiredText(json, 'base64'), 'base64');
      this.#blobs.push({ name: requiredText(json, 'name'), bytes });
    } else if (kind === 'end') this.#isEnded = true;
    else this.#fail('begins neither a table nor a blob nor the end');
  }

  finish(): { readonly head: Json; readonly content: StoreContent; readonly blobs: readonly LoadedBlob[] } {
    if (this.#head === null || !this.#isEnded) return this.#fail('is the last, but not the end of a dump');
    const head = this.#head;
    const content = {
      lastId: number(head, 'lastId') ?? 0,
      profile: readProfile(jsonAt(head, 'profile')),
      tables: this.#tables,
    };
    return { head, content, blobs: this.#blobs };
  }

  #fail(problem: string): never {
    throw new ControlInputError(`line ${this.#line} ${problem}`);
  }
}

function isRow(json: Json): json is Json & Row {
  return typeof json['id'] === 'number';
}

function readProfile(json: Json): ShopProfile {
  return {
    id: number(json, 'id') ?? 0,
    name: requiredText(json, 'name'),
    myshopifyDomain: requiredText(json, 'myshopifyDomain'),
    email: requiredText(json, 'email'),
    currencyCode: requiredText(json, 'currencyCode'),
    ianaTimezone: requiredText(json, 'ianaTimezone'),
    plan: choice(json, 'plan', planNames) ?? 'standard',
  };
}

function jsonAt(json: Json, name: string): Json {
  const value = json[name];
  return isJsonObject(value) ? value : {};
}
