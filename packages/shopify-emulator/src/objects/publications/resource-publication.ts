import type { Row, TableDefinition } from '../../store/table.ts';
import { parseGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';

/** Where one product, collection or variant is published, in a row under its number. What is published nowhere has no row. */
export interface ResourcePublications extends Row {
  readonly gidType: string;
  /** In the order of the publications' ids. */
  readonly entries: readonly PublicationEntry[];
}

export interface PublicationEntry {
  readonly publicationId: number;
  /** Seconds since 1970; until then it is not published, only scheduled. */
  readonly publishDate: number;
}

export const resourcePublicationsTable: TableDefinition<ResourcePublications> = {
  name: 'resourcePublications',
  indexes: {
    publication: (row) => row.entries.map((entry) => publicationKey(entry.publicationId, row.gidType)),
  },
};

/** The key under which the resources of a type on a publication are found. */
export function publicationKey(publicationId: number, gidType: string): string {
  return `${publicationId} ${gidType}`;
}

export function entriesOf(context: RequestContext, gid: string): readonly PublicationEntry[] {
  const resource = parseGlobalId(gid);
  const row =
    resource === null ? undefined : context.shop.table(resourcePublicationsTable).get(resource.number);
  return row?.gidType === resource?.type ? (row?.entries ?? []) : [];
}

/** Publishes a resource, from now on or from a date. What is published already keeps its date unless a date is given. */
export function publish(
  context: RequestContext,
  gid: string,
  publicationId: number,
  publishDate?: number,
): void {
  const entries = entriesOf(context, gid);
  const present = entries.find((entry) => entry.publicationId === publicationId);
  const date = publishDate ?? Math.min(present?.publishDate ?? Number.POSITIVE_INFINITY, nowSeconds(context));
  if (present?.publishDate === date) return;
  const others = entries.filter((entry) => entry !== present);
  replaceEntries(context, gid, [...others, { publicationId, publishDate: date }]);
}

export function unpublish(context: RequestContext, gid: string, publicationId: number): void {
  const entries = entriesOf(context, gid);
  const rest = entries.filter((entry) => entry.publicationId !== publicationId);
  if (rest.length < entries.length) replaceEntries(context, gid, rest);
}

/** True from the publishing date on. A product that is not active is never seen; that is for the caller to ask. */
export function isPublished(context: RequestContext, gid: string, publicationId: number): boolean {
  const entry = entriesOf(context, gid).find((candidate) => candidate.publicationId === publicationId);
  return entry !== undefined && entry.publishDate <= nowSeconds(context);
}

/** To be called when a resource is deleted. */
export function forgetPublications(context: RequestContext, gid: string): void {
  replaceEntries(context, gid, []);
}

function replaceEntries(context: RequestContext, gid: string, entries: readonly PublicationEntry[]): void {
  const resource = parseGlobalId(gid);
  if (resource === null) return;
  const table = context.shop.table(resourcePublicationsTable);
  if (entries.length === 0) table.delete(resource.number);
  else
    table.put({
      id: resource.number,
      gidType: resource.type,
      entries: entries.toSorted((a, b) => a.publicationId - b.publicationId),
    });
}
