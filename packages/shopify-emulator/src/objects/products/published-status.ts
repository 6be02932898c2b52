import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import {
  handleOfChannel,
  onlineStoreOf,
  publicationsTable,
  type Publication,
} from '../publications/publication.ts';
import { isPublished, publicationsOf } from '../publications/resource-publication.ts';
import type { Product } from './product.ts';

type Test = (product: Product) => boolean;

/** The test behind a value of the filter `published_status`; a value that Shopify does not know finds nothing. */
export function publishedStatusTest(context: RequestContext, value: string): Test {
  const wanted = value.toLowerCase();
  const store = onlineStoreOf(context);
  if (wanted === 'unavailable')
    return (product) =>
      !publicationsOf(context, gidOf(product)).some((entry) =>
        isPublished(context, gidOf(product), entry.publicationId),
      );
  if (wanted === 'online_store_channel') return placeTest(context, store, 'added');
  if (wanted === 'published' || wanted === 'visible') return placeTest(context, store, 'published');
  if (wanted === 'unpublished' || wanted === 'hidden') return placeTest(context, store, 'hidden');
  const [, name = '', state = ''] = /^(.+)-([a-z_]+)$/.exec(wanted) ?? [];
  const place = states.get(state);
  return place === undefined ? () => false : placeTest(context, findChannel(context, name), place);
}

type Place = 'added' | 'published' | 'hidden' | 'intended' | 'nowhere';

/** The statuses of all three filters. What needs an approval here never waits for one. */
const states: ReadonlyMap<string, Place> = new Map<string, Place>([
  ['published', 'published'],
  ['visible', 'published'],
  ['approved', 'published'],
  ['hidden', 'hidden'],
  ['unset', 'hidden'],
  ['intended', 'intended'],
  ['scheduled', 'intended'],
  ['pending', 'nowhere'],
  ['not_approved', 'nowhere'],
  ['rejected', 'nowhere'],
  ['needs_action', 'nowhere'],
  ['awaiting_review', 'nowhere'],
  ['demoted', 'nowhere'],
  ['provisionally_published', 'nowhere'],
]);

function placeTest(context: RequestContext, publication: Publication | undefined, place: Place): Test {
  if (publication === undefined) return () => place === 'hidden';
  return (product) => {
    const gid = gidOf(product);
    const isAdded = publicationsOf(context, gid).some((entry) => entry.publicationId === publication.id);
    const isOut = isPublished(context, gid, publication.id);
    switch (place) {
      case 'added':
        return isAdded;
      case 'published':
        return isOut;
      case 'hidden':
        return !isOut;
      case 'intended':
        return isAdded && !isOut;
      case 'nowhere':
        return false;
    }
  };
}

/** By the number of the channel or of its app, or by its handle. */
function findChannel(context: RequestContext, name: string): Publication | undefined {
  for (const publication of context.shop.table(publicationsTable).rows()) {
    const { appId, channelId } = publication;
    if (channelId === undefined) continue;
    const numbers = [channelId, appId].filter((number) => number !== undefined).map(String);
    if (numbers.includes(name) || handleOfChannel(publication) === name) return publication;
  }
  return undefined;
}

function gidOf(product: Product): string {
  return formatGlobalId('Product', product.id);
}
