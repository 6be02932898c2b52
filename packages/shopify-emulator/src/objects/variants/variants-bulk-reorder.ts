import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct, saveProduct } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import { userError, type UserError } from '../user-error.ts';
import { missingProduct } from './missing-product.ts';

interface VariantPosition {
  readonly id: string;
  readonly position: number;
}

type BulkReorderArguments = {
  readonly productId: string;
  readonly positions: readonly VariantPosition[];
};

/** Moves variants to the positions that they are given; the others keep their order around them. */
export function productVariantsBulkReorder(
  _source: unknown,
  args: BulkReorderArguments,
  context: RequestContext,
): { readonly product: Product | null; readonly userErrors: readonly UserError[] } {
  const product = findProduct(context, args.productId);
  if (product === undefined) return { product: null, userErrors: [missingProduct()] };
  const userErrors = positionErrors(product, args.positions);
  if (userErrors.length > 0) return { product, userErrors };
  const variantIds = reordered(product.variantIds, args.positions);
  return { product: saveProduct(context, { ...product, variantIds }), userErrors: [] };
}

function positionErrors(product: Product, positions: readonly VariantPosition[]): readonly UserError[] {
  const own = new Set(product.variantIds);
  const seen = new Set<number>();
  return positions.flatMap(({ id, position }, index) => {
    const field = ['positions', String(index)];
    const number = numberOfGlobalId(id, 'ProductVariant');
    if (number === null || !own.has(number))
      return [userError([...field, 'id'], 'Product variant does not exist', 'MISSING_VARIANT')];
    if (seen.has(number))
      return [userError([...field, 'id'], 'Product variant IDs must be unique', 'DUPLICATED_VARIANT_ID')];
    seen.add(number);
    if (position >= 1) return [];
    const message = 'Position can not be zero or negative number';
    return [userError([...field, 'position'], message, 'INVALID_POSITION')];
  });
}

function reordered(ids: readonly number[], positions: readonly VariantPosition[]): readonly number[] {
  const moves = positions
    .flatMap(({ id, position }) => {
      const number = numberOfGlobalId(id, 'ProductVariant');
      return number === null ? [] : [{ number, position }];
    })
    .toSorted((a, b) => a.position - b.position);
  const moving = new Set(moves.map(({ number }) => number));
  const order = ids.filter((id) => !moving.has(id));
  for (const { number, position } of moves) order.splice(position - 1, 0, number);
  return order;
}
