import { getNamedType, type GraphQLField } from 'graphql';

/** Protected customer data: all of it, all but names, addresses, e-mail and phone, or nothing. */
export type CustomerDataAccess = 'all' | 'without-personal' | 'none';

export const protectedDataMessage =
  'This app is not approved to access the Customer object. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.';

/** Names, addresses, e-mail and phone: approved one by one at Shopify, all together here. */
const personalFields: ReadonlySet<string> = new Set([
  'addresses',
  'addressesV2',
  'defaultAddress',
  'defaultEmailAddress',
  'defaultPhoneNumber',
  'displayName',
  'email',
  'firstName',
  'lastName',
  'phone',
]);

/** Whether an app of this approval is denied the field. The field then answers null, and an error says why. */
export function isProtected(
  access: CustomerDataAccess,
  parentType: string,
  field: Pick<GraphQLField<unknown, unknown>, 'name' | 'type'>,
): boolean {
  if (access === 'all') return false;
  if (parentType === 'Customer' && personalFields.has(field.name)) return true;
  return access === 'none' && /^Customer(Connection|Edge)?$/.test(getNamedType(field.type).name);
}
