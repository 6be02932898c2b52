import type { TagOwner } from '../tags/tag-mutations.ts';
import { asProductNode, findProduct, saveProduct } from './product-store.ts';

export const productTags: TagOwner = {
  read: (context, id) => {
    const product = findProduct(context, id);
    return product === undefined ? undefined : (product.tags ?? []);
  },
  write: (context, id, tags) => {
    const product = findProduct(context, id);
    if (product === undefined) return null;
    return asProductNode(saveProduct(context, { ...product, tags: tags.length === 0 ? undefined : tags }));
  },
};
