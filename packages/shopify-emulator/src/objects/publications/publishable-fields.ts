import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { exactCount } from '../count.ts';
import { formatGlobalId, parseGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { formatTime, nowSeconds } from '../shop-time.ts';
import {
  currentPublication,
  findChannel,
  findPublication,
  publicationsTable,
  type Publication,
} from './publication.ts';
import { isActive, isPublished, publicationsOf } from './resource-publication.ts';

/** A thing on a publication: the source of ResourcePublication and its likes. */
export interface ResourcePublicationView {
  /** Of the publication, for paging. */
  readonly id: number;
  readonly resourceGid: string;
  readonly publication: Publication;
  readonly isPublished: boolean;
  /** Seconds since 1970. */
  readonly publishDate: number;
  /** It waits for its product to become active, not for a date. */
  readonly isStaged: boolean;
}

interface Source {
  readonly id: number;
}

type ListArguments = ConnectionArguments & {
  readonly onlyPublished?: boolean | null;
  readonly catalogType?: string | null;
};

/** The fields of Publishable for things whose sources carry the number of their gid as `id`. */
export function publishableFields(gidType: string): Readonly<Record<string, FieldResolver>> {
  const gidOf = (source: Source): string => formatGlobalId(gidType, source.id);
  const views = (source: Source, args: ListArguments, context: RequestContext) =>
    resourcePublications(context, gidOf(source), args);
  return {
    availablePublicationsCount: (source: Source, _args, context: RequestContext) =>
      exactCount(views(source, {}, context).length),
    publicationCount: (source: Source, args: ListArguments, context: RequestContext) =>
      views(source, args, context).length,
    resourcePublicationsCount: (source: Source, args: ListArguments, context: RequestContext) =>
      exactCount(views(source, args, context).length),
    resourcePublications: (source: Source, args: ListArguments, context: RequestContext) =>
      connect(views(source, args, context), args),
    resourcePublicationsV2: (source: Source, args: ListArguments, context: RequestContext) =>
      connect(views(source, args, context), args),
    publishedOnPublication: (
      source: Source,
      args: { readonly publicationId: string },
      context: RequestContext,
    ) => isOn(context, gidOf(source), findPublication(args.publicationId, context)),
    publishedOnChannel: (source: Source, args: { readonly channelId: string }, context: RequestContext) =>
      isOn(context, gidOf(source), findChannel(args.channelId, context)),
    publishedOnCurrentPublication: (source: Source, _args, context: RequestContext) =>
      isOn(context, gidOf(source), currentPublication(context)),
    publishedOnCurrentChannel: (source: Source, _args, context: RequestContext) =>
      isOn(context, gidOf(source), currentPublication(context)),
    unpublishedPublications: (source: Source, args: ConnectionArguments, context: RequestContext) =>
      connect(unpublishedOn(context, gidOf(source)), args),
    unpublishedChannels: (source: Source, args: ConnectionArguments, context: RequestContext) =>
      connect(
        unpublishedOn(context, gidOf(source)).filter(({ channelId }) => channelId !== undefined),
        args,
      ),
  };
}

export const productPublicationFields: Readonly<Record<string, FieldResolver>> = {
  ...publishableFields('Product'),
  publications: (source: Source, args: ListArguments, context: RequestContext) =>
    channelPublications(context, formatGlobalId('Product', source.id), args),
  productPublications: (source: Source, args: ConnectionArguments, context: RequestContext) =>
    channelPublications(context, formatGlobalId('Product', source.id), { ...args, onlyPublished: false }),
  publishedAt: (source: Source, _args, context: RequestContext) => publishedAt(context, source),
  publishedInContext: (source: Source, _args, context: RequestContext) =>
    publishedAt(context, source) !== null,
  resourcePublicationOnCurrentPublication: (source: Source, _args, context: RequestContext) => {
    const current = currentPublication(context);
    const all = resourcePublications(context, formatGlobalId('Product', source.id), { onlyPublished: false });
    return all.find((view) => view.publication.id === current?.id) ?? null;
  },
};

export const collectionPublicationFields: Readonly<Record<string, FieldResolver>> = {
  ...publishableFields('Collection'),
  publications: (source: Source, args: ListArguments, context: RequestContext) =>
    channelPublications(context, formatGlobalId('Collection', source.id), args),
};

/** In the order of the publications' ids. */
export function resourcePublications(
  context: RequestContext,
  gid: string,
  args: Pick<ListArguments, 'onlyPublished' | 'catalogType'>,
): readonly ResourcePublicationView[] {
  const now = nowSeconds(context);
  const active = isActive(context, gid);
  const table = context.shop.table(publicationsTable);
  return publicationsOf(context, gid).flatMap((entry) => {
    const publication = table.get(entry.publicationId);
    if (publication === undefined) return [];
    const isDue = entry.publishDate <= now;
    const view = {
      id: publication.id,
      resourceGid: gid,
      publication,
      isPublished: active && isDue,
      publishDate: entry.publishDate,
      isStaged: !active && isDue,
    };
    const isWanted = args.onlyPublished === false || view.isPublished;
    return isWanted && isOfType(publication, args.catalogType) ? [view] : [];
  });
}

const catalogTypes: Readonly<Record<string, string>> = {
  AppCatalog: 'APP',
  MarketCatalog: 'MARKET',
  CompanyLocationCatalog: 'COMPANY_LOCATION',
};

/** Whether the publication belongs to this CatalogType; a sales channel is one of an app. */
export function isOfType(publication: Publication, catalogType: string | null | undefined): boolean {
  if (typeof catalogType !== 'string') return true;
  if (publication.channelId !== undefined) return catalogType === 'APP';
  const type = parseGlobalId(publication.catalogId ?? '')?.type ?? '';
  return (catalogTypes[type] ?? 'NONE') === catalogType;
}

function isOn(context: RequestContext, gid: string, publication: Publication | null | undefined): boolean {
  return publication !== null && publication !== undefined && isPublished(context, gid, publication.id);
}

function unpublishedOn(context: RequestContext, gid: string): readonly Publication[] {
  const all = [...context.shop.table(publicationsTable).rows()];
  return all.filter((publication) => !isPublished(context, gid, publication.id));
}

function channelPublications(
  context: RequestContext,
  gid: string,
  args: ListArguments,
): Connection<ResourcePublicationView> {
  return connect(onChannels(resourcePublications(context, gid, args)), args);
}

/** Without those behind which no sales channel stands: the older fields tell of channels alone. */
export function onChannels(views: readonly ResourcePublicationView[]): readonly ResourcePublicationView[] {
  return views.filter(({ publication }) => publication.channelId !== undefined);
}

/** When a product came to the online store, as text; null while it is not there. */
function publishedAt(context: RequestContext, source: Source): string | null {
  const views = resourcePublications(context, formatGlobalId('Product', source.id), {});
  const onlineStore = views.find((view) => view.publication.isOnlineStore === true);
  return onlineStore === undefined ? null : formatTime(onlineStore.publishDate);
}
