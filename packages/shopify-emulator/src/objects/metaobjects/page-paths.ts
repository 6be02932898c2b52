import type { RequestContext } from '../object-module.ts';
import { redirectPath } from '../url-redirects/url-redirect.ts';
import type { MetaobjectDefinition } from './metaobject-definition.ts';
import { entriesOfDefinition, type Metaobject } from './metaobject.ts';

/** The old page of an entry leads to its new one. Entries without pages have nothing to redirect. */
export function redirectEntry(
  context: RequestContext,
  { capabilities }: MetaobjectDefinition,
  before: Metaobject,
  after: Metaobject,
): void {
  const urlHandle = capabilities.onlineStore?.urlHandle;
  if (urlHandle === undefined || before.handle === after.handle) return;
  redirectPath(context, pagePath(urlHandle, before.handle), pagePath(urlHandle, after.handle));
}

/** The same for all published entries of a definition whose own part of the path has changed. */
export function redirectEntries(
  context: RequestContext,
  before: MetaobjectDefinition,
  after: MetaobjectDefinition,
): void {
  const [from, to] = [before, after].map(({ capabilities }) => capabilities.onlineStore?.urlHandle);
  if (from === undefined || to === undefined || from === to) return;
  for (const entry of entriesOfDefinition(context, after)) {
    const isPublished = after.capabilities.publishable !== true || entry.isActive === true;
    if (isPublished) redirectPath(context, pagePath(from, entry.handle), pagePath(to, entry.handle));
  }
}

function pagePath(urlHandle: string, handle: string): string {
  return `/pages/${urlHandle}/${handle}`;
}
