import { connect, type ConnectionArguments } from '../connection.ts';
import { formatGlobalId } from '../global-id.ts';
import type { ObjectModule, RequestContext } from '../object-module.ts';
import { variantsTable, type Variant } from '../products/variant.ts';
import { productVariantRelationshipBulkUpdate } from './relationship-update.ts';
import { componentsOf, parentProductsOf, type VariantComponent } from './variant-components.ts';

/** Variants that are bundles of others. */
export const variantComponentsModule: ObjectModule = {
  mutations: { productVariantRelationshipBulkUpdate },
  types: {
    ProductVariant: {
      productVariantComponents: (variant: Variant, args: ConnectionArguments, context: RequestContext) =>
        connect(componentsOf(context, variant.id), args),
      productParents: (variant: Variant, args: ConnectionArguments, context: RequestContext) =>
        connect(parentProductsOf(context, variant.id), args),
    },
    ProductVariantComponent: {
      id: (component: VariantComponent) => formatGlobalId('ProductVariantComponent', component.id),
      productVariant: (component: VariantComponent, _args, context: RequestContext) =>
        context.shop.table(variantsTable).get(component.variantId),
    },
  },
};
