import { findOwnerByCustomId, type UniqueMetafieldValue } from '../metafields/unique-metafield.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { onlyInput, type ProductCreateInput } from './product-create.ts';
import { draftProduct } from './product-input.ts';
import { findProduct, saveProduct } from './product-store.ts';
import { productsTable, type Product } from './product.ts';

/** The ways to name a product. */
export interface ProductIdentifier {
  readonly id?: string | null;
  readonly handle?: string | null;
  readonly customId?: UniqueMetafieldValue | null;
}

type ProductUpdateArguments = {
  readonly identifier?: ProductIdentifier | null;
  readonly product?: ProductCreateInput | null;
  readonly input?: ProductCreateInput | null;
};

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
  const before = findBy(context, args.identifier ?? { id: input.id ?? '' });
  if (before === undefined)
    return { product: null, userErrors: [userError(['id'], 'Product does not exist')] };
  const draft = draftProduct(context, before, input, []);
  const owner = { gidType: 'Product', number: before.id };
  const nested = checkNestedMetafields(context, owner, input.metafields ?? []);
  const userErrors = [...draft.userErrors, ...nested.userErrors];
  if (userErrors.length > 0) return { product: before, userErrors };
  for (const write of nested.writes) writeMetafield(context, owner, write);
  return { product: saveProduct(context, draft.product), userErrors };
}

/** A point look-up: it sees every write at once, unlike search. */
export function findBy(context: RequestContext, identifier: ProductIdentifier): Product | undefined {
  const { id, handle, customId } = identifier;
  const table = context.shop.table(productsTable);
  if (typeof id === 'string') return findProduct(context, id);
  if (typeof handle === 'string') return table.find('handle', handle)[0];
  if (customId === null || customId === undefined) return undefined;
  const number = findOwnerByCustomId(context, 'Product', customId);
  return number === undefined ? undefined : table.get(number);
}
