import type { PresentCustomer } from '../src/observe/present-customer.ts';

/** A customer as a plan finds her in the store. */
export const ada: PresentCustomer = {
  id: 'gid://shopify/Customer/1',
  createdAt: '2026-11-01T00:00:00Z',
  email: 'ada@example.com',
  phone: null,
  firstName: 'Ada',
  lastName: null,
  locale: 'en',
  note: null,
  tags: [],
  taxExempt: false,
  taxExemptions: ['CA_STATUS_CARD_EXEMPTION'],
  emailState: 'NOT_SUBSCRIBED',
  smsState: null,
  addresses: [],
  metafields: {},
};
