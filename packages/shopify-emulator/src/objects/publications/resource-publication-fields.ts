import { notImplemented } from '../api-error.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { formatTime } from '../shop-time.ts';
import type { ResourcePublicationView } from './publishable-fields.ts';

const resource = (view: ResourcePublicationView, _args: unknown, context: RequestContext): unknown =>
  context.resolveNode(view.resourceGid);

const publishDate = (view: ResourcePublicationView): string => formatTime(view.publishDate);

/** Nobody could see what Shopify answers where a catalog, and no channel, stands behind the publication. */
const channel: FieldResolver = ({ publication }: ResourcePublicationView, _args, _context, info) => {
  if (publication.channelId === undefined) throw notImplemented(`${info.parentType.name}.channel`);
  return publication;
};

/** The four types in which the API tells of a thing on a publication. */
export const resourcePublicationTypes: Readonly<Record<string, Readonly<Record<string, FieldResolver>>>> = {
  ResourcePublication: { publishable: resource, publishDate, channel },
  ResourcePublicationV2: {
    publishable: resource,
    publishDate: (view: ResourcePublicationView) => (view.isStaged ? null : formatTime(view.publishDate)),
  },
  ProductPublication: { product: resource, publishDate, channel },
  CollectionPublication: { collection: resource, publishDate, channel },
};
