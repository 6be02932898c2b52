import type { CustomerIdentifier, FoundCustomer } from '../documents/customer.ts';
import { isCustomerId } from '../objects/customer-id.ts';
import { normaliseMatchValue } from '../objects/customer.ts';
import { metafieldName } from '../objects/metafield-name.ts';

/**
 * What to look a match value up by; undefined where no customer can have it, since the store may answer an error then: no
 * e-mail address, a phone number without a country, the id of something else. Pure.
 */
export function customerIdentifier(field: string, value: string): CustomerIdentifier | undefined {
  const normal = normaliseMatchValue(field, value);
  if (field === 'email') return /^[^@]+@[^@]+$/u.test(normal) ? { emailAddress: normal } : undefined;
  if (field === 'phone') return /^\+\d+$/u.test(normal) ? { phoneNumber: normal } : undefined;
  if (field === 'id') return isCustomerId(normal) ? { id: normal } : undefined;
  const name = metafieldName(field);
  return name === undefined ? undefined : { customId: { ...name, value: normal } };
}

/** Equal for identifiers that are looked up once. */
export function identifierKey(identifier: CustomerIdentifier): string {
  return JSON.stringify(identifier);
}

/** Whether what came back really has the value that was asked for. Pure. */
export function isIdentifiedBy(found: FoundCustomer, identifier: CustomerIdentifier): boolean {
  if ('id' in identifier) return found.id === identifier.id;
  if ('customId' in identifier) return found.customId?.value === identifier.customId.value;
  if ('emailAddress' in identifier) return sameValue('email', found.email, identifier.emailAddress);
  return sameValue('phone', found.phone, identifier.phoneNumber);
}

function sameValue(field: string, found: string | null, asked: string): boolean {
  return found !== null && normaliseMatchValue(field, found) === asked;
}
