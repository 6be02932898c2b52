import { connect, type ConnectionArguments } from '../../connection.ts';
import { formatGlobalId } from '../../global-id.ts';
import type { FieldResolver, RequestContext } from '../../object-module.ts';
import { formatTime } from '../../shop-time.ts';
import { appOf } from '../../app/app-ref.ts';
import { fieldDefinitionView, isThumbnail } from './field-definition-view.ts';
import { countEntries, entriesOfDefinition } from '../metaobject.ts';
import type { MetaobjectDefinition } from '../metaobject-definition.ts';
import { templateView } from './standard-template-view.ts';

export const metaobjectDefinitionFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: MetaobjectDefinition) => formatGlobalId('MetaobjectDefinition', source.id),
  description: (source: MetaobjectDefinition) => source.description ?? null,
  displayNameKey: (source: MetaobjectDefinition) => source.displayNameKey ?? null,
  fieldDefinitions: (source: MetaobjectDefinition) => source.fields.map(fieldDefinitionView),
  hasThumbnailField: (source: MetaobjectDefinition) => source.fields.some(isThumbnail),
  capabilities: capabilitiesView,
  standardTemplate: (source: MetaobjectDefinition) =>
    source.isStandard === true ? templateView(source) : null,
  createdAt: (source: MetaobjectDefinition) => formatTime(source.createdAt),
  updatedAt: (source: MetaobjectDefinition) => formatTime(source.updatedAt),
  createdByApp: (source: MetaobjectDefinition, _args, context: RequestContext) =>
    appOf(context, source.createdBy),
  createdByStaff: () => null,
  metaobjects: (source: MetaobjectDefinition, args: ConnectionArguments, context: RequestContext) =>
    connect(entriesOfDefinition(context, source), args),
  metaobjectsCount: (source: MetaobjectDefinition, _args, context: RequestContext) =>
    countEntries(context, source),
};

function capabilitiesView({ capabilities }: MetaobjectDefinition): object {
  const { publishable, translatable, renderable, onlineStore } = capabilities;
  return {
    publishable: { enabled: publishable === true },
    translatable: { enabled: translatable === true },
    renderable: {
      enabled: renderable !== undefined,
      data:
        renderable === undefined
          ? null
          : {
              metaTitleKey: renderable.metaTitleKey ?? null,
              metaDescriptionKey: renderable.metaDescriptionKey ?? null,
            },
    },
    onlineStore: {
      enabled: onlineStore !== undefined,
      data: onlineStore === undefined ? null : { ...onlineStore, canCreateRedirects: true },
    },
  };
}
