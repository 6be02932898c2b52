import { numberOfGlobalId } from '../global-id.ts';
import type { NodeLookup, ObjectModule, RequestContext } from '../object-module.ts';
import type { Product } from '../products/product.ts';
import { optionFields, optionValueFields } from './option-fields.ts';
import { findOption, findOptionValue, optionViews } from './option-view.ts';
import { productOptionUpdate } from './option-update.ts';
import { productOptionsCreate } from './options-create.ts';
import { productOptionsDelete } from './options-delete.ts';
import { productOptionsReorder } from './options-reorder.ts';

/** The options of products and their values. */
export const optionsModule: ObjectModule = {
  mutations: {
    productOptionsCreate,
    productOptionUpdate,
    productOptionsDelete,
    productOptionsReorder,
  },
  types: {
    ProductOption: optionFields,
    ProductOptionValue: optionValueFields,
    Product: {
      options: (product: Product, args: { readonly first?: number | null }, context: RequestContext) =>
        optionViews(context, product).slice(0, args.first ?? undefined),
    },
  },
  nodes: {
    ProductOption: nodeLookup('ProductOption', findOption),
    ProductOptionValue: nodeLookup('ProductOptionValue', findOptionValue),
  },
};

function nodeLookup(gidType: string, find: (context: RequestContext, number: number) => unknown): NodeLookup {
  return (id, context) => {
    const number = numberOfGlobalId(id, gidType);
    return number === null ? null : find(context, number);
  };
}
