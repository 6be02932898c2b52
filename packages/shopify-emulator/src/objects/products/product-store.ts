import { apiError } from '../api-error.ts';
import { numberOfGlobalId } from '../global-id.ts';
import { findOwnerByCustomId, type UniqueMetafieldValue } from '../metafields/unique-metafield.ts';
import type { RequestContext } from '../object-module.ts';
import { writeLinkedMetafields } from '../options/linked-option.ts';
import { nowSeconds } from '../shop-time.ts';
import { productsTable, type Product } from './product.ts';
import { variantsTable, type Variant } from './variant.ts';

/** A product where a field's type is an interface: the type is told with it. */
type ProductNode = Product & { readonly __typename: 'Product' };

export function asProductNode(product: Product): ProductNode {
  return { ...product, __typename: 'Product' };
}

export function findProduct(context: RequestContext, id: string): Product | undefined {
  const number = numberOfGlobalId(id, 'Product');
  return number === null ? undefined : context.shop.table(productsTable).get(number);
}

/**
 * The product of an id in an argument that wants one. Shopify refuses the whole field when the id is of another kind; however
 * many digits it has, one of this kind may just not exist.
 */
export function productOfArgument(context: RequestContext, id: string): Product | undefined {
  if (!/^(?:gid:\/\/shopify\/Product\/)?0*[1-9]\d*(?:\?.*)?$/s.test(id))
    throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${id}`);
  return findProduct(context, id);
}

/** The ways to name a product; one of them is given. */
export interface ProductIdentifier {
  readonly id?: string | null;
  readonly handle?: string | null;
  readonly customId?: UniqueMetafieldValue | null;
}

/** A point look-up: it sees every write at once, unlike search. */
export function findProductBy(context: RequestContext, identifier: ProductIdentifier): Product | undefined {
  const { id, handle, customId } = identifier;
  const table = context.shop.table(productsTable);
  if (typeof id === 'string') return productOfArgument(context, id);
  if (typeof handle === 'string') return table.find('handle', handle)[0];
  if (customId === null || customId === undefined) return undefined;
  const number = findOwnerByCustomId(context, 'Product', customId);
  return number === undefined ? undefined : table.get(number);
}

export function findVariant(context: RequestContext, id: string): Variant | undefined {
  const number = numberOfGlobalId(id, 'ProductVariant');
  return number === null ? undefined : context.shop.table(variantsTable).get(number);
}

export function productOf(context: RequestContext, variant: Variant): Product {
  const product = context.shop.table(productsTable).get(variant.productId);
  if (product === undefined) throw new Error(`The variant ${variant.id} has no product.`);
  return product;
}

/** In order of position. */
export function variantsOf(context: RequestContext, product: Product): readonly Variant[] {
  const table = context.shop.table(variantsTable);
  return product.variantIds.flatMap((id) => table.get(id) ?? []);
}

/** Stores the product as changed now, and gives it as stored. */
export function saveProduct(context: RequestContext, product: Product): Product {
  const saved = { ...product, updatedAt: nowSeconds(context) };
  context.shop.table(productsTable).put(saved);
  writeLinkedMetafields(context, saved);
  return saved;
}

/** Stores the variant as changed now, and gives it as stored. Its product names it in `variantIds`. */
export function saveVariant(context: RequestContext, variant: Variant): Variant {
  const saved = { ...variant, updatedAt: nowSeconds(context) };
  context.shop.table(variantsTable).put(saved);
  return saved;
}
