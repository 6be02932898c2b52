import type { FieldResolver, RequestContext } from '../object-module.ts';
import { formatTime } from '../shop-time.ts';
import type { ResourcePublicationView } from './publishable-fields.ts';

const resource = (view: ResourcePublicationView, _args: unknown, context: RequestContext): unknown =>
  context.resolveNode(view.resourceGid);

const publishDate = (view: ResourcePublicationView): string => formatTime(view.publishDate);

const channel = (view: ResourcePublicationView): unknown =>
  view.publication.channelId === undefined ? null : view.publication;

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
