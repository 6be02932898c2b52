import { formatGlobalId } from '../../global-id.ts';
import type { RequestContext } from '../../object-module.ts';
import { deleteMetafieldsOfDefinition } from './definition-metafields.ts';
import { definitionsTable, type MetafieldDefinition } from '../metafield-definition.ts';
import { isTypeNamed } from '../namespaces.ts';
import { optionValue } from '../values/validation-options.ts';

/** The metafield definitions whose values have to be entries of this definition of metaobjects. */
export function definitionsReferringTo(
  context: RequestContext,
  metaobjectDefinition: { readonly id: number; readonly type: string },
): readonly MetafieldDefinition[] {
  const id = formatGlobalId('MetaobjectDefinition', metaobjectDefinition.id);
  return [...context.shop.table(definitionsTable).rows()].filter(
    ({ validations }) =>
      optionValue(validations, 'metaobject_definition_id') === id ||
      isTypeNamed(metaobjectDefinition.type, optionValue(validations, 'metaobject_definition_type') ?? ''),
  );
}

/** Deletes them with their metafields. */
export function deleteDefinitionsReferringTo(
  context: RequestContext,
  metaobjectDefinition: { readonly id: number; readonly type: string },
): void {
  for (const definition of definitionsReferringTo(context, metaobjectDefinition)) {
    deleteMetafieldsOfDefinition(context, definition);
    context.shop.table(definitionsTable).delete(definition.id);
  }
}
