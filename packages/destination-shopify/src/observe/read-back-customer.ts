import type { FieldValue, Operation } from '@backstock/core';
import type { ReadBack } from '../contract/object-driver.ts';
import type { StoreReader } from '../contract/store-reader.ts';
import type { CustomerIdentifier } from '../documents/customer.ts';
import { addressForm, isSameAddress } from '../objects/address.ts';
import { normaliseMatchValue } from '../objects/customer.ts';
import { metafieldField } from '../objects/metafield-name.ts';
import { listOf, memberOf, textOf } from '../objects/value-parts.ts';
import { customerIdentifier } from './customer-identifier.ts';
import { findCustomers } from './find-customers.ts';
import type { PresentCustomer } from './present-customer.ts';
import { readCustomer } from './read-customers.ts';

/** How far the store's clock may be behind ours. */
const clockToleranceMs = 120_000;

/** Looks for the effect of a customer's mutation whose reply was lost. */
export async function readBackCustomer(
  operation: Operation,
  reader: StoreReader,
  sentAtMs: number,
): Promise<ReadBack> {
  switch (operation.mutation) {
    case 'customerCreate':
      return readBackCreate(operation, reader, sentAtMs);
    case 'customerAddressCreate':
      return readBackAddress(operation, reader);
    default:
      return { kind: 'unknown' };
  }
}

/**
 * A customer with what was sent who was made since it was sent is ours. One who is older, or differs, is somebody else's:
 * then ours cannot have been made, since the store allows each e-mail address, phone number and custom id once.
 */
async function readBackCreate(
  operation: Operation,
  reader: StoreReader,
  sentAtMs: number,
): Promise<ReadBack> {
  const input = operation.variables['input'] ?? null;
  const identifiers = identifiersOf(input);
  if (identifiers.length === 0) return { kind: 'unknown' };
  const storeIds = new Set((await findCustomers(identifiers, reader)).values());
  for (const storeId of storeIds) {
    const present = await readCustomer(storeId, reader);
    const isNew = present !== undefined && Date.parse(present.createdAt) >= sentAtMs - clockToleranceMs;
    if (isNew && hasSent(present, input)) return { kind: 'found', storeId };
  }
  return { kind: 'absent' };
}

async function readBackAddress(operation: Operation, reader: StoreReader): Promise<ReadBack> {
  const storeId = textOf(operation.variables['customerId'] ?? null);
  const wanted = addressForm(operation.variables['address'] ?? null);
  const present = (await readCustomer(storeId, reader))?.addresses ?? [];
  const isThere = present.some((address) => isSameAddress(wanted, addressForm({ ...address })));
  return isThere ? { kind: 'found', storeId } : { kind: 'absent' };
}

function identifiersOf(input: FieldValue): readonly CustomerIdentifier[] {
  const customIds = listOf(memberOf(input, 'metafields'))
    .filter((metafield) => memberOf(metafield, 'type') === 'id')
    .map((metafield) => ({
      field: metafieldField({
        namespace: textOf(memberOf(metafield, 'namespace')),
        key: textOf(memberOf(metafield, 'key')),
      }),
      value: textOf(memberOf(metafield, 'value')),
    }));
  const scalars = ['email', 'phone'].map((field) => ({ field, value: textOf(memberOf(input, field)) }));
  return [...customIds, ...scalars].flatMap(({ field, value }) =>
    value === '' ? [] : (customerIdentifier(field, value) ?? []),
  );
}

const compared = ['email', 'phone', 'firstName', 'lastName', 'note'] as const;

function hasSent(present: PresentCustomer, input: FieldValue): boolean {
  return compared.every((field) => {
    const sent = textOf(memberOf(input, field)).trim();
    return normaliseMatchValue(field, present[field] ?? '').trim() === normaliseMatchValue(field, sent);
  });
}
