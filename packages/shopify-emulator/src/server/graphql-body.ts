import { isJsonObject, parseJson } from '../schema/json.ts';

/** The body of a GraphQL request. */
export interface GraphqlBody {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/** Null where Shopify answers 400. */
export function readGraphqlBody(text: string, contentType: string): GraphqlBody | null {
  if (contentType.startsWith('application/graphql'))
    return { query: text, variables: {}, operationName: null };
  const body = parseJson(text);
  if (!isJsonObject(body)) return null;
  const { query, variables, operationName } = body;
  if (typeof query !== 'string' || query.trim() === '') return null;
  const given = typeof variables === 'string' && variables !== '' ? parseJson(variables) : (variables ?? {});
  if (!isJsonObject(given)) return null;
  return { query, variables: given, operationName: typeof operationName === 'string' ? operationName : null };
}
