import { expect, test } from 'vitest';
import { meaningOf } from './refusal-table.ts';

test.each([
  ['customerCreate', '', 'Email has already been taken', 'email', 'taken'],
  ['customerUpdate', '', 'Phone has already been taken', 'phone', 'taken'],
  ['metafieldsSet', 'TAKEN', 'Value is in use', 'metafields.0.value', 'taken'],
  ['customerCreate', '', 'Email is invalid', 'email', 'permanent'],
  ['customerCreate', '', 'A name, phone number, or email address must be present', '', 'permanent'],
  ['customerUpdate', '', 'Note is too long (maximum is 5000 characters)', 'note', 'permanent'],
  ['customerCreate', '', 'Tags cannot be more than 250', 'tags', 'permanent'],
  ['customerAddressCreate', '', 'City cannot contain HTML tags', 'address.city', 'permanent'],
  ['customerAddressCreate', '', 'Customer address cannot be blank.', 'addresses.0', 'permanent'],
  ['customerSmsMarketingConsentUpdate', 'INVALID', 'A phone number is required to set the SMS consent state.', 'input.smsMarketingConsent', 'permanent'],
  ['metafieldsSet', 'INVALID_VALUE', 'Value must be an integer.', 'metafields.0.value', 'permanent'],
  ['metafieldsSet', 'INVALID_TYPE', 'Type is another', 'metafields.0.type', 'permanent'],
  ['metafieldsSet', '', 'Namespace protected is a reserved namespace', 'metafields.0.namespace', 'permanent'],
  ['metafieldsSet', 'APP_NOT_AUTHORIZED', 'Access to this namespace is not allowed', 'metafields.0', 'dependency'],
  ['metafieldsSet', 'STALE_OBJECT', 'The resource has been updated', 'metafields.0', 'transient'],
  ['customerUpdate', '', 'Customer does not exist', 'id', 'gone'],
  ['customerDelete', '', "Customer can't be found", 'id', 'gone'],
  ['customerReplaceTaxExemptions', '', 'Customer does not exist.', 'customerId', 'gone'],
  ['customerEmailMarketingConsentUpdate', 'INVALID', 'Customer not found', 'input.customerId', 'gone'],
  ['customerSmsMarketingConsentUpdate', '', 'Customer not found', '', 'gone'],
  ['metafieldsSet', 'INVALID_VALUE', 'Owner does not exist.', 'metafields.0.ownerId', 'gone'],
  ['customerDelete', '', "Customer can't be deleted because they have associated orders", 'id', 'conflict'],
  ['customerAddressCreate', '', 'Address already exists', 'address', 'achieved'],
  ['customerAddressDelete', '', 'Address does not exist', 'addressId', 'achieved'],
  ['customerUpdate', '', 'Customer address does not exist', 'addresses.0.id', 'unknown'],
  ['customerUpdate', '', 'Mercury is in retrograde', 'note', 'unknown'],
])('%s: %s %s at %s is %s', (...row) => {
  const [mutation, code, message, path, meaning] = row;
  expect(meaningOf(mutation, { code, message, path: path === '' ? [] : path.split('.') })).toBe(meaning);
}); // prettier-ignore
