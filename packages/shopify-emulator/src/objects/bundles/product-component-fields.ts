import { connect, type ConnectionArguments } from '../connection.ts';
import { exactCount } from '../count.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { productOf, variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import { variantsTable, type Variant } from '../products/variant.ts';
import { componentsOf, parentProductsOf } from '../variant-components/variant-components.ts';

/** A product with the ones of its variants that are inside of others. */
interface ProductInside {
  readonly id: number;
  readonly product: Product;
  readonly inside: ReadonlySet<number>;
}

/** The products whose variants the product's own variants are made of. */
function productsInside(context: RequestContext, product: Product): readonly ProductInside[] {
  const variants = context.shop.table(variantsTable);
  const found = new Map<number, { readonly product: Product; readonly inside: Set<number> }>();
  for (const id of product.variantIds) {
    for (const { variantId } of componentsOf(context, id)) {
      const variant = variants.get(variantId);
      if (variant === undefined) continue;
      const entry = found.get(variant.productId) ?? {
        product: productOf(context, variant),
        inside: new Set(),
      };
      entry.inside.add(variantId);
      found.set(variant.productId, entry);
    }
  }
  return Array.from(found, ([id, entry]) => ({ id, ...entry }));
}

function parentsOf(context: RequestContext, product: Product): readonly Product[] {
  const parents = product.variantIds.flatMap((id) => parentProductsOf(context, id));
  return [...new Map(parents.map((parent) => [parent.id, parent])).values()];
}

export const productComponentFields: Readonly<Record<string, FieldResolver>> = {
  productComponents: (source: Product, args: ConnectionArguments, context: RequestContext) =>
    connect(productsInside(context, source), args),
  productComponentsCount: (source: Product, _args, context: RequestContext) =>
    exactCount(productsInside(context, source).length),
  productParents: (source: Product, args: ConnectionArguments, context: RequestContext) =>
    connect(parentsOf(context, source), args),
};

function variantsWhere(
  context: RequestContext,
  { product, inside }: ProductInside,
  is: boolean,
): readonly Variant[] {
  return variantsOf(context, product).filter(({ id }) => inside.has(id) === is);
}

export const componentTypeFields: Readonly<Record<string, FieldResolver>> = {
  componentVariants: (source: ProductInside, args: ConnectionArguments, context: RequestContext) =>
    connect(variantsWhere(context, source, true), args),
  componentVariantsCount: (source: ProductInside, _args, context: RequestContext) =>
    exactCount(variantsWhere(context, source, true).length),
  nonComponentVariants: (source: ProductInside, args: ConnectionArguments, context: RequestContext) =>
    connect(variantsWhere(context, source, false), args),
  nonComponentVariantsCount: (source: ProductInside, _args, context: RequestContext) =>
    exactCount(variantsWhere(context, source, false).length),
};
