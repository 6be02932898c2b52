import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { fragmentsOf } from '../schema/document-fragments.ts';
import { isStaticError, parseDocument } from './validation/parse-document.ts';
import type { StaticError } from './validation/static-error.ts';
import { validateDocument } from './validation/validate-document.ts';

/** A document that was parsed and checked. With errors nothing of it may run. */
export interface PreparedDocument {
  readonly errors: readonly StaticError[];
  readonly document: DocumentNode | null;
  readonly operations: readonly OperationDefinitionNode[];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Clients send the same few texts again and again; the last ones used are kept. */
const maxKept = 500;
const maxKeptCharacters = 200_000;

export type PrepareDocument = (text: string) => PreparedDocument;

export function createDocumentCache(schema: GraphQLSchema): PrepareDocument {
  const kept = new Map<string, PreparedDocument>();
  return (text) => {
    const known = kept.get(text);
    kept.delete(text);
    const prepared = known ?? prepare(schema, text);
    if (text.length <= maxKeptCharacters) kept.set(text, prepared);
    const [oldest] = kept.keys();
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    return prepared;
  };
}

function prepare(schema: GraphQLSchema, text: string): PreparedDocument {
  const parsed = parseDocument(text);
  if (isStaticError(parsed))
    return { errors: [parsed], document: null, operations: [], fragments: new Map() };
  const fragments = fragmentsOf(parsed);
  const operations = parsed.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return { errors: validateDocument(schema, parsed), document: parsed, operations, fragments };
}
