import type { ObjectModule } from '../object-module.ts';
import { findVariant } from '../products/product-store.ts';
import {
  productVariant,
  productVariantByIdentifier,
  productVariants,
  productVariantsCount,
} from './variant-queries.ts';
import { variantFields } from './variant-fields.ts';
import { productVariantsBulkCreate } from './variants-bulk-create.ts';
import { productVariantsBulkDelete } from './variants-bulk-delete.ts';
import { productVariantsBulkReorder } from './variants-bulk-reorder.ts';
import { productVariantsBulkUpdate } from './variants-bulk-update.ts';
import { variantsOfProduct } from './product-variants.ts';

/** Product variants: how they are read, found, made, changed and deleted. */
export const variantsModule: ObjectModule = {
  queries: { productVariant, productVariantByIdentifier, productVariants, productVariantsCount },
  mutations: {
    productVariantsBulkCreate,
    productVariantsBulkUpdate,
    productVariantsBulkDelete,
    productVariantsBulkReorder,
  },
  types: {
    ProductVariant: variantFields,
    Product: { variants: variantsOfProduct },
    Shop: { productVariants },
  },
  nodes: {
    ProductVariant: (id, context) => {
      const variant = findVariant(context, id);
      return variant === undefined ? null : { ...variant, __typename: 'ProductVariant' };
    },
  },
};
