import type { RequestContext } from '../object-module.ts';
import { saveProduct, saveVariant, variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';

/** Indexes in the order that they have after one has moved. Pure. */
export function movedOrder(length: number, from: number, to: number): readonly number[] {
  const indexes = Array.from({ length }, (_, index) => index).toSpliced(from, 1);
  return indexes.toSpliced(to, 0, from);
}

/** Stores a product with its options in this order of their indexes; variants choose their values in the same order. */
export function storeInOrder(context: RequestContext, product: Product, order: readonly number[]): Product {
  const isSame = order.every((index, position) => index === position);
  if (isSame) return saveProduct(context, product);
  for (const variant of variantsOf(context, product))
    saveVariant(context, { ...variant, optionValueIds: inOrder(variant.optionValueIds, order) });
  return saveProduct(context, { ...product, options: inOrder(product.options, order) });
}

function inOrder<Entry>(entries: readonly Entry[], order: readonly number[]): readonly Entry[] {
  return order.flatMap((index) => entries[index] ?? []);
}
