import { formatGlobalId } from '../../global-id.ts';
import type { RequestContext } from '../../object-module.ts';
import { userError, type UserError } from '../../user-error.ts';
import { findDefinitionBy, type DefinitionSelector } from './definition-lookup.ts';
import { deleteMetafieldsOfDefinition } from './definition-metafields.ts';
import {
  definitionsTable,
  type DefinitionIdentifier,
  type MetafieldDefinition,
} from '../metafield-definition.ts';
import { requireDefinitionAccess, requireOwnerTypeAccess } from './definition-permission.ts';
import { useErrors } from './definition-use.ts';
import { belongsToOtherApp, isAppNamespace } from '../namespaces.ts';
import { isReferenceType } from '../values/references.ts';

interface DeleteArguments extends DefinitionSelector {
  readonly deleteAllAssociatedMetafields?: boolean | null;
}

interface DeletePayload {
  readonly deletedDefinitionId: string | null;
  readonly deletedDefinition: DefinitionIdentifier | null;
  readonly userErrors: readonly UserError[];
}

export function metafieldDefinitionDelete(
  _source: unknown,
  args: DeleteArguments,
  context: RequestContext,
): DeletePayload {
  const definition = findDefinitionBy(context, args);
  if (definition === undefined) {
    const field = [typeof args.id === 'string' ? 'id' : 'identifier'];
    return refuse(userError(field, 'Definition not found.', 'NOT_FOUND'));
  }
  if (belongsToOtherApp(definition.namespace, context.caller.appId))
    requireDefinitionAccess(context, 'metafieldDefinitionDelete', definition);
  requireOwnerTypeAccess(context, 'metafieldDefinitionDelete', definition.ownerType);
  const [inUse] = useErrors(context, definition);
  if (inUse !== undefined) return refuse(inUse);
  const withMetafields = args.deleteAllAssociatedMetafields === true;
  const problem = withMetafields ? undefined : whyMetafieldsMustGo(definition);
  if (problem !== undefined) return refuse(problem);
  context.shop.table(definitionsTable).delete(definition.id);
  if (withMetafields) deleteMetafieldsOfDefinition(context, definition);
  const { ownerType, namespace, key } = definition;
  return {
    deletedDefinitionId: formatGlobalId('MetafieldDefinition', definition.id),
    deletedDefinition: { ownerType, namespace, key },
    userErrors: [],
  };
}

function refuse(error: UserError): DeletePayload {
  return {
    deletedDefinitionId: null,
    deletedDefinition: null,
    userErrors: [{ ...error, __typename: 'MetafieldDefinitionDeleteUserError' }],
  };
}

/** Some metafields make no sense without their definition. */
function whyMetafieldsMustGo(definition: MetafieldDefinition): UserError | undefined {
  if (isAppNamespace(definition.namespace))
    return userError(
      null,
      'Deleting a definition in a reserved namespace must have deleteAllAssociatedMetafields set to true.',
      'RESERVED_NAMESPACE_ORPHANED_METAFIELDS',
    );
  if (definition.type === 'id')
    return userError(
      null,
      'Deleting an id type metafield definition requires deletion of its associated metafields.',
      'ID_TYPE_DELETION_ERROR',
    );
  if (isReferenceType(definition.type))
    return userError(
      null,
      'Deleting a reference type metafield definition requires deletion of its associated metafields.',
      'REFERENCE_TYPE_DELETION_ERROR',
    );
  return undefined;
}
