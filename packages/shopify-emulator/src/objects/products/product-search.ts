import type { SearchFields } from '../search/search-fields.ts';
import type { Product } from './product.ts';

/** What `products(query:)` can be filtered by. */
export const productSearch: SearchFields<Product> = {
  filters: {
    id: { as: 'number', of: (product) => product.id },
    title: { as: 'words', of: (product) => product.title },
    handle: { as: 'exact', of: (product) => product.handle },
    vendor: { as: 'exact', of: (product) => product.vendor },
    product_type: { as: 'exact', of: (product) => product.productType },
    status: { as: 'exact', of: (product) => product.status },
    tag: { as: 'exact', of: (product) => product.tags },
    created_at: { as: 'time', of: (product) => product.createdAt * 1000 },
    updated_at: { as: 'time', of: (product) => product.updatedAt * 1000 },
  },
  text: (product) => [product.title, product.vendor, product.productType, ...(product.tags ?? [])],
};
