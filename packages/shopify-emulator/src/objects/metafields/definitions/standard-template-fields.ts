import { connect, type Connection, type ConnectionArguments } from '../../connection.ts';
import { formatGlobalId, numberOfGlobalId } from '../../global-id.ts';
import type { FieldResolver, RequestContext } from '../../object-module.ts';
import { typeView, validationViews } from './definition-fields.ts';
import { findDefinition } from '../metafield-definition.ts';
import { standardTemplates, type StandardTemplate } from './standard-templates.ts';

export const templateFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: StandardTemplate) => formatGlobalId('StandardMetafieldDefinitionTemplate', source.id),
  type: (source: StandardTemplate) => typeView(source.type),
  validations: (source: StandardTemplate) => validationViews(source.type, source.validations),
  visibleToStorefrontApi: () => true,
};

interface TemplatesArguments extends ConnectionArguments {
  readonly constraintStatus?: string | null;
  readonly excludeActivated?: boolean | null;
}

export function standardMetafieldDefinitionTemplates(
  _source: unknown,
  args: TemplatesArguments,
  context: RequestContext,
): Connection<StandardTemplate> {
  const isActivated = ({ ownerTypes, namespace, key }: StandardTemplate): boolean =>
    ownerTypes.some((ownerType) => findDefinition(context, { ownerType, namespace, key }) !== undefined);
  // None of the templates is for certain categories of products only.
  const wanted = args.constraintStatus === 'CONSTRAINED_ONLY' ? [] : standardTemplates;
  return connect(args.excludeActivated === true ? wanted.filter((one) => !isActivated(one)) : wanted, args);
}

export function findTemplateById(id: string): StandardTemplate | null {
  const number = numberOfGlobalId(id, 'StandardMetafieldDefinitionTemplate');
  return standardTemplates.find((template) => template.id === number) ?? null;
}
