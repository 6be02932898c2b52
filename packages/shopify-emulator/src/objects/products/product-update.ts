import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { draftChange, storeChange, type ProductArguments } from './product-changes.ts';
import { onlyInput } from './product-create.ts';
import { redirectNewHandle } from './product-redirect.ts';
import { findProductBy, type ProductIdentifier } from './product-store.ts';
import type { Product } from './product.ts';

interface ProductUpdateArguments extends ProductArguments {
  readonly identifier?: ProductIdentifier | null;
}

interface ProductUpdatePayload {
  readonly product: Product | null;
  readonly userErrors: readonly UserError[];
}

export function productUpdate(
  _source: unknown,
  args: ProductUpdateArguments,
  context: RequestContext,
): ProductUpdatePayload {
  const input = onlyInput('productUpdate', args);
  const before = findProductBy(context, args.identifier ?? { id: input.id ?? '' });
  if (before === undefined)
    return { product: null, userErrors: [userError(['id'], 'Product does not exist')] };
  const change = draftChange(context, before, input, args.media ?? []);
  const { userErrors } = change;
  if (userErrors.length > 0) return { product: before, userErrors };
  const product = storeChange(context, change);
  redirectNewHandle(context, before, product, input);
  return { product, userErrors };
}
