import type { RequestContext } from '../object-module.ts';
import { findVariant } from '../products/product-store.ts';
import type { Variant } from '../products/variant.ts';

export function productVariant(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): Variant | null {
  return findVariant(context, args.id) ?? null;
}
