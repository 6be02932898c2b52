import { nowSeconds } from '../../shop-time.ts';
import type { RequestContext } from '../../object-module.ts';
import {
  definitionsTable,
  findDefinition,
  type DefinitionIdentifier,
  type MetafieldDefinition,
} from '../metafield-definition.ts';
import { findStandardTemplate, type StandardTemplate } from './standard-templates.ts';

/** The definition of a metafield: the one that exists, or the standard one that its first value brings into being. */
export function findOrPrepareDefinition(
  context: RequestContext,
  identifier: DefinitionIdentifier,
): MetafieldDefinition | undefined {
  const present = findDefinition(context, identifier);
  if (present !== undefined) return present;
  const template = findStandardTemplate(identifier);
  return template === undefined
    ? undefined
    : definitionOfTemplate(template, { id: 0, ownerType: identifier.ownerType, now: 0 });
}

/** Shopify enables a standard definition by itself when something gets a value for it. */
export function enableStandardDefinition(context: RequestContext, identifier: DefinitionIdentifier): void {
  const template = findStandardTemplate(identifier);
  if (template === undefined || findDefinition(context, identifier) !== undefined) return;
  context.shop.table(definitionsTable).put(makeStandardDefinition(context, template, identifier.ownerType));
}

export function makeStandardDefinition(
  context: RequestContext,
  template: StandardTemplate,
  ownerType: string,
): MetafieldDefinition {
  const id = context.shop.allocateId();
  return definitionOfTemplate(template, { id, ownerType, now: nowSeconds(context) });
}

function definitionOfTemplate(
  template: StandardTemplate,
  { id, ownerType, now }: { readonly id: number; readonly ownerType: string; readonly now: number },
): MetafieldDefinition {
  return {
    __typename: 'MetafieldDefinition',
    id,
    ownerType,
    namespace: template.namespace,
    key: template.key,
    name: template.name,
    description: template.description,
    type: template.type,
    validations: template.validations,
    pinnedPosition: null,
    capabilities: [],
    access: { admin: 'PUBLIC_READ_WRITE', storefront: 'PUBLIC_READ', customerAccount: 'NONE' },
    constraints: null,
    templateId: template.id,
    createdAt: now,
    updatedAt: now,
    check: undefined,
  };
}
