import type { MetafieldWrite } from '../metafields/check-metafield.ts';
import { sameIdentifier, type OwnerRef } from '../metafields/metafield.ts';
import { belongsToOtherApp } from '../metafields/namespaces.ts';
import { deleteMetafield, entriesOf, writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';

interface Identifier {
  readonly namespace: string;
  readonly key: string;
}

/** Leaves an owner these metafields alone, those that belong to other apps, and those that are needed for something else. */
export function replaceMetafields(
  context: RequestContext,
  owner: OwnerRef,
  writes: readonly MetafieldWrite[],
  needed: readonly Identifier[] = [],
): void {
  for (const entry of entriesOf(context, owner)) {
    const isKept = [...writes, ...needed].some((kept) => sameIdentifier(kept, entry));
    if (!isKept && !belongsToOtherApp(entry.namespace, context.caller.appId))
      deleteMetafield(context, owner, entry);
  }
  for (const write of writes) writeMetafield(context, owner, write);
}
