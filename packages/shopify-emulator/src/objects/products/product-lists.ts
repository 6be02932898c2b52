import { connect, type ConnectionArguments } from '../connection.ts';
import type { RequestContext } from '../object-module.ts';
import { productsTable, type Product } from './product.ts';

/** The vendors of all products. */
export function productVendors(_source: unknown, args: ConnectionArguments, context: RequestContext): object {
  return textPage(context, (product) => [product.vendor], args, 1000);
}

/** The types of all products. */
export function productTypes(_source: unknown, args: ConnectionArguments, context: RequestContext): object {
  return textPage(context, (product) => [product.productType], args, 1000);
}

/** The tags of all products. */
export function productTags(_source: unknown, args: ConnectionArguments, context: RequestContext): object {
  return textPage(context, (product) => product.tags ?? [], args, 5000);
}

/** A page of the texts that products have, each of them once, in the order of the alphabet. */
function textPage(
  context: RequestContext,
  textsOf: (product: Product) => readonly (string | undefined)[],
  args: ConnectionArguments,
  maxPage: number,
): object {
  const texts = new Set<string>();
  for (const product of context.shop.table(productsTable).rows())
    for (const text of textsOf(product)) if (text !== undefined && text !== '') texts.add(text);
  const rows = Array.from(texts, (text, id) => ({ id, text }));
  const page = connect(rows, args, (row) => row.text.toLowerCase(), maxPage);
  return {
    ...page,
    nodes: page.nodes.map((row) => row.text),
    edges: page.edges.map((edge) => ({ cursor: edge.cursor, node: edge.node.text })),
  };
}
