import type { Row, TableDefinition } from '../../store/table.ts';
import { formatGlobalId, parseGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { productsTable } from '../products/product.ts';
import { variantsTable } from '../products/variant.ts';
import { nowSeconds } from '../shop-time.ts';
import { publicationsTable } from './publication.ts';
import { forgetVariantPublications, isVariantShown, showVariant } from './variant-publication.ts';

/** Where one product or collection is published, in a row under its number. What is published nowhere has no row. */
interface ResourcePublications extends Row {
  readonly gidType: string;
  /** In the order of the publications' ids. */
  readonly entries: readonly PublicationEntry[];
}

export interface PublicationEntry {
  readonly publicationId: number;
  /** Seconds since 1970; until then it is not published, only planned. */
  readonly publishDate: number;
}

const resourcePublicationsTable: TableDefinition<ResourcePublications> = {
  name: 'resourcePublications',
  indexes: {
    publication: (row) => row.entries.map((entry) => publicationKey(entry.publicationId, row.gidType)),
  },
};

/** Numbers of the resources of a type on a publication, in ascending order; to be read before the next change. */
export function resourcesOn(
  context: RequestContext,
  publicationId: number,
  gidType: string,
): readonly number[] {
  return context.shop
    .table(resourcePublicationsTable)
    .findIds('publication', publicationKey(publicationId, gidType));
}

function publicationKey(publicationId: number, gidType: string): string {
  return `${publicationId} ${gidType}`;
}

/** Where a product, collection or variant is published, or will be. A variant follows its product. */
export function publicationsOf(context: RequestContext, gid: string): readonly PublicationEntry[] {
  const resource = parseGlobalId(gid);
  if (resource === null) return [];
  if (resource.type !== 'ProductVariant') return ownEntries(context, resource.type, resource.number);
  const productId = context.shop.table(variantsTable).get(resource.number)?.productId;
  if (productId === undefined) return [];
  return ownEntries(context, 'Product', productId).filter((entry) =>
    isVariantShown(context, resource.number, entry.publicationId),
  );
}

function ownEntries(context: RequestContext, gidType: string, number: number): readonly PublicationEntry[] {
  const row = context.shop.table(resourcePublicationsTable).get(number);
  return row?.gidType === gidType ? row.entries : [];
}

/** Publishes a resource, from now on or from a date in seconds. What is published already keeps its date unless a date is given. */
export function publish(
  context: RequestContext,
  gid: string,
  publicationId: number,
  publishDate?: number,
): void {
  const resource = parseGlobalId(gid);
  if (resource?.type === 'ProductVariant') {
    showVariant(context, resource.number, publicationId, true);
    return;
  }
  const entries = publicationsOf(context, gid);
  const present = entries.find((entry) => entry.publicationId === publicationId);
  const date = publishDate ?? Math.min(present?.publishDate ?? Number.POSITIVE_INFINITY, nowSeconds(context));
  if (present?.publishDate === date) return;
  const others = entries.filter((entry) => entry !== present);
  replaceEntries(context, gid, [...others, { publicationId, publishDate: date }]);
}

/** To be called for every new product: publishes it where new products are published at once. */
export function publishAutomatically(context: RequestContext, productId: number): void {
  for (const publication of context.shop.table(publicationsTable).find('automatic', 'yes'))
    publish(context, formatGlobalId('Product', productId), publication.id);
}

export function unpublish(context: RequestContext, gid: string, publicationId: number): void {
  const resource = parseGlobalId(gid);
  if (resource?.type === 'ProductVariant') {
    showVariant(context, resource.number, publicationId, false);
    return;
  }
  const entries = publicationsOf(context, gid);
  const rest = entries.filter((entry) => entry.publicationId !== publicationId);
  if (rest.length < entries.length) replaceEntries(context, gid, rest);
}

/** From the publishing date on, for buyers to see. */
export function isPublished(context: RequestContext, gid: string, publicationId: number): boolean {
  const entry = publicationsOf(context, gid).find((candidate) => candidate.publicationId === publicationId);
  return entry !== undefined && entry.publishDate <= nowSeconds(context) && isActive(context, gid);
}

/** What belongs to a product that is a draft, or archived, is staged to be published and nothing more. */
export function isActive(context: RequestContext, gid: string): boolean {
  const resource = parseGlobalId(gid);
  if (resource === null || resource.type === 'Collection') return true;
  const productId =
    resource.type === 'Product'
      ? resource.number
      : context.shop.table(variantsTable).get(resource.number)?.productId;
  const status = context.shop.table(productsTable).get(productId ?? 0)?.status;
  return status === 'ACTIVE' || status === 'UNLISTED';
}

/** To be called when a resource is deleted. */
export function forgetPublications(context: RequestContext, gid: string): void {
  const resource = parseGlobalId(gid);
  if (resource?.type === 'ProductVariant') forgetVariantPublications(context, resource.number);
  else replaceEntries(context, gid, []);
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
