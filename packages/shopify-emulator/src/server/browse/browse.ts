import { isObjectType, type GraphQLSchema } from 'graphql';
import { typeOfGlobalId } from '../../objects/global-id.ts';
import type { RequestContext } from '../../objects/object-module.ts';
import type { Registry } from '../../objects/registry.ts';
import { isJsonObject } from '../../schema/json.ts';
import { browsedKinds, type BrowsedKind, type Kind } from './kinds.ts';
import { columnsOf } from './plain-fields.ts';
import { thingSelection } from './thing-selection.ts';

/** A page of a list. */
interface ThingPage {
  readonly columns: readonly string[];
  readonly things: readonly unknown[];
  /** How many there are in all, where a table tells. */
  readonly size: number | null;
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
  /** What the API said against it: why it answers no list, or which part of a search it ignored. */
  readonly problem: string | null;
}

interface PageWish {
  readonly kind: string;
  readonly search: string;
  readonly after: string | null;
  readonly size: number;
}

/** What a person can look at, all of it answered by the Admin API itself. */
export interface Browser {
  kinds(): readonly Kind[];
  /** Null where there is no such kind. */
  page(wish: PageWish): Promise<ThingPage | null>;
  /** Null where nothing has this id. */
  thing(id: string): Promise<unknown>;
}

export interface BrowserParts {
  readonly schema: GraphQLSchema;
  readonly registry: Registry;
  context(): RequestContext;
  run(query: string, variables: Readonly<Record<string, unknown>>): Promise<object>;
}

export function createBrowser(parts: BrowserParts): Browser {
  const allKinds = (): readonly BrowsedKind[] => browsedKinds(parts.schema, parts.registry, parts.context());
  /** By type, the paths that turned out not to be built. */
  const leftOut = new Map<string, Set<string>>();
  return {
    kinds: () => allKinds().map(({ key, label, size, isSearchable }) => ({ key, label, size, isSearchable })),
    async page(wish) {
      const kind = allKinds().find(({ key }) => key === wish.kind);
      return kind === undefined ? null : readPage(parts, kind, wish);
    },
    async thing(id) {
      const type = parts.schema.getType(typeOfGlobalId(id));
      if (!isObjectType(type)) return null;
      const left = leftOut.get(type.name) ?? new Set();
      leftOut.set(type.name, left);
      for (;;) {
        const document = `query ($id: ID!) { node(id: $id) { ... on ${type.name} { ${thingSelection(type, left)} } } }`;
        const { data, failed } = readAnswer(await parts.run(document, { id }));
        const fresh = failed.filter((path) => path !== '' && !left.has(path));
        for (const path of fresh) left.add(path);
        if (fresh.length === 0) return data['node'] ?? null;
      }
    },
  };
}

async function readPage(parts: BrowserParts, kind: BrowsedKind, wish: PageWish): Promise<ThingPage> {
  const { field, node } = kind;
  const columns = columnsOf(node);
  const wanted = ['first: $first', 'after: $after'];
  if (kind.isSearchable) wanted.push('query: $query');
  if (field.args.some((argument) => argument.name === 'reverse')) wanted.push('reverse: true');
  if (kind.fixedArguments !== '') wanted.push(kind.fixedArguments);
  const variables = kind.isSearchable ? ', $query: String' : '';
  const document = `query ($first: Int!, $after: String${variables}) {
    page: ${field.name}(${wanted.join(', ')}) { nodes { __typename id ${columns.join(' ')} } pageInfo { hasNextPage endCursor } }
  }`;
  const given = { first: wish.size, after: wish.after, ...(kind.isSearchable ? { query: wish.search } : {}) };
  const { data, messages, ignored } = readAnswer(await parts.run(document, given));
  const page = data['page'];
  const { nodes, pageInfo } = isJsonObject(page) ? page : {};
  const end = isJsonObject(pageInfo) && pageInfo['hasNextPage'] === true ? pageInfo['endCursor'] : null;
  return {
    columns,
    size: kind.size,
    things: Array.isArray(nodes) ? nodes : [],
    next: typeof end === 'string' ? end : null,
    problem: (isJsonObject(page) ? ignored[0] : messages[0]) ?? null,
  };
}

interface ReadAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly messages: readonly string[];
  /** Parts of the search. */
  readonly ignored: readonly string[];
  /** Paths below `node` at which a field was not answered, without the places in lists. */
  readonly failed: readonly string[];
}

function readAnswer(answer: object): ReadAnswer {
  const { data, errors, extensions } = { data: {}, errors: [], extensions: {}, ...answer };
  const all: readonly unknown[] = Array.isArray(errors) ? errors : [];
  const told = all.filter(isJsonObject);
  return {
    data: isJsonObject(data) ? data : {},
    messages: told.map(({ message }) => String(message)),
    ignored: warningsIn(extensions),
    failed: told.map(({ path }) => {
      const keys: readonly unknown[] = Array.isArray(path) ? path.slice(1) : [];
      return keys.filter((key) => typeof key === 'string').join('.');
    }),
  };
}

function warningsIn(extensions: unknown): readonly string[] {
  const { search } = { search: [], ...Object(extensions) };
  const reports: readonly unknown[] = Array.isArray(search) ? search : [];
  return reports
    .flatMap((report) =>
      isJsonObject(report) && Array.isArray(report['warnings']) ? report['warnings'] : [],
    )
    .filter(isJsonObject)
    .map(({ field, message }) => `Ignored “${String(field)}”: ${String(message)}`);
}
