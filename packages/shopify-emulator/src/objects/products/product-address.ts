import { createHash } from 'node:crypto';
import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { onlineStoreOf } from '../publications/publication.ts';
import { isPublished } from '../publications/resource-publication.ts';
import type { Product } from './product.ts';

/** Where customers see the product; null where they do not. */
export function onlineStoreUrl(context: RequestContext, product: Product): string | null {
  const store = onlineStoreOf(context);
  if (store === undefined || !isPublished(context, formatGlobalId('Product', product.id), store.id))
    return null;
  return `https://${context.shop.profile.myshopifyDomain}/products/${encodeURIComponent(product.handle)}`;
}

/** Where the merchant sees the product before its customers do. */
export function onlineStorePreviewUrl(context: RequestContext, product: Product): string {
  const key = createHash('sha256').update(`preview ${product.id}`).digest('hex').slice(0, 32);
  return (
    onlineStoreUrl(context, product) ??
    `https://${context.shop.profile.myshopifyDomain}/products_preview?preview_key=${key}`
  );
}
