import { connect, type ConnectionArguments } from '../../connection.ts';
import { formatGlobalId } from '../../global-id.ts';
import type { FieldResolver, RequestContext } from '../../object-module.ts';
import { capabilityNames, isEligible } from './definition-capabilities.ts';
import { countByValidity, metafieldsByValidity, validationStatusOf } from './definition-validity.ts';
import type { DefinitionConstraints, MetafieldDefinition } from '../metafield-definition.ts';
import { standardTemplates } from './standard-templates.ts';
import type { ValidationOption } from '../values/validation-options.ts';
import {
  allowsMigration,
  definitionTypes,
  findValueType,
  optionTypeOf,
  type ValueType,
} from '../values/value-types.ts';

interface ValidityArguments {
  readonly validationStatus?: 'ANY' | 'VALID' | 'INVALID' | null;
}

export const definitionFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: MetafieldDefinition) => formatGlobalId('MetafieldDefinition', source.id),
  type: (source: MetafieldDefinition) => typeView(source.type),
  validations: (source: MetafieldDefinition) => validationViews(source.type, source.validations),
  validationStatus: (source: MetafieldDefinition, _args, context: RequestContext) =>
    validationStatusOf(context, source),
  useAsCollectionCondition: (source: MetafieldDefinition) =>
    source.capabilities.includes('smartCollectionCondition'),
  standardTemplate: (source: MetafieldDefinition) =>
    standardTemplates.find((template) => template.id === source.templateId) ?? null,
  capabilities: (source: MetafieldDefinition) => capabilitiesView(source),
  metafields: (source: MetafieldDefinition, args: ValidityArguments & ConnectionArguments, context) =>
    connect(metafieldsByValidity(context, source, args.validationStatus), args),
  metafieldsCount: (source: MetafieldDefinition, args: ValidityArguments, context) =>
    countByValidity(context, source, args.validationStatus),
};

function capabilitiesView(definition: MetafieldDefinition): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    capabilityNames.map((name) => {
      const enabled = definition.capabilities.includes(name);
      const eligible = isEligible(name, definition.ownerType, definition.type);
      const status = enabled ? 'FILTERABLE' : 'NOT_FILTERABLE';
      return [name, name === 'adminFilterable' ? { enabled, eligible, status } : { enabled, eligible }];
    }),
  );
}

export const constraintFields: Readonly<Record<string, FieldResolver>> = {
  values: (source: DefinitionConstraints, args: ConnectionArguments) =>
    connect(
      source.values.map((value, id) => ({ id, value })),
      args,
    ),
};

export function metafieldDefinitionTypes(): readonly object[] {
  return definitionTypes().map((type) => typeView(type.name, type));
}

/** A type of value, as `MetafieldDefinitionType` shows it. */
export function typeView(name: string, type: ValueType | undefined = findValueType(name)): object {
  return {
    name,
    category: type?.category ?? 'TEXT',
    supportedValidations: (type?.validations ?? []).map((option) => ({
      name: option,
      type: type === undefined ? name : optionTypeOf(type, option),
    })),
    supportsDefinitionMigrations: type !== undefined && allowsMigration(type),
    valueType: valueTypeOf(name),
  };
}

/** Options as `MetafieldDefinitionValidation`, with the types that their own values have. */
export function validationViews(typeName: string, options: readonly ValidationOption[]): readonly object[] {
  const type = findValueType(typeName);
  return options.map(({ name, value }) => ({
    name,
    value,
    type: type === undefined ? typeName : optionTypeOf(type, name),
  }));
}

/** The kind of value before types were finer; the schema keeps it. */
function valueTypeOf(name: string): string {
  if (name === 'number_integer') return 'INTEGER';
  if (name === 'boolean') return 'BOOLEAN';
  return name === 'json' || name.startsWith('list.') ? 'JSON_STRING' : 'STRING';
}
