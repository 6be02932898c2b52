import { connect, type ConnectionArguments } from '../connection.ts';
import { exactCount } from '../count.ts';
import { hostedAddress, type ImageView } from '../files/image.ts';
import { formatGlobalId } from '../global-id.ts';
import { metafieldsOfOwner } from '../metafields/metafield-fields.ts';
import { seoOf } from '../metafields/seo-metafields.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { plainText, truncated } from '../products/product-description.ts';
import { findProduct } from '../products/product-store.ts';
import { formatTime } from '../shop-time.ts';
import { countOfCollection, sortedProducts } from './collection-products.ts';
import type { Collection, CollectionImage } from './collection.ts';
import { sourcesOf } from './collection-store.ts';
import { isInCollection } from './membership.ts';
import { ruleSetOf } from './rule-fields.ts';
import { sourceView } from './source-fields.ts';

interface ProductsArguments extends ConnectionArguments {
  readonly sortKey?: string | null;
}

const productFields: Readonly<Record<string, FieldResolver>> = {
  products: (source: Collection, args: ProductsArguments, context: RequestContext) => {
    const listing = sortedProducts(context, source, args.sortKey ?? 'COLLECTION_DEFAULT');
    const reverse = listing.isDescending !== (args.reverse ?? false);
    // In the order that is asked for, so that it need not be sorted again.
    const products = reverse ? listing.products.toReversed() : listing.products;
    return connect(products, { ...args, reverse }, listing.sortValue);
  },
  productsCount: (source: Collection & { readonly isNew?: true }, _args, context: RequestContext) =>
    exactCount(source.isNew === true ? 0 : countOfCollection(context, source)),
  hasProduct: (source: Collection, args: { readonly id: string }, context: RequestContext) => {
    const product = findProduct(context, args.id);
    return product !== undefined && isInCollection(context, source, product);
  },
};

export const collectionFields: Readonly<Record<string, FieldResolver>> = {
  ...metafieldsOfOwner('Collection'),
  ...productFields,
  id: (source: Collection) => formatGlobalId('Collection', source.id),
  storefrontId: (source: Collection) => formatGlobalId('Collection', source.id),
  legacyResourceId: (source: Collection) => String(source.id),
  updatedAt: (source: Collection) => formatTime(source.updatedAt),
  descriptionHtml: (source: Collection) => source.descriptionHtml ?? '',
  description: (source: Collection, args: { readonly truncateAt?: number | null }) =>
    truncated(plainText(source.descriptionHtml ?? ''), args.truncateAt),
  templateSuffix: (source: Collection) => source.templateSuffix ?? null,
  seo: (source: Collection, _args, context: RequestContext) =>
    seoOf(context, { gidType: 'Collection', number: source.id }),
  image: (source: Collection, _args, context: RequestContext) =>
    source.image === undefined ? null : imageView(context, source.image),
  ruleSet: (source: Collection, _args, context: RequestContext) => ruleSetOf(context, source),
  sources: (source: Collection, _args, context: RequestContext) => sourcesOf(context, source).map(sourceView),
  subCollectionEligibility: (source: Collection, _args, context: RequestContext) =>
    subCollectionEligibility(context, source),
  activeOperations: () => ({ duplicate: [] }),
  events: (_source: Collection, args: ConnectionArguments) => connect([], args),
  feedback: () => null,
  translations: () => [],
};

function imageView(context: RequestContext, image: CollectionImage): ImageView {
  return {
    gid: formatGlobalId('CollectionImage', image.id),
    altText: image.altText ?? null,
    address: hostedAddress(context, image.filename, image.storedAt, 'collections'),
    width: null,
    height: null,
  };
}

/** A collection that takes in others cannot be taken in itself, or there would be chains. */
function subCollectionEligibility(context: RequestContext, collection: Collection): object {
  const sources = sourcesOf(context, collection);
  const takesIn = sources.some((source) => source.kind === 'sub-collections');
  const state = {
    eligible: !takesIn,
    ineligibleReason: takesIn ? 'CHAIN_REFERENCE' : null,
  };
  return { inclusion: state, exclusion: state };
}
