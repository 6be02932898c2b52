import { nodeTypes } from './root-fields.ts';

/** What calls have shown of the shop, so that later calls can speak of it. */
export class KnownThings {
  readonly #ids: Map<string, Set<string>>;
  readonly #texts: Map<string, Set<string>>;
  readonly #gone: Set<string>;
  readonly #related: Map<string, Set<string>>;
  readonly #shapes: Map<string, Readonly<Record<string, unknown>>>;

  constructor(before: KnownThings | null = null) {
    this.#ids = before === null ? new Map() : copyOf(before.#ids);
    this.#texts = before === null ? new Map() : copyOf(before.#texts);
    this.#related = before === null ? new Map() : copyOf(before.#related);
    this.#shapes = new Map(before === null ? [] : before.#shapes);
    this.#gone = new Set(before === null ? [] : before.#gone);
  }

  /** A field of this name answered this. */
  note(field: string, value: unknown): void {
    if (typeof value !== 'string' && typeof value !== 'number') return;
    const text = String(value);
    const kind = kindOf(text);
    if (kind === null) remember(this.#texts, field, text, 24);
    else if (/^deleted/i.test(field)) this.#forget(kind, text);
    else if (!this.#gone.has(text)) remember(this.#ids, kind, text, 40);
  }

  /** Notes every id that stands anywhere in an answer, and gives them in their order. */
  noteIds(answer: unknown): readonly string[] {
    const ids = JSON.stringify(answer).match(/gid:\/\/shopify\/[^"\s\\]+/g) ?? [];
    for (const id of ids) this.note('id', id);
    return ids;
  }

  #forget(kind: string, id: string): void {
    this.#ids.get(kind)?.delete(id);
    this.#gone.add(id);
  }

  /** Remembers the things in a plain answer, each with what it stood in and what it had. */
  learn(value: unknown, owner: string | null): void {
    if (Array.isArray(value)) for (const entry of value) this.learn(entry, owner);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const fields = new Map<string, unknown>(Object.entries(value));
    const id = fields.get('id');
    if (typeof id === 'string') {
      if (owner !== null) this.relate(owner, id);
      this.#shapes.set(id, Object.fromEntries(fields));
    }
    for (const [field, inner] of fields) {
      this.note(field, inner);
      this.learn(inner, typeof id === 'string' ? id : owner);
    }
  }

  /** What a thing had when it was looked at. */
  shape(id: string): Readonly<Record<string, unknown>> | undefined {
    return this.#shapes.get(id);
  }

  /** One of these things stands in the other. */
  relate(one: string, other: string): void {
    remember(this.#related, one, other, 40);
    remember(this.#related, other, one, 40);
  }

  /** The ids of a kind that have to do with a thing, as far as they are not gone. */
  relatedIds(id: string, kind: string): readonly string[] {
    return [...(this.#related.get(id) ?? [])].filter(
      (other) => kindOf(other) === kind && !this.#gone.has(other),
    );
  }

  /** Those that can be found by their ids, and those that were seen. */
  kinds(): readonly string[] {
    return [...new Set([...nodeTypes, ...this.#ids.keys()])];
  }

  ids(kind: string): readonly string[] {
    return [...(this.#ids.get(kind) ?? [])];
  }

  /** Ids of what is there no more. */
  gone(): readonly string[] {
    return [...this.#gone];
  }

  /** What fields of this name answered. */
  texts(field: string): readonly string[] {
    return [...(this.#texts.get(field) ?? [])];
  }
}

export function kindOf(text: string): string | null {
  return /^gid:\/\/shopify\/([A-Za-z0-9]+)\//.exec(text)?.[1] ?? null;
}

function copyOf(map: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  return new Map([...map].map(([key, values]) => [key, new Set(values)]));
}

/** The newest are kept. */
function remember(map: Map<string, Set<string>>, key: string, text: string, most: number): void {
  const values = map.get(key) ?? new Set();
  map.set(key, values);
  values.delete(text);
  values.add(text);
  const [oldest] = values;
  if (values.size > most && oldest !== undefined) values.delete(oldest);
}
