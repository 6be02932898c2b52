import { isJsonObject } from '../../schema/json.ts';
import { connectionKey } from './query-plan.ts';

/** A page of a connection, as it stands in an answer. */
export interface ConnectionPage {
  /** Number of the connection in the plan. */
  readonly number: number;
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

export interface SplitNode {
  /** Without its connections. */
  readonly own: Readonly<Record<string, unknown>>;
  readonly pages: readonly ConnectionPage[];
}

/** Takes the connections out of a value of an answer, at whatever depth of objects they are. Pure. */
export function splitNode(value: Readonly<Record<string, unknown>>): SplitNode {
  const pages: ConnectionPage[] = [];
  return { own: strip(value, pages), pages };
}

function strip(
  value: Readonly<Record<string, unknown>>,
  pages: ConnectionPage[],
): Readonly<Record<string, unknown>> {
  const own: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    const number = connectionKey.exec(key)?.[1];
    if (number !== undefined) pages.push(readPage(Number(number), entry));
    else if (isJsonObject(entry)) own[key] = strip(entry, pages);
    else own[key] = entry;
  }
  return own;
}

function readPage(number: number, value: unknown): ConnectionPage {
  const { edges, pageInfo } = isJsonObject(value) ? value : {};
  const nodes = (Array.isArray(edges) ? edges : []).flatMap((edge: unknown) =>
    isJsonObject(edge) && isJsonObject(edge['node']) ? [edge['node']] : [],
  );
  const info = isJsonObject(pageInfo) ? pageInfo : {};
  const cursor = info['endCursor'];
  return { number, nodes, next: info['hasNextPage'] === true && typeof cursor === 'string' ? cursor : null };
}
