import type { MetafieldWrite } from '../metafields/check-metafield.ts';
import { sameIdentifier, type OwnerRef } from '../metafields/metafield.ts';
import { belongsToOtherApp } from '../metafields/namespaces.ts';
import { deleteMetafield, entriesOf, writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';

/** Leaves an owner these metafields alone, and those that belong to other apps. */
export function replaceMetafields(
  context: RequestContext,
  owner: OwnerRef,
  writes: readonly MetafieldWrite[],
): void {
  for (const entry of entriesOf(context, owner)) {
    const isKept = writes.some((write) => sameIdentifier(write, entry));
    if (!isKept && !belongsToOtherApp(entry.namespace, context.caller.appId))
      deleteMetafield(context, owner, entry);
  }
  for (const write of writes) writeMetafield(context, owner, write);
}
