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
  if (!isRecord(body)) return null;
  const { query, variables, operationName } = body;
  if (typeof query !== 'string' || query.trim() === '') return null;
  const given = typeof variables === 'string' && variables !== '' ? parseJson(variables) : (variables ?? {});
  if (!isRecord(given)) return null;
  return { query, variables: given, operationName: typeof operationName === 'string' ? operationName : null };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
