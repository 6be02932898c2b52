import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct, saveProduct, variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import { userError, type UserError } from '../user-error.ts';
import { missingProduct } from './missing-product.ts';
import { withoutLostValues } from './unused-values.ts';
import { deleteVariant } from './variant-store.ts';

type BulkDeleteArguments = {
  readonly productId: string;
  readonly variantsIds: readonly string[];
};

interface ProductPayload {
  readonly product: Product | null;
  readonly userErrors: readonly UserError[];
}

/** All of the variants, or none of them. The others move up. */
export function productVariantsBulkDelete(
  _source: unknown,
  args: BulkDeleteArguments,
  context: RequestContext,
): ProductPayload {
  const product = findProduct(context, args.productId);
  if (product === undefined) return { product: null, userErrors: [missingProduct()] };
  const own = new Set(product.variantIds);
  const numbers = args.variantsIds.map((id) => numberOfGlobalId(id, 'ProductVariant'));
  const foreign = numbers.flatMap((number, index) =>
    number !== null && own.has(number) ? [] : [foreignVariant(index)],
  );
  if (foreign.length > 0) return { product, userErrors: foreign };
  const gone = new Set(numbers);
  const before = variantsOf(context, product);
  const rest = before.filter((variant) => !gone.has(variant.id));
  if (rest.length === 0) {
    const last = userError(['variantsIds'], 'Cannot delete default variant', 'CANNOT_DELETE_LAST_VARIANT');
    return { product, userErrors: [last] };
  }
  for (const variant of before) if (gone.has(variant.id)) deleteVariant(context, variant);
  const saved = saveProduct(context, {
    ...product,
    options: withoutLostValues(product.options, before, rest),
    variantIds: rest.map(({ id }) => id),
  });
  return { product: saved, userErrors: [] };
}

function foreignVariant(index: number): UserError {
  return userError(
    ['variantsIds', String(index)],
    'At least one variant does not belong to the product',
    'AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT',
  );
}
