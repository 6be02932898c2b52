import type { RequestContext } from '../object-module.ts';
import { findProduct, findVariant } from '../products/product-store.ts';
import { userError, type UserError } from '../user-error.ts';
import type { MemberType } from './group-members.ts';

export const memberNames: Readonly<Record<MemberType, string>> = {
  Product: 'Product',
  ProductVariant: 'Product variant',
};

interface Members {
  /** Without those that do not exist. */
  readonly ids: readonly number[];
  readonly userErrors: readonly UserError[];
}

/** The products or variants that a list of ids names; `field` is where the list stands. */
export function findMembers(
  context: RequestContext,
  gidType: MemberType,
  gids: readonly string[],
  field: readonly string[],
): Members {
  const ids: number[] = [];
  const userErrors: UserError[] = [];
  for (const gid of gids) {
    const found = findMember(context, gidType, gid);
    if (found === undefined)
      userErrors.push(userError(field, `${memberNames[gidType]} ${gid} does not exist.`, 'NOT_FOUND'));
    else ids.push(found.id);
  }
  return { ids, userErrors };
}

export function findMember(
  context: RequestContext,
  gidType: MemberType,
  gid: string,
): { readonly id: number } | undefined {
  return gidType === 'Product' ? findProduct(context, gid) : findVariant(context, gid);
}

export function noGroupError(field: readonly string[]): UserError {
  return userError(field, 'Selling plan group does not exist.', 'GROUP_DOES_NOT_EXIST');
}
