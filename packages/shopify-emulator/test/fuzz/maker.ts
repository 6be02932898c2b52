import { getNamedType, isObjectType, type GraphQLField } from 'graphql';
import type { LocalStore } from '../open-store.ts';
import type { KnownThings } from './known-things.ts';
import { mutations } from './root-fields.ts';

/** Runs a mutation that must go through, and gives the id of the first thing in its payload; empty where it has none. */
export type Make = (
  mutation: string,
  args: Readonly<Record<string, unknown>>,
  pick?: string,
) => Promise<string>;

export function createMaker(store: LocalStore, known: KnownThings): Make {
  let keys = 0;
  return async (mutation, args, pick) => {
    const field = mutations.find((built) => built.field.name === mutation)?.field;
    if (field === undefined) throw new Error(`${mutation} is not built.`);
    keys += 1;
    const payload: unknown = await store.get(documentOf(field, args, keys, pick), args);
    const entries = Object.entries(Object(payload));
    const errors = entries.filter(
      ([name, list]) => /errors$/i.test(name) && Array.isArray(list) && list.length > 0,
    );
    if (errors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
    const ids = known.noteIds(payload);
    return ids[0] ?? '';
  };
}

function documentOf(
  field: GraphQLField<unknown, unknown>,
  args: Readonly<Record<string, unknown>>,
  key: number,
  pick: string | undefined,
): string {
  const given = field.args.filter(({ name }) => Object.hasOwn(args, name));
  const definitions = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const payload = getNamedType(field.type);
  const fields = isObjectType(payload) ? Object.values(payload.getFields()) : [];
  const errors = fields
    .filter(({ name }) => /errors$/i.test(name))
    .map(({ name }) => `${name} { message field }`);
  const thing = fields.find(({ type }) => 'id' in fieldsOf(getNamedType(type)));
  const wanted = pick ?? (thing === undefined ? '' : `${thing.name} { id }`);
  return `mutation (${definitions}) { ${field.name}(${passed}) @idempotent(key: "furnish-${key}") { ${wanted} ${errors.join(' ')} } }`;
}

function fieldsOf(type: unknown): object {
  return typeof type === 'object' &&
    type !== null &&
    'getFields' in type &&
    typeof type.getFields === 'function'
    ? type.getFields()
    : {};
}
