import { collectionSourcesTable, type CollectionSource } from '../../collections/collection-source.ts';
import type { RequestContext } from '../../object-module.ts';
import { userError, type UserError } from '../../user-error.ts';
import type { MetafieldDefinition } from '../metafield-definition.ts';

/** Collections that ask for a metafield need its definition as it is. */
export function useErrors(context: RequestContext, definition: MetafieldDefinition): readonly UserError[] {
  const sources = context.shop.table(collectionSourcesTable).find('computed', 'yes');
  if (!sources.some((source) => asksFor(source, definition.id))) return [];
  return [
    userError(
      null,
      'Cannot proceed with this action. This definition is used in one or more automated collections.',
      'METAFIELD_DEFINITION_IN_USE',
    ),
  ];
}

function asksFor(source: CollectionSource, definitionId: number): boolean {
  if (source.kind !== 'conditions') return false;
  const conditions = [...source.inclusion.conditions, ...(source.exclusion?.conditions ?? [])];
  return conditions.some(
    (condition) => 'definitionId' in condition && condition.definitionId === definitionId,
  );
}
