import { accessRule } from '../../../schema/required-access.ts';
import { fieldDenied } from '../../access-denied.ts';
import type { RequestContext } from '../../object-module.ts';
import { mayWrite } from '../../owner-access.ts';
import type { DefinitionIdentifier } from '../metafield-definition.ts';
import { belongsToOtherApp, isShopifyNamespace } from '../namespaces.ts';
import { gidTypesOf } from '../owner-types.ts';

/**
 * Definitions belong to the merchant, to an app or to Shopify; an app may change the merchant's and its own, for things that it
 * may write. `field` is the mutation. Throws Shopify's ACCESS_DENIED.
 */
export function requireDefinitionAccess(
  context: RequestContext,
  field: string,
  { ownerType, namespace }: Pick<DefinitionIdentifier, 'namespace' | 'ownerType'>,
): void {
  const isForeign = belongsToOtherApp(namespace, context.caller.appId) || isShopifyNamespace(namespace);
  if (isForeign) deny(field);
  requireOwnerTypeAccess(context, field, ownerType);
}

export function requireOwnerTypeAccess(context: RequestContext, field: string, ownerType: string): void {
  if (!gidTypesOf(ownerType).every((gidType) => mayWrite(context.caller, gidType))) deny(field);
}

function deny(field: string): never {
  throw fieldDenied(field, accessRule(`Mutation.${field}`)?.text ?? '');
}
