import type { RequestContext } from '../object-module.ts';
import { shopOf } from '../shop/shop-of.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { onlyInput, type ProductArguments, type ProductInput } from './product-arguments.ts';
import { draftChange, storeChange } from './product-changes.ts';
import { blankProduct } from './product-input.ts';
import type { Product } from './product.ts';

interface ProductCreatePayload {
  readonly product: Product | null;
  readonly shop: unknown;
  readonly userErrors: readonly UserError[];
}

export function productCreate(
  _source: unknown,
  args: ProductArguments,
  context: RequestContext,
): ProductCreatePayload {
  const shop = shopOf(context);
  const input = onlyInput('productCreate', args);
  const created =
    typeof input.id === 'string' ? refusedId() : createProduct(context, input, args.media ?? []);
  return { shop, ...created };
}

interface CreatedProduct {
  readonly product: Product | null;
  readonly userErrors: readonly UserError[];
}

function refusedId(): CreatedProduct {
  return { product: null, userErrors: [userError(['input'], 'id cannot be specified during creation')] };
}

/** Creates a product with its first variant, as `productCreate` does. */
function createProduct(
  context: RequestContext,
  input: ProductInput,
  media: NonNullable<ProductArguments['media']> = [],
): CreatedProduct {
  const blank = blankProduct(context.shop.allocateId(), nowSeconds(context));
  const change = draftChange(context, blank, input, media);
  const { userErrors } = change;
  return { product: userErrors.length > 0 ? null : storeChange(context, change), userErrors };
}
