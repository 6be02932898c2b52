import { customerTags } from '../customers/customer-tags.ts';
import type { ObjectModule } from '../object-module.ts';
import { productTags } from '../products/product-tags.ts';
import { createTagMutations } from './tag-mutations.ts';

export const tagsModule: ObjectModule = {
  mutations: createTagMutations({ Customer: customerTags, Product: productTags }),
};
