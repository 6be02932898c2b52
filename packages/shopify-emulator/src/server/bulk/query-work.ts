import { parse } from 'graphql';
import { inlinedOperation } from '../../objects/bulk/inline-fragments.ts';
import { isJsonObject } from '../../schema/json.ts';
import { publishedSchema } from '../../schema/published-schema.ts';
import { resultLine, type BulkPiece, type RunInBulk } from './bulk-piece.ts';
import { planQuery, type QueryPlan } from './query-plan.ts';
import { splitNode, type ConnectionPage } from './split-node.ts';

export interface QueryOrder {
  readonly query: string;
  /** Children stand right below their parents; else below all parents of a page. */
  readonly groupObjects: boolean;
  readonly run: RunInBulk;
}

/** Fetches everything that a query asks for; a piece is a page of nodes with all that is in them. */
export async function* workOnQuery(order: QueryOrder): AsyncGenerator<BulkPiece, undefined> {
  const operation = inlinedOperation(parse(order.query));
  if (operation === undefined) return;
  const fetching = new Fetching(order, planQuery(publishedSchema(), operation));
  try {
    for (const number of fetching.plan.roots) {
      for (let after: string | null | undefined; after !== null;) {
        const page = await fetching.page(number, { after: after ?? null });
        const lines: string[] = [];
        await fetching.write(lines, page.nodes, null);
        yield { lines, roots: page.nodes.length };
        after = page.next;
      }
    }
  } catch (error) {
    if (!(error instanceof RefusedQueryError)) throw error;
    const code = error.isDenial ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR';
    yield { lines: [], roots: 0, failure: { code, cause: error } };
  }
}

/** A page answered errors. */
class RefusedQueryError extends Error {
  readonly isDenial: boolean;

  constructor(errors: readonly object[]) {
    const text = JSON.stringify(errors);
    super(`A bulk query answered errors: ${text}`);
    this.isDenial = text.includes('"code":"ACCESS_DENIED"');
  }
}

type NodeValue = Readonly<Record<string, unknown>>;

class Fetching {
  readonly plan: QueryPlan;
  readonly #order: QueryOrder;

  constructor(order: QueryOrder, plan: QueryPlan) {
    this.#order = order;
    this.plan = plan;
  }

  async page(number: number, variables: Readonly<Record<string, unknown>>): Promise<ConnectionPage> {
    const answer = await this.#order.run(this.plan.documents[number] ?? '', variables);
    if (answer.errors !== undefined) throw new RefusedQueryError(answer.errors);
    const pages = isJsonObject(answer.data) ? splitNode(answer.data).pages : [];
    return pages.find((page) => page.number === number) ?? { number, nodes: [], next: null };
  }

  /** Adds the nodes and everything in them. */
  async write(lines: string[], nodes: readonly NodeValue[], parentId: string | null): Promise<void> {
    const inner: { readonly id: string; readonly pages: readonly ConnectionPage[] }[] = [];
    for (const node of nodes) {
      const { own, pages } = splitNode(node);
      lines.push(resultLine(parentId === null ? own : { ...own, __parentId: parentId }));
      const children = { id: String(own['id']), pages };
      if (this.#order.groupObjects) await this.#writeChildren(lines, children.id, children.pages);
      else inner.push(children);
    }
    for (const { id, pages } of inner) await this.#writeChildren(lines, id, pages);
  }

  async #writeChildren(lines: string[], id: string, pages: readonly ConnectionPage[]): Promise<void> {
    for (const first of pages) {
      let page = first;
      await this.write(lines, page.nodes, id);
      while (page.next !== null) {
        page = await this.page(page.number, { id, after: page.next });
        await this.write(lines, page.nodes, id);
      }
    }
  }
}
