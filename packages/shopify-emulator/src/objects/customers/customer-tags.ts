import { unlessEmpty } from './customer.ts';
import { asNode, findCustomer, saveCustomer } from './customer-store.ts';
import type { TagOwner } from '../tags/tag-mutations.ts';

export const customerTags: TagOwner = {
  read: (context, id) => {
    const customer = findCustomer(context, id);
    return customer === undefined ? undefined : (customer.tags ?? []);
  },
  write: (context, id, tags) => {
    const customer = findCustomer(context, id);
    return customer === undefined
      ? null
      : asNode(saveCustomer(context, { ...customer, tags: unlessEmpty(tags) }));
  },
};
