import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { onlyInput, type ProductArguments } from './product-arguments.ts';
import { draftChange, storeChange } from './product-changes.ts';
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
  const { identifier } = args;
  const isNamedTwice = identifier !== null && identifier !== undefined && typeof input.id === 'string';
  if (isNamedTwice) return refuse(['input'], 'The id field is not allowed if identifier is provided.');
  const name = identifier ?? (typeof input.id === 'string' ? { id: input.id } : {});
  const before = findProductBy(context, name);
  if (before === undefined) return refuse(['id'], 'Product does not exist');
  const change = draftChange(context, before, input, args.media ?? []);
  const { userErrors } = change;
  if (userErrors.length > 0) return { product: before, userErrors };
  const product = storeChange(context, change);
  redirectNewHandle(context, before, product, input);
  return { product, userErrors };
}

function refuse(field: readonly string[], message: string): ProductUpdatePayload {
  return { product: null, userErrors: [userError(field, message)] };
}
