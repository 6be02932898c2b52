import type { ObjectModule } from '../object-module.ts';
import { productChangeStatus } from './product-change-status.ts';
import { productCreate } from './product-create.ts';
import { productDelete } from './product-delete.ts';
import { productDuplicate } from './product-duplicate.ts';
import { productFields, shopCategoryFields } from './product-fields.ts';
import { productTags, productTypes, productVendors } from './product-lists.ts';
import { product, productByHandle, productByIdentifier, products, productsCount } from './product-queries.ts';
import { asProductNode, findProduct } from './product-store.ts';
import { productUpdate } from './product-update.ts';
import { viewProducts } from './view-products.ts';

export const productsModule: ObjectModule = {
  queries: {
    product,
    products,
    productByIdentifier,
    productByHandle,
    productsCount,
    productTags,
    productTypes,
    productVendors,
  },
  mutations: { productCreate, productUpdate, productDelete, productDuplicate, productChangeStatus },
  types: {
    Product: productFields,
    Shop: { products, productTags, productTypes, productVendors, ...shopCategoryFields },
  },
  nodes: {
    Product: (id, context) => {
      const found = findProduct(context, id);
      return found === undefined ? null : asProductNode(found);
    },
  },
  view: (context) => ({ products: viewProducts(context) }),
};
