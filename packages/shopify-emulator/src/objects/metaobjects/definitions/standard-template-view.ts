import { fieldDefinitionView } from './field-definition-view.ts';
import type { MetaobjectDefinition } from '../metaobject-definition.ts';

/** What the fields of `StandardMetaobjectDefinitionTemplate` are read from. */
export function templateView(definition: MetaobjectDefinition): object {
  const { type, name, displayNameKey, access, fields } = definition;
  return {
    type,
    name,
    description: null,
    displayNameKey: displayNameKey ?? null,
    access,
    enabledCapabilities: [{ capabilityType: 'TRANSLATABLE' }],
    fieldDefinitions: fields.map((standardField) => ({
      ...fieldDefinitionView(standardField),
      visibleToStorefrontApi: true,
    })),
  };
}
