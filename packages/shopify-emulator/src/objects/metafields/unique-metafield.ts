import { apiError } from '../api-error.ts';
import type { RequestContext } from '../object-module.ts';
import type { MetafieldWrite } from './check-metafield.ts';
import { findDefinition } from './metafield-definition.ts';
import { metafieldsTable, uniqueKey } from './metafield.ts';
import { resolveNamespace } from './namespaces.ts';
import { ownerTypeOf } from './owner-types.ts';

export interface UniqueMetafieldValue {
  readonly namespace?: string | null;
  readonly key: string;
  readonly value: string;
}

/** The metafield that a `customId` stands for. Throws Shopify's NOT_FOUND where no definition of type `id` exists. */
export function customIdWrite(
  context: RequestContext,
  gidType: string,
  customId: UniqueMetafieldValue,
): MetafieldWrite {
  const namespace = resolveNamespace(customId.namespace, context.caller.appId);
  const { key, value } = customId;
  const definition = findDefinition(context, { ownerType: ownerTypeOf(gidType) ?? '', namespace, key });
  if (definition?.type !== 'id')
    throw apiError('NOT_FOUND', "Metafield definition of type 'id' is required when using custom ids.");
  return { namespace, key, type: 'id', value, isUnique: true };
}

/** The number of the owner that has this value, consistent at once; undefined when nobody has. */
export function findOwnerByCustomId(
  context: RequestContext,
  gidType: string,
  customId: UniqueMetafieldValue,
): number | undefined {
  const write = customIdWrite(context, gidType, customId);
  return context.shop.table(metafieldsTable).find('unique', uniqueKey(gidType, write, write.value))[0]?.id;
}
