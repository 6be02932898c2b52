import type { ObjectDriver } from '../contract/object-driver.ts';
import { customerFieldOfPath } from '../objects/customer-field-path.ts';
import { customerDefinition } from '../objects/customer.ts';
import { observeCustomers } from '../observe/observe-customers.ts';
import { readBackCustomer } from '../observe/read-back-customer.ts';
import { planCustomers } from './plan-customers.ts';

/** The object `customer`, complete. */
export const customerDriver: ObjectDriver = {
  definition: customerDefinition,
  metafieldOwner: 'CUSTOMER',
  scopes: { read: ['read_customers'], write: ['write_customers'] },
  observe: observeCustomers,
  plan: planCustomers,
  readBack: readBackCustomer,
  fieldOfPath: customerFieldOfPath,
};
