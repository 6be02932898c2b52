import type { DocumentNode, GraphQLResolveInfo } from 'graphql';
import type { Clock } from '../clock/clock.ts';
import type { CustomerDataAccess } from '../limits/protected-data.ts';
import type { ShopStore } from '../store/shop-store.ts';

/**
 * One kind of thing: what it answers at the root of queries and mutations, and how its fields are read.
 *
 * How a field gets its value, in this order: `types[Type][field]`; a property of that name on the source (a value, or null);
 * else a clear NOT_IMPLEMENTED error. So a source never needs a property that it does not know, and must give an explicit
 * null where Shopify answers null. Where a field is of an interface or union type, the value must carry `__typename`.
 * A value may be a promise. Lists are arrays. Mutations of one document run one after the other.
 */
export interface ObjectModule {
  readonly queries?: Readonly<Record<string, FieldResolver>>;
  readonly mutations?: Readonly<Record<string, FieldResolver>>;
  readonly types?: Readonly<Record<string, Readonly<Record<string, FieldResolver>>>>;
  /** By the type name inside a gid (`Customer`): the thing of `node(id)`, with `__typename`, or null. */
  readonly nodes?: Readonly<Record<string, NodeLookup>>;
  /** What `GET /__control/view` shows of this kind, under names of the module's choice. Plain JSON. */
  readonly view?: (context: RequestContext) => Readonly<Record<string, unknown>>;
}

/** A method type, so that a resolver may name the source and arguments that it really gets. */
export type FieldResolver = {
  resolve(
    source: unknown,
    args: Record<string, unknown>,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ): unknown;
}['resolve'];

export type NodeLookup = (id: string, context: RequestContext) => unknown;

/** What every resolver of one request shares. */
export interface RequestContext {
  readonly shop: ShopStore;
  readonly clock: Clock;
  readonly caller: Caller;
  /** Where the client reaches the server, such as `http://127.0.0.1:4010`; addresses of uploads and results begin with it. */
  readonly origin: string;
  /** It is a line of a bulk operation, where nothing is left to be done after the answer. */
  readonly isBulk?: true;
  /** Parses and checks a document as if it came in a request. */
  readDocument(text: string): ReadDocument;
  /** Answers `node(id)` through the modules' look-ups; null when nothing has this id. */
  resolveNode(id: string): unknown;
  /** Notes a search that ignored something; `searchTable` does it. */
  reportSearch(report: SearchReport): void;
}

/** A document, or null where the text is none; and what is wrong with it. */
export interface ReadDocument {
  readonly document: DocumentNode | null;
  readonly errors: readonly { readonly message: string }[];
}

/** The app behind a token. */
export interface Caller {
  readonly token: string;
  /** Number of the app; its own metafields live in the namespace `app--<number>`. */
  readonly appId: number;
  readonly appTitle: string;
  /** Handles such as `write_customers`; a write scope implies its read scope. */
  readonly scopes: ReadonlySet<string>;
  /** What Shopify approved the app to see of customers; everything when absent. */
  readonly customerData?: CustomerDataAccess;
}

/** What Shopify tells about a search when the request asks for it (`Shopify-Search-Query-Debug: 1`). */
export interface SearchReport {
  readonly path: readonly (string | number)[];
  readonly query: string;
  readonly parsed: unknown;
  readonly warnings: readonly SearchWarning[];
}

/** A filter that the search ignored. */
export interface SearchWarning {
  readonly field: string;
  readonly message: string;
  readonly code?: string;
}
