import { fieldDenied } from './access-denied.ts';
import { parseGlobalId } from './global-id.ts';
import type { Caller } from './object-module.ts';

/** What a token needs to change a thing of a kind: one of these scopes. Kinds that are not listed ask for none. */
const writeScopes: ReadonlyMap<string, readonly string[]> = new Map([
  ['Article', ['write_content', 'write_online_store_pages']],
  ['Blog', ['write_content', 'write_online_store_pages']],
  ['Collection', ['write_products']],
  ['Company', ['write_customers', 'write_companies']],
  ['CompanyLocation', ['write_customers', 'write_companies']],
  ['Customer', ['write_customers']],
  ['DiscountAutomaticNode', ['write_discounts']],
  ['DiscountCodeNode', ['write_discounts']],
  ['DiscountNode', ['write_discounts']],
  ['DraftOrder', ['write_draft_orders']],
  ['Location', ['write_locations']],
  ['Market', ['write_markets']],
  ['Order', ['write_orders']],
  ['Page', ['write_content', 'write_online_store_pages']],
  ['Product', ['write_products']],
  ['ProductVariant', ['write_products']],
]);

/** Whether a token may change things of a kind, by the type in their gids. */
export function mayWrite(caller: Caller, gidType: string): boolean {
  const wanted = writeScopes.get(gidType) ?? [];
  return wanted.length === 0 || wanted.some((scope) => caller.scopes.has(scope));
}

/**
 * Mutations that work on things of many kinds ask for the access of the thing. `field` is the mutation. Throws Shopify's
 * ACCESS_DENIED.
 */
export function requireWriteAccess(caller: Caller, field: string, ids: readonly string[]): void {
  for (const id of ids) {
    const gidType = parseGlobalId(id)?.type ?? '';
    if (!mayWrite(caller, gidType)) deny(field, writeScopes.get(gidType) ?? []);
  }
}

function deny(field: string, scopes: readonly string[]): never {
  const requiredAccess = `${scopes.map((scope) => `\`${scope}\``).join(' or ')} access scope.`;
  throw fieldDenied(field, requiredAccess);
}
