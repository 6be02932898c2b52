import { startEmulator, type Emulator } from '../src/index.ts';
import fc from 'fast-check';
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { post, stillClock } from './plain-client.ts';

/** Root fields that are built, with things in the shop for them to find. */
const queries = [
  'shop',
  'locations',
  'location',
  'publications',
  'currentAppInstallation',
  'app',
  'node',
  'nodes',
  'customers',
  'customer',
  'customerByIdentifier',
  'customersCount',
  'metafieldDefinitions',
];

const mutations = [
  'locationAdd',
  'customerCreate',
  'customerUpdate',
  'customerSet',
  'customerDelete',
  'customerAddressCreate',
  'customerAddTaxExemptions',
  'customerEmailMarketingConsentUpdate',
  'tagsAdd',
  'tagsRemove',
  'metafieldsSet',
  'metafieldsDelete',
  'metafieldDefinitionCreate',
];

/** Answers that are honest: what is not built, ids of nothing, pages without a size, and rules of single mutations. */
const honest = new Set([
  'NOT_IMPLEMENTED',
  'RESOURCE_NOT_FOUND',
  'BAD_REQUEST',
  'NOT_FOUND',
  'INVALID',
  'INVALID_FIELD_ARGUMENTS',
  'MAX_COST_EXCEEDED',
  'MAX_INPUT_SIZE_EXCEEDED',
]);

/** Draws numbers, from fast-check so that a failure shrinks. */
type Draw = (below: number) => number;

class DocumentMaker {
  readonly #schema: GraphQLSchema;
  readonly #draw: Draw;
  readonly #ids: readonly string[];

  constructor(schema: GraphQLSchema, draw: Draw, ids: readonly string[]) {
    this.#schema = schema;
    this.#draw = draw;
    this.#ids = ids;
  }

  operation(kind: 'query' | 'mutation', names: readonly string[]): string {
    const root = kind === 'query' ? this.#schema.getQueryType() : this.#schema.getMutationType();
    const field = root?.getFields()[this.#pick(names)];
    if (field === undefined) throw new Error('the schema lacks a root field that is built');
    return `${kind} { ${this.#field(field, 3)} }`;
  }

  #pick<Entry>(list: readonly Entry[]): Entry {
    const entry = list[this.#draw(list.length)];
    if (entry === undefined) throw new Error('nothing to pick from');
    return entry;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const given = this.#arguments(field.args);
    return `${field.name}${given}${isCompositeType(type) ? this.#selections(type, depth) : ''}`;
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    if (isAbstractType(type)) {
      const possible = this.#schema.getPossibleTypes(type);
      return ` { __typename ... on ${this.#pick(possible).name} { __typename } }`;
    }
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const fitting = fields.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
    const chosen = new Map<string, GraphQLField<unknown, unknown>>();
    for (let count = 1 + this.#draw(5); count > 0 && fitting.length > 0; count -= 1) {
      const field = this.#pick(fitting);
      chosen.set(field.name, field);
    }
    return ` { __typename ${[...chosen.values()].map((field) => this.#field(field, depth - 1)).join(' ')} }`;
  }

  #arguments(definitions: readonly GraphQLArgument[]): string {
    const given = definitions.filter(
      (entry) => isRequiredArgument(entry) || entry.name === 'first' || this.#draw(6) === 0,
    );
    if (given.length === 0) return '';
    return `(${given.map((entry) => `${entry.name}: ${this.#argument(entry)}`).join(', ')})`;
  }

  #argument(definition: GraphQLArgument): string {
    return definition.name === 'first' ? String(1 + this.#draw(3)) : this.#value(definition.type, 2);
  }

  #value(type: GraphQLInputType, depth: number): string {
    if (isNonNullType(type)) return this.#value(type.ofType, depth);
    if (isListType(type)) return `[${this.#value(type.ofType, depth)}]`;
    if (isEnumType(type)) return this.#pick(type.getValues()).name;
    if (!isInputObjectType(type)) return this.#scalar(type.name);
    const all = Object.values(type.getFields());
    const fields = type.isOneOf
      ? [this.#pick(all)]
      : all.filter((field) => isRequiredInputField(field) || (depth > 0 && this.#draw(4) === 0));
    return `{${fields.map((field) => `${field.name}: ${this.#value(field.type, depth - 1)}`).join(', ')}}`;
  }

  #scalar(name: string): string {
    const texts = ['ann@example.com', '+16135550100', 'custom', 'tier', '', '3', 'tag:x', 'Ünï 🎈', 'true'];
    const values: Readonly<Record<string, () => string>> = {
      ID: () => JSON.stringify(this.#pick(this.#ids)),
      Int: () => String(this.#draw(5)),
      Float: () => '1.5',
      Boolean: () => this.#pick(['true', 'false']),
      DateTime: () => '"2026-10-01T00:00:00Z"',
      Decimal: () => '"1.50"',
      URL: () => '"https://example.com"',
      UnsignedInt64: () => '"5"',
    };
    return values[name]?.() ?? JSON.stringify(this.#pick(texts));
  }
}

async function furnished(): Promise<{ emulator: Emulator; schema: GraphQLSchema; ids: readonly string[] }> {
  const emulator = await startEmulator({ clock: stillClock(), plan: 'enterprise', seed: { customers: 5 } });
  const introspection: unknown = await emulator.control.write(
    getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }),
  );
  const schema = buildClientSchema(JSON.parse(JSON.stringify(introspection)).data);
  const found = await emulator.control.write(
    '{ shop { id } customers(first: 5) { nodes { id } } locations(first: 1) { nodes { id } } publications(first: 1) { nodes { id } } }',
  );
  const ids = JSON.stringify(found).match(/gid:\/\/shopify\/[A-Za-z]+\/\d+/g) ?? [];
  return { emulator, schema, ids: [...ids, 'gid://shopify/Customer/5', 'gid://shopify/Product/5'] };
}

/** Sends random documents over these root fields. Null, or the first answer that is not as the schema allows. */
async function fuzz(kind: 'query' | 'mutation', names: readonly string[]): Promise<string | null> {
  const { emulator, schema, ids } = await furnished();
  await using running = emulator;
  const headers = { 'X-Shopify-Access-Token': running.token };
  const property = fc.asyncProperty(fc.infiniteStream(fc.nat(1_000_000)), async (numbers) => {
    const draw: Draw = (below) => Number(numbers.next().value) % below;
    const query = new DocumentMaker(schema, draw, ids).operation(kind, names);
    running.control.settings({ plan: 'enterprise' });
    const reply = await post(running, '/admin/api/2026-10/graphql.json', {
      headers,
      text: JSON.stringify({ query }),
    });
    const internalError = running.control.journal().at(-1)?.internalError;
    const { errors = [] } = JSON.parse(JSON.stringify(reply.body));
    const strange = errors.filter(
      (error: { extensions?: { code?: string } }) => !honest.has(error.extensions?.code ?? ''),
    );
    expect({ query, internalError, strange }).toEqual({ query, internalError: undefined, strange: [] });
  });
  const outcome = await fc.check(property, { numRuns: 200 });
  return outcome.failed ? (fc.defaultReportMessage(outcome) ?? 'failed') : null;
}

test('random selections over what is built are answered as the schema says', async () => {
  expect(await fuzz('query', queries)).toBeNull();
});

test('random writes are answered as the schema says', async () => {
  expect(await fuzz('mutation', mutations)).toBeNull();
});
