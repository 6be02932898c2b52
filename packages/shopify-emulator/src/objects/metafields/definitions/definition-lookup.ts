import { numberOfGlobalId } from '../../global-id.ts';
import type { RequestContext } from '../../object-module.ts';
import { definitionsTable, findDefinition, type MetafieldDefinition } from '../metafield-definition.ts';
import { resolveNamespace } from '../namespaces.ts';

/** The two ways to name a definition. */
export interface DefinitionSelector {
  readonly id?: string | null | undefined;
  readonly identifier?:
    | { readonly ownerType: string; readonly namespace?: string | null; readonly key: string }
    | null
    | undefined;
}

export function findDefinitionBy(
  context: RequestContext,
  { id, identifier }: DefinitionSelector,
): MetafieldDefinition | undefined {
  if (typeof id === 'string') {
    const number = numberOfGlobalId(id, 'MetafieldDefinition');
    return number === null ? undefined : context.shop.table(definitionsTable).get(number);
  }
  if (identifier === null || identifier === undefined) return undefined;
  const namespace = resolveNamespace(identifier.namespace, context.caller.appId);
  return findDefinition(context, { ...identifier, namespace });
}
