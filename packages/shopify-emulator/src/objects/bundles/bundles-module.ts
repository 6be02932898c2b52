import type { ObjectModule } from '../object-module.ts';
import { bundledProductFields, componentFields, selectionFields } from './bundle-fields.ts';
import { componentTypeFields, productComponentFields } from './product-component-fields.ts';
import { productBundleCreate, productBundleUpdate } from './bundle-mutations.ts';

/** Products that are made of others. */
export const bundlesModule: ObjectModule = {
  mutations: { productBundleCreate, productBundleUpdate },
  types: {
    Product: { ...bundledProductFields, ...productComponentFields },
    ProductComponentType: componentTypeFields,
    ProductBundleComponent: componentFields,
    ProductBundleComponentOptionSelection: selectionFields,
  },
};
