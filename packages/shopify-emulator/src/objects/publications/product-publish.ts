import { formatGlobalId } from '../global-id.ts';
import { findCollection } from '../collections/collection-store.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct } from '../products/product-store.ts';
import { userError, type UserError } from '../user-error.ts';
import { onChannels, resourcePublications } from './publishable-fields.ts';
import { shopOf } from './publishable-mutations.ts';
import { readTargets, type PublicationInput } from './publication-target.ts';
import { publish, unpublish } from './resource-publication.ts';

/** The deprecated mutations, which name the kind of thing that they publish. */

interface ProductInput {
  readonly id: string;
  readonly productPublications: readonly PublicationInput[];
}

export function productPublish(
  _source: unknown,
  args: { readonly input: ProductInput },
  context: RequestContext,
): object {
  return changeProduct(context, args.input, publish);
}

export function productUnpublish(
  _source: unknown,
  args: { readonly input: ProductInput },
  context: RequestContext,
): object {
  return changeProduct(context, args.input, unpublish);
}

function changeProduct(context: RequestContext, input: ProductInput, change: typeof publish): object {
  const shop = shopOf(context);
  const product = findProduct(context, input.id);
  if (product === undefined)
    return { product: null, productPublications: null, shop, userErrors: [missing('Product')] };
  const gid = formatGlobalId('Product', product.id);
  const userErrors = changeAll(context, gid, input.productPublications, {
    change,
    field: ['productPublications'],
  });
  return {
    product,
    productPublications: onChannels(resourcePublications(context, gid, {})),
    shop,
    userErrors,
  };
}

interface CollectionInput {
  readonly id: string;
  readonly collectionPublications: readonly PublicationInput[];
}

export function collectionPublish(
  _source: unknown,
  args: { readonly input: CollectionInput },
  context: RequestContext,
): object {
  return changeCollection(context, args.input, publish);
}

export function collectionUnpublish(
  _source: unknown,
  args: { readonly input: CollectionInput },
  context: RequestContext,
): object {
  return changeCollection(context, args.input, unpublish);
}

function changeCollection(context: RequestContext, input: CollectionInput, change: typeof publish): object {
  const shop = shopOf(context);
  const collection = findCollection(context, input.id);
  if (collection === undefined)
    return { collection: null, collectionPublications: null, shop, userErrors: [missing('Collection')] };
  const gid = formatGlobalId('Collection', collection.id);
  const userErrors = changeAll(context, gid, input.collectionPublications, {
    change,
    field: ['collectionPublications'],
  });
  return {
    collection,
    collectionPublications: onChannels(resourcePublications(context, gid, {})),
    shop,
    userErrors,
  };
}

function missing(name: string): UserError {
  return userError(['id'], `${name} does not exist`);
}

/** Whatever exists is changed only if all of it does. */
function changeAll(
  context: RequestContext,
  gid: string,
  inputs: readonly PublicationInput[],
  how: { readonly change: typeof publish; readonly field: readonly string[] },
): readonly UserError[] {
  const { targets, userErrors } = readTargets(context, inputs, how.field);
  if (userErrors.length === 0)
    for (const target of targets) how.change(context, gid, target.publication.id, target.publishDate);
  return userErrors;
}
