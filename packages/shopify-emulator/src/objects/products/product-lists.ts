import type { ConnectionArguments } from '../connection.ts';
import type { RequestContext } from '../object-module.ts';
import { textPage } from '../text-page.ts';
import { productsTable, type Product } from './product.ts';

/** The vendors of all products. */
export function productVendors(_source: unknown, args: ConnectionArguments, context: RequestContext): object {
  return pageOf(context, (product) => [product.vendor], args, 1000);
}

/** The types of all products. */
export function productTypes(_source: unknown, args: ConnectionArguments, context: RequestContext): object {
  return pageOf(context, (product) => [product.productType], args, 1000);
}

/** The tags of all products. */
export function productTags(_source: unknown, args: ConnectionArguments, context: RequestContext): object {
  return pageOf(context, (product) => product.tags ?? [], args, 5000);
}

/** A page of the texts that products have, each of them once, in the order of the alphabet. */
function pageOf(
  context: RequestContext,
  textsOf: (product: Product) => readonly (string | undefined)[],
  args: ConnectionArguments,
  maxPage: number,
): object {
  const texts = new Set<string>();
  for (const product of context.shop.table(productsTable).rows())
    for (const text of textsOf(product)) if (text !== undefined && text !== '') texts.add(text);
  return textPage(texts, args, maxPage);
}
