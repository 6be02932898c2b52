import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { findOwner } from './metafield-owner.ts';
import type { NamespacedKey } from './metafield.ts';
import { belongsToOtherApp, noAccessMessage, resolveNamespace } from './namespaces.ts';
import { requireWriteAccess } from '../owner-access.ts';
import { deleteMetafield } from './write-metafields.ts';

interface MetafieldIdentifier extends NamespacedKey {
  readonly ownerId: string;
}

interface MetafieldsDeletePayload {
  readonly deletedMetafields: readonly (MetafieldIdentifier | null)[];
  readonly userErrors: readonly UserError[];
}

/** What is not there is no error: its place in the answer holds null. */
export function metafieldsDelete(
  _source: unknown,
  args: { readonly metafields: readonly MetafieldIdentifier[] },
  context: RequestContext,
): MetafieldsDeletePayload {
  requireWriteAccess(
    context.caller,
    'metafieldsDelete',
    args.metafields.map(({ ownerId }) => ownerId),
  );
  const { appId } = context.caller;
  const identifiers = args.metafields.map(({ ownerId, namespace, key }) => ({
    ownerId,
    namespace: resolveNamespace(namespace, appId),
    key,
  }));
  if (identifiers.some(({ namespace }) => belongsToOtherApp(namespace, appId)))
    return {
      deletedMetafields: [],
      userErrors: [userError(['metafields'], noAccessMessage)],
    };
  return {
    deletedMetafields: identifiers.map((identifier) => {
      const owner = findOwner(context, identifier.ownerId);
      return owner !== undefined && deleteMetafield(context, owner, identifier) ? identifier : null;
    }),
    userErrors: [],
  };
}
