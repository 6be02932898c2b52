import type { RequestContext } from '../../object-module.ts';
import { nowSeconds } from '../../shop-time.ts';
import { callingApp } from '../../app/app-ref.ts';
import { initialAccess } from '../metaobject-access.ts';
import {
  findDefinitionOfType,
  metaobjectDefinitionsTable,
  type MetaobjectDefinition,
} from '../metaobject-definition.ts';
import { recordNotFound, type MetaobjectError } from '../metaobject-error.ts';
import { standardTemplate, type StandardTemplate } from './standard-templates.ts';

interface EnablePayload {
  readonly metaobjectDefinition: MetaobjectDefinition | null;
  readonly userErrors: readonly MetaobjectError[];
}

/** A definition that is enabled already is given as it is. */
export function standardMetaobjectDefinitionEnable(
  _source: unknown,
  { type }: { readonly type: string },
  context: RequestContext,
): EnablePayload {
  const template = standardTemplate(type);
  if (template === undefined) return { metaobjectDefinition: null, userErrors: [recordNotFound(['type'])] };
  const present = findDefinitionOfType(context, type);
  if (present !== undefined) return { metaobjectDefinition: present, userErrors: [] };
  const definition = makeDefinition(context, template);
  context.shop.table(metaobjectDefinitionsTable).put(definition);
  return { metaobjectDefinition: definition, userErrors: [] };
}

function makeDefinition(context: RequestContext, template: StandardTemplate): MetaobjectDefinition {
  const now = nowSeconds(context);
  return {
    ...template,
    __typename: 'MetaobjectDefinition',
    id: context.shop.allocateId(),
    description: undefined,
    lastFieldNumber: template.fields.length,
    access: { ...initialAccess(template.type), storefront: 'PUBLIC_READ' },
    capabilities: { translatable: true },
    isStandard: true,
    createdAt: now,
    updatedAt: now,
    createdBy: callingApp(context),
  };
}
