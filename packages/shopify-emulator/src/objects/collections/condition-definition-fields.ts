import { definitionFields } from '../metafields/definitions/definition-fields.ts';
import type { MetafieldDefinition } from '../metafields/metafield-definition.ts';
import { optionValue } from '../metafields/values/validation-options.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { conditionDefinitions } from './metafield-conditions.ts';

type DefinitionView = Omit<MetafieldDefinition, '__typename'> & { readonly __typename: string };

/** Definitions as choices for conditions: those of entries tell of which kind the entries are. */
export function collectionConditionMetafieldDefinitions(
  _source: unknown,
  _args: unknown,
  context: RequestContext,
): readonly DefinitionView[] {
  return conditionDefinitions(context).map((definition) => ({
    ...definition,
    __typename: definition.type.endsWith('metaobject_reference')
      ? 'CollectionConditionMetaobjectMetafieldDefinition'
      : 'CollectionConditionBasicMetafieldDefinition',
  }));
}

function sharedFields(): Readonly<Record<string, FieldResolver>> {
  const { id, type, validations } = definitionFields;
  if (id === undefined || type === undefined || validations === undefined)
    throw new Error('Definitions of metafields lack a field.');
  return { id, type, validations };
}

export const conditionDefinitionTypes: Readonly<Record<string, Readonly<Record<string, FieldResolver>>>> = {
  CollectionConditionBasicMetafieldDefinition: sharedFields(),
  CollectionConditionMetaobjectMetafieldDefinition: {
    ...sharedFields(),
    metaobjectDefinition: ({ validations }: MetafieldDefinition, _args, context: RequestContext) =>
      context.resolveNode(optionValue(validations, 'metaobject_definition_id') ?? ''),
  },
};
