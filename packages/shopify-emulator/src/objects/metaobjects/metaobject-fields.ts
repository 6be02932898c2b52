import { connect, type ConnectionArguments } from '../connection.ts';
import { formatGlobalId } from '../global-id.ts';
import { readJsonValue } from '../metafields/values/check-value.ts';
import { referencedThing, referencedThings } from '../metafields/referenced-things.ts';
import { findValueType } from '../metafields/values/value-types.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { formatTime } from '../shop-time.ts';
import { appOf } from '../app/app-ref.ts';
import { displayNameOf } from './display-name.ts';
import { fieldDefinitionView, isThumbnail } from './definitions/field-definition-view.ts';
import { definitionOf, type Metaobject } from './metaobject.ts';
import { findField, type FieldDefinition } from './metaobject-definition.ts';
import { relationsTo } from './referenced-by.ts';

/** What the fields of `MetaobjectField` are read from. */
interface MetaobjectField {
  readonly key: string;
  readonly type: string;
  readonly value: string | null;
  readonly field: FieldDefinition;
}

export const metaobjectFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: Metaobject) => formatGlobalId('Metaobject', source.id),
  type: (source: Metaobject, _args, context: RequestContext) => definitionOf(context, source).type,
  definition: (source: Metaobject, _args, context: RequestContext) => definitionOf(context, source),
  displayName: (source: Metaobject, _args, context: RequestContext) => displayNameOf(context, source),
  createdAt: (source: Metaobject) => formatTime(source.createdAt),
  updatedAt: (source: Metaobject) => formatTime(source.updatedAt),
  createdBy: (source: Metaobject, _args, context: RequestContext) => appOf(context, source.createdBy),
  createdByApp: (source: Metaobject, _args, context: RequestContext) => appOf(context, source.createdBy),
  createdByStaff: () => null,
  staffMember: () => null,
  capabilities: capabilitiesView,
  field: (source: Metaobject, args: { readonly key: string }, context: RequestContext) => {
    const field = findField(definitionOf(context, source), args.key);
    return field === undefined ? null : fieldView(source, field);
  },
  fields: (source: Metaobject, _args, context: RequestContext) =>
    definitionOf(context, source).fields.map((field) => fieldView(source, field)),
  values: (source: Metaobject, _args, context: RequestContext) =>
    Object.fromEntries(
      definitionOf(context, source).fields.map((field) => [field.key, jsonValueOf(fieldView(source, field))]),
    ),
  thumbnailField: (source: Metaobject, _args, context: RequestContext) => {
    const field = definitionOf(context, source).fields.find(isThumbnail);
    return field === undefined ? null : fieldView(source, field);
  },
  referencedBy: (source: Metaobject, args: ConnectionArguments, context: RequestContext) =>
    connect(relationsTo(context, formatGlobalId('Metaobject', source.id)), args),
};

function capabilitiesView(source: Metaobject, _args: unknown, context: RequestContext): object {
  const { publishable, onlineStore } = definitionOf(context, source).capabilities;
  return {
    publishable: publishable === true ? { status: source.isActive === true ? 'ACTIVE' : 'DRAFT' } : null,
    onlineStore: onlineStore === undefined ? null : { templateSuffix: source.templateSuffix ?? null },
  };
}

function fieldView(entry: Metaobject, field: FieldDefinition): MetaobjectField {
  return { key: field.key, type: field.type, value: entry.values[field.number] ?? null, field };
}

function jsonValueOf({ type: name, value }: MetaobjectField): unknown {
  const type = findValueType(name);
  return value === null || type === undefined ? value : readJsonValue(type, value);
}

export const metaobjectFieldFields: Readonly<Record<string, FieldResolver>> = {
  definition: (source: MetaobjectField) => fieldDefinitionView(source.field),
  jsonValue: jsonValueOf,
  reference: (source: MetaobjectField, _args, context: RequestContext) => referencedThing(context, source),
  references: (source: MetaobjectField, args: ConnectionArguments, context: RequestContext) =>
    referencedThings(context, source, args),
  thumbnail: (source: MetaobjectField, _args, context: RequestContext) => {
    if (source.value === null || !isThumbnail(source.field)) return null;
    return source.type === 'color'
      ? { hex: source.value, file: null }
      : { hex: null, file: context.resolveNode(source.value) ?? null };
  },
};
