import type { FieldValue } from '../destination/object-definition.ts';
import type { Operation, Refusal } from '../destination/operation.ts';

/** A thing's fields by name; lists are arrays of text. */
export type MemoryThing = Readonly<Record<string, FieldValue>>;

/** What applying an operation gave. */
export type MemoryAnswer =
  | { readonly kind: 'applied'; readonly storeId: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'taken' | 'gone' };

const unique = ['email', 'phone'];

/** The things of an in-memory store, with its rules: unique values, no writing of what is gone. */
export class MemoryShop {
  readonly #things = new Map<string, MemoryThing>();
  #lastId = 0;

  /** All things by id: what an oracle compares. */
  things(): ReadonlyMap<string, MemoryThing> {
    return this.#things;
  }

  /** Somebody else makes a thing, changes it, or (undefined) deletes it. Gives its id. */
  write(storeId: string | undefined, thing: MemoryThing | undefined): string {
    const id = storeId ?? this.#nextId();
    if (thing === undefined) this.#things.delete(id);
    else this.#things.set(id, thing);
    return id;
  }

  /** The ids of the things that have this normal form in a field. */
  find(field: string, value: string): string[] {
    if (field === 'id') return this.#things.has(value) ? [value] : [];
    return [...this.#things]
      .filter(([, thing]) => normal(field, thing[field] ?? null) === value)
      .map(([id]) => id);
  }

  apply(operation: Operation): MemoryAnswer {
    const { id, fields } = operation.variables;
    if (operation.creates) return this.#put(this.#nextId(), {}, fieldsOf(fields), 'taken');
    const storeId = typeof id === 'string' ? id : '';
    const thing = this.#things.get(storeId);
    if (thing === undefined) return { kind: 'gone' };
    if (!operation.removes) return this.#put(storeId, thing, fieldsOf(fields), 'refused');
    this.#things.delete(storeId);
    return { kind: 'applied', storeId };
  }

  #put(storeId: string, before: MemoryThing, fields: MemoryThing, clash: 'taken' | 'refused'): MemoryAnswer {
    const field = unique.find((name) => this.#isTaken(name, fields[name] ?? null, storeId));
    if (field !== undefined && clash === 'taken') return { kind: 'taken' };
    if (field !== undefined)
      return {
        kind: 'refused',
        refusal: { class: 'conflict', code: 'TAKEN', message: `${field} has already been taken`, field },
      };
    this.#things.set(storeId, { ...before, ...fields });
    return { kind: 'applied', storeId };
  }

  #isTaken(field: string, value: FieldValue, storeId: string): boolean {
    const wanted = normal(field, value);
    return wanted !== undefined && this.find(field, wanted).some((id) => id !== storeId);
  }

  #nextId(): string {
    this.#lastId += 1;
    return `memory-${this.#lastId}`;
  }
}

function normal(field: string, value: FieldValue): string | undefined {
  if (typeof value !== 'string') return undefined;
  return field === 'email' ? value.trim().toLowerCase() : value;
}

function fieldsOf(value: FieldValue | undefined): MemoryThing {
  const isThing = (part: FieldValue | undefined): part is MemoryThing =>
    typeof part === 'object' && part !== null && !Array.isArray(part);
  return isThing(value) ? value : {};
}
