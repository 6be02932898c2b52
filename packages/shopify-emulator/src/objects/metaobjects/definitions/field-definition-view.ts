import { typeView, validationViews } from '../../metafields/definitions/definition-fields.ts';
import { isFilterableType } from './field-definition-input.ts';
import type { FieldDefinition } from '../metaobject-definition.ts';

/** What the fields of `MetaobjectFieldDefinition` are read from. */
export function fieldDefinitionView(field: FieldDefinition): object {
  return {
    key: field.key,
    name: field.name,
    description: field.description ?? null,
    required: field.isRequired === true,
    type: typeView(field.type),
    validations: validationViews(field.type, field.validations),
    capabilities: {
      adminFilterable: {
        enabled: field.isFilterable === true,
        eligible: isFilterableType(field.type),
      },
    },
  };
}

/** Files and colors can stand for an entry in a list. */
export function isThumbnail(field: FieldDefinition): boolean {
  return field.type === 'file_reference' || field.type === 'color';
}
