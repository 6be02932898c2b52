import type { RequestContext } from '../../object-module.ts';
import { isReservedKey, newFieldErrors, type FieldDefinitionInput } from './field-definition-input.ts';
import type { FieldDefinition } from '../metaobject-definition.ts';
import { metaobjectError, type MetaobjectError } from '../metaobject-error.ts';

const maxFields = 40;
const fieldsPath = ['definition', 'fieldDefinitions'];

/** What is wrong with the fields of a new definition. */
export function fieldDefinitionErrors(
  context: RequestContext,
  inputs: readonly FieldDefinitionInput[],
): readonly MetaobjectError[] {
  const seen = new Set<string>();
  return inputs.flatMap((input, index) => {
    const path = [...fieldsPath, String(index)];
    const fault = inputFault(input.key, seen, path);
    seen.add(input.key);
    return fault === undefined ? newFieldErrors(context, input, path) : [fault];
  });
}

/** Why an input for this key cannot stand, whatever it says. */
export function inputFault(
  key: string,
  seen: ReadonlySet<string>,
  path: readonly string[],
  makesField = true,
): MetaobjectError | undefined {
  if (seen.has(key))
    return metaobjectError(path, `Field "${key}" duplicates other inputs`, 'DUPLICATE_FIELD_INPUT', { key });
  if (makesField && isReservedKey(key))
    return metaobjectError(path, `The name "${key}" is reserved for system use`, 'RESERVED_NAME', { key });
  return undefined;
}

/** Told of the fields that a definition would have. */
export function fieldLimitErrors(
  fields: readonly Pick<FieldDefinition, 'isFilterable'>[],
): readonly MetaobjectError[] {
  const filterable = fields.filter((field) => field.isFilterable === true);
  return [
    ...(fields.length > maxFields ? [`Maximum ${maxFields} fields per metaobject definition`] : []),
    ...(filterable.length > maxFields
      ? [`Maximum ${maxFields} admin filterable fields per metaobject definition`]
      : []),
  ].map((message) => metaobjectError(fieldsPath, message, 'INVALID'));
}

/** The display name key has to name one of the fields. */
export function displayNameKeyErrors(
  key: string | null | undefined,
  fields: readonly { readonly key: string }[],
): readonly MetaobjectError[] {
  if (key === null || key === undefined || key === '' || fields.some((field) => field.key === key)) return [];
  const message = `Field definition "${key}" does not exist`;
  return [metaobjectError(['definition', 'displayNameKey'], message, 'UNDEFINED_OBJECT_FIELD')];
}
