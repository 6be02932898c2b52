import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import type { RequestContext } from '../object-module.ts';
import { variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { variantSortValue } from './variant-sort.ts';

interface VariantsArguments extends ConnectionArguments {
  readonly sortKey?: string | null;
}

/** A product on its own shows all of its variants at once; one of many, no more than any connection. */
const maxPageAtRoot = 2048;

/** `Product.variants`: in order of position, unless another order is asked for. */
export function variantsOfProduct(
  product: Product,
  args: VariantsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<Variant> {
  const variants = variantsOf(context, product);
  const maxPage = info.path.prev?.prev === undefined ? maxPageAtRoot : undefined;
  const sortKey = args.sortKey ?? 'POSITION';
  if (sortKey !== 'POSITION') return connect(variants, args, variantSortValue(context, sortKey), maxPage);
  const positions = new Map(variants.map((variant, index) => [variant.id, index]));
  return connect(variants, args, (variant) => positions.get(variant.id) ?? 0, maxPage);
}
