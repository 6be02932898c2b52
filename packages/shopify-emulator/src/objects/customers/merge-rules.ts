import { numberOfGlobalId } from '../global-id.ts';
import { userError, type UserError } from '../user-error.ts';
import { withAddresses } from './customer-addresses.ts';
import { unlessEmpty, type Customer } from './customer.ts';
import { normalizeTags } from '../tags/tag-list.ts';

/** Which customer's value to keep, by id, where the default does not suit. */
export interface MergeOverride {
  readonly customerIdOfFirstNameToKeep?: string | null;
  readonly customerIdOfLastNameToKeep?: string | null;
  readonly customerIdOfEmailToKeep?: string | null;
  readonly customerIdOfPhoneNumberToKeep?: string | null;
  readonly customerIdOfDefaultAddressToKeep?: string | null;
  readonly note?: string | null;
  readonly tags?: readonly string[] | null;
}

/** The second customer is the one that stays; `kept` and `other` tell, value by value, whose is taken and whose is not. */
interface MergeChoice {
  readonly kept: MergeValues;
  readonly other: MergeValues;
}

type MergeValues = Pick<
  Customer,
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'emailConsent'
  | 'phone'
  | 'smsConsent'
  | 'whatsAppConsent'
  | 'defaultAddressId'
>;

const maxTags = 250;
const maxNote = 5000;

export function chooseValues(one: Customer, two: Customer, override: MergeOverride): MergeChoice {
  const firstName = pick(one, two, { wanted: override.customerIdOfFirstNameToKeep, has: 'firstName' });
  const lastName = pick(one, two, { wanted: override.customerIdOfLastNameToKeep, has: 'lastName' });
  const email = pick(one, two, { wanted: override.customerIdOfEmailToKeep, has: 'email' });
  const phone = pick(one, two, { wanted: override.customerIdOfPhoneNumberToKeep, has: 'phone' });
  const address = pick(one, two, {
    wanted: override.customerIdOfDefaultAddressToKeep,
    has: 'defaultAddressId',
  });
  const valuesOf = (side: 0 | 1): MergeValues => ({
    firstName: firstName[side].firstName,
    lastName: lastName[side].lastName,
    email: email[side].email,
    emailConsent: email[side].emailConsent,
    phone: phone[side].phone,
    smsConsent: phone[side].smsConsent,
    whatsAppConsent: phone[side].whatsAppConsent,
    defaultAddressId: address[side].defaultAddressId,
  });
  return { kept: valuesOf(0), other: valuesOf(1) };
}

interface PickRequest {
  readonly wanted: string | null | undefined;
  readonly has: 'firstName' | 'lastName' | 'email' | 'phone' | 'defaultAddressId';
}

/** The customer whose value is kept, and the other. */
function pick(one: Customer, two: Customer, { wanted, has }: PickRequest): readonly [Customer, Customer] {
  const number = typeof wanted === 'string' ? numberOfGlobalId(wanted, 'Customer') : null;
  if (number === one.id) return [one, two];
  if (number === two.id) return [two, one];
  return two[has] === undefined ? [one, two] : [two, one];
}

export function combinedNote(one: Customer, two: Customer): string | undefined {
  const notes = [two.note, one.note].filter((note) => note !== undefined && note !== '');
  return notes.length === 0 ? undefined : notes.join(' ');
}

/** The tags of the one that stays come first. */
export function combinedTags(one: Customer, two: Customer): readonly string[] {
  const present = two.tags ?? [];
  const known = new Set(present.map((tag) => tag.toLowerCase()));
  return [...present, ...(one.tags ?? []).filter((tag) => !known.has(tag.toLowerCase()))];
}

export function mergedCustomer(one: Customer, two: Customer, override: MergeOverride): Customer {
  const { kept } = chooseValues(one, two, override);
  const merged: Customer = {
    ...two,
    ...kept,
    note: override.note ?? combinedNote(one, two),
    tags: unlessEmpty(normalizeTags(override.tags ?? combinedTags(one, two))),
  };
  return withAddresses(merged, [...(one.addresses ?? []), ...(two.addresses ?? [])], kept.defaultAddressId);
}

const overridden = [
  { by: 'customerIdOfFirstNameToKeep', has: 'firstName' },
  { by: 'customerIdOfLastNameToKeep', has: 'lastName' },
  { by: 'customerIdOfEmailToKeep', has: 'email' },
  { by: 'customerIdOfPhoneNumberToKeep', has: 'phone' },
  { by: 'customerIdOfDefaultAddressToKeep', has: 'defaultAddressId' },
] as const;

/** An override names one of the two, who has what is to be kept. In the words of the documentation; nobody saw these errors. */
function overrideErrors(one: Customer, two: Customer, override: MergeOverride): readonly UserError[] {
  return overridden.flatMap(({ by, has }) => {
    const wanted = override[by];
    if (typeof wanted !== 'string') return [];
    const field = ['overrideFields', by];
    const number = numberOfGlobalId(wanted, 'Customer');
    const chosen = [one, two].find(({ id }) => id === number);
    if (chosen === undefined)
      return [userError(field, 'The override attribute is invalid.', 'OVERRIDE_ATTRIBUTE_INVALID')];
    if (chosen[has] !== undefined) return [];
    const message = 'The customer is missing the attribute requested for override.';
    return [userError(field, message, 'MISSING_OVERRIDE_ATTRIBUTE')];
  });
}

/** What the merged customer could not hold, unless the override says otherwise. */
export function mergeErrors(one: Customer, two: Customer, override: MergeOverride): readonly UserError[] {
  const hasTooManyTags = !Array.isArray(override.tags) && combinedTags(one, two).length > maxTags;
  const isNoteTooLong = typeof override.note !== 'string' && (combinedNote(one, two)?.length ?? 0) > maxNote;
  const messages = [
    ...(hasTooManyTags ? [`Customers must have ${maxTags} tags or less.`] : []),
    ...(isNoteTooLong ? ['Customer notes must be 5,000 characters or less.'] : []),
  ];
  const refusals = messages.flatMap((message) =>
    ['customerOneId', 'customerTwoId'].map((field) => userError([field], message, 'INVALID_CUSTOMER')),
  );
  return [...refusals, ...overrideErrors(one, two, override)];
}
