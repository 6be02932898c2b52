import { findCollection } from '../collections/collection-store.ts';
import { formatGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { productOfArgument } from '../products/product-store.ts';
import { shopOf } from '../shop/shop-of.ts';
import { userError } from '../user-error.ts';
import { changePublications } from './change-publications.ts';
import type { PublicationInput } from './publication-target.ts';
import { onChannels, resourcePublications } from './publishable-fields.ts';
import { publish, unpublish } from './resource-publication.ts';

/** A kind of thing that has mutations of its own to be published by. */
interface PublishedKind {
  readonly gidType: 'Collection' | 'Product';
  /** What the payload calls the thing. */
  readonly name: 'collection' | 'product';
  /** What input and payload call its publications. */
  readonly list: 'collectionPublications' | 'productPublications';
  readonly find: (context: RequestContext, id: string) => { readonly id: number } | undefined;
}

const products: PublishedKind = {
  gidType: 'Product',
  name: 'product',
  list: 'productPublications',
  find: productOfArgument,
};
const collections: PublishedKind = {
  gidType: 'Collection',
  name: 'collection',
  list: 'collectionPublications',
  find: findCollection,
};

type KindArguments = {
  readonly input: { readonly id: string } & Partial<
    Readonly<Record<PublishedKind['list'], readonly PublicationInput[]>>
  >;
};

/** The deprecated mutations, which name the kind of thing that they publish. */
function changer(kind: PublishedKind, change: typeof publish): FieldResolver {
  const { gidType, name, list } = kind;
  return (_source, { input }: KindArguments, context: RequestContext) => {
    const shop = shopOf(context);
    const found = kind.find(context, input.id);
    if (found === undefined)
      return {
        [name]: null,
        [list]: null,
        shop,
        userErrors: [userError(['id'], `${gidType} does not exist`)],
      };
    const gid = formatGlobalId(gidType, found.id);
    const userErrors = changePublications(context, gid, input[list] ?? [], { change, field: [list] });
    return { [name]: found, [list]: onChannels(resourcePublications(context, gid, {})), shop, userErrors };
  };
}

export const productPublish: FieldResolver = changer(products, publish);
export const productUnpublish: FieldResolver = changer(products, unpublish);
export const collectionPublish: FieldResolver = changer(collections, publish);
export const collectionUnpublish: FieldResolver = changer(collections, unpublish);
