import type { ObjectCatalogue } from '@backstock/core';
import { customerDefinition } from './customer.ts';

/** The objects of a Shopify store that a sync can write. Static: `validate` and editors read it without a connection. */
export const shopifyObjects: ObjectCatalogue = { customer: customerDefinition };
