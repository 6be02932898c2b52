import type { Row } from '../../store/table.ts';
import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { handleOfChannel, onlineStoreOf, publicationsTable, type Publication } from './publication.ts';
import { isPublished, publicationsOf } from './resource-publication.ts';

type Test = (thing: Row) => boolean;

/**
 * The test behind a value of the filter `published_status` of products or of collections; a value that Shopify does not know
 * finds nothing.
 */
export function publishedStatusTest(
  context: RequestContext,
  value: string,
  gidType: 'Collection' | 'Product',
): Test {
  const gidOf = ({ id }: Row): string => formatGlobalId(gidType, id);
  const wanted = value.toLowerCase();
  const store = onlineStoreOf(context);
  if (wanted === 'unavailable')
    return (thing) =>
      !publicationsOf(context, gidOf(thing)).some((entry) =>
        isPublished(context, gidOf(thing), entry.publicationId),
      );
  if (wanted === 'any') return () => true;
  const at = (publication: Publication | undefined, place: Place): Test =>
    placeTest(context, { publication, place, gidOf });
  if (wanted === 'online_store_channel') return at(store, 'added');
  if (wanted === 'published' || wanted === 'visible') return at(store, 'published');
  if (wanted === 'unpublished' || wanted === 'hidden') return at(store, 'hidden');
  const [, name = '', state = ''] = /^(.+)-([a-z_]+)$/.exec(wanted) ?? [];
  const place = states.get(state);
  return place === undefined ? () => false : at(channelNamed(context, name), place);
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

interface Wanted {
  readonly publication: Publication | undefined;
  readonly place: Place;
  readonly gidOf: (thing: Row) => string;
}

function placeTest(context: RequestContext, { publication, place, gidOf }: Wanted): Test {
  if (publication === undefined) return () => place === 'hidden';
  return (thing) => {
    const gid = gidOf(thing);
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
function channelNamed(context: RequestContext, name: string): Publication | undefined {
  for (const publication of context.shop.table(publicationsTable).rows()) {
    const { appId, channelId } = publication;
    if (channelId === undefined) continue;
    const numbers = [channelId, appId].filter((number) => number !== undefined).map(String);
    if (numbers.includes(name) || handleOfChannel(publication) === name) return publication;
  }
  return undefined;
}
