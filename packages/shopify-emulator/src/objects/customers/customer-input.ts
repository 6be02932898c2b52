import type { MetafieldInput } from '../metafields/check-metafield.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import type { AddressInput } from './address-check.ts';
import type { ConsentInput } from './consent.ts';
import { replacedAddresses, withAddresses } from './customer-addresses.ts';
import { unlessEmpty, type Customer } from './customer.ts';
import { findByEmail, findByPhone } from './customer-store.ts';
import { emailProblems, normalizeEmail } from './email.ts';
import { isLocale, shopLocale } from './locale.ts';
import { checkPhone } from './phone.ts';
import { normalizeTags, tagProblems } from '../tags/tag-list.ts';
import { lengthProblems, normalizeName } from './text-field.ts';

export interface CustomerInput {
  readonly id?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly note?: string | null;
  readonly locale?: string | null;
  readonly tags?: readonly string[] | null;
  readonly taxExempt?: boolean | null;
  readonly taxExemptions?: readonly string[] | null;
  readonly addresses?: readonly AddressInput[] | null;
  readonly metafields?: readonly MetafieldInput[] | null;
  readonly multipassIdentifier?: string | null;
  readonly emailMarketingConsent?: ConsentInput | null;
  readonly smsMarketingConsent?: ConsentInput | null;
  readonly whatsAppMarketingConsent?: WhatsAppConsentInput | null;
}

export interface WhatsAppConsentInput {
  readonly state: string;
  readonly optInLevel?: string | null;
  readonly updatedAt?: string | null;
  readonly sourceLocationId?: string | null;
}

/** A customer as an input wants it, and what stands against it. */
export interface CustomerDraft {
  readonly customer: Customer;
  readonly userErrors: readonly UserError[];
}

const maxName = 255;
const maxNote = 5000;

/**
 * Lays an input over a customer: a field that is left out stays, null clears it. Writes nothing. `prefix` is where the fields
 * stand in the arguments: nothing for `customerCreate`, `input` for `customerSet`.
 */
export function draftCustomer(
  context: RequestContext,
  before: Customer,
  input: CustomerInput,
  prefix: readonly string[],
): CustomerDraft {
  const texts = draftTexts(before, input);
  const contacts = draftContacts(context, before, input);
  const lists = draftLists(before, input);
  const named = { ...before, ...texts.values, ...contacts.values, ...lists.values };
  const addressed = draftAddresses(context, named, input, prefix);
  const own = [...contacts.errors, ...texts.errors, ...lists.errors].map(({ field, message, code }) =>
    userError([...prefix, field], message, code),
  );
  const userErrors = [...own, ...addressed.userErrors];
  const customer = addressed.customer;
  if (userErrors.length === 0 && !isSomebody(customer))
    userErrors.push(
      userError(
        prefix.length === 0 ? null : prefix,
        'A name, phone number, or email address must be present',
        'INVALID',
      ),
    );
  return { customer, userErrors };
}

interface FieldError {
  readonly field: string;
  readonly message: string;
  readonly code: string;
}

interface Drafted<Values> {
  readonly values: Values;
  readonly errors: readonly FieldError[];
}

type Texts = Pick<Customer, 'firstName' | 'lastName' | 'note' | 'locale' | 'multipassIdentifier'>;

function draftTexts(before: Customer, input: CustomerInput): Drafted<Texts> {
  const firstName = laidOver(before.firstName, input.firstName, normalizeName);
  const lastName = laidOver(before.lastName, input.lastName, normalizeName);
  const note = laidOver(before.note, input.note, (text) => text);
  const locale = laidOver(before.locale, input.locale, (text) => text);
  return {
    values: {
      firstName,
      lastName,
      note,
      locale: locale === shopLocale ? undefined : locale,
      multipassIdentifier: laidOver(before.multipassIdentifier, input.multipassIdentifier, normalizeName),
    },
    errors: [
      ...tooLong('firstName', lengthProblems('First name', firstName, maxName)),
      ...tooLong('lastName', lengthProblems('Last name', lastName, maxName)),
      ...tooLong('note', lengthProblems('Note', note, maxNote)),
      ...(locale === undefined || isLocale(locale)
        ? []
        : [{ field: 'locale', message: 'Locale is invalid', code: 'INVALID' }]),
    ],
  };
}

function laidOver(
  before: string | undefined,
  given: string | null | undefined,
  normalize: (text: string) => string | undefined,
): string | undefined {
  if (given === undefined) return before;
  return given === null ? undefined : normalize(given);
}

function tooLong(field: string, messages: readonly string[]): readonly FieldError[] {
  return messages.map((message) => ({ field, message, code: 'TOO_LONG' }));
}

type Contacts = Pick<Customer, 'email' | 'phone' | 'emailConsent' | 'smsConsent' | 'whatsAppConsent'>;

function draftContacts(context: RequestContext, before: Customer, input: CustomerInput): Drafted<Contacts> {
  const email = laidOver(before.email, input.email, normalizeEmail);
  const emailErrors = email === undefined || email === before.email ? [] : emailProblems(email);
  const checked = checkPhone(input.phone ?? '');
  const phone = input.phone === undefined ? before.phone : checked.phone;
  const phoneErrors = checked.problems ?? [];
  const isTaken = (other: Customer | undefined): boolean => other !== undefined && other.id !== before.id;
  const isNewEmail = email !== undefined && email !== before.email && emailErrors.length === 0;
  const isNewPhone = phone !== undefined && phone !== before.phone;
  const emailTaken = isNewEmail && isTaken(findByEmail(context, email));
  const phoneTaken = isNewPhone && isTaken(findByPhone(context, phone));
  return {
    values: {
      email,
      // A phone that is refused still counts as one, so that nothing else is complained about.
      phone: phoneErrors.length > 0 ? before.phone : phone,
      emailConsent: email === undefined ? undefined : before.emailConsent,
      smsConsent: phone === undefined ? undefined : before.smsConsent,
      whatsAppConsent: phone === undefined ? undefined : before.whatsAppConsent,
    },
    errors: [
      ...asInvalid('email', emailErrors),
      ...(emailTaken ? [{ field: 'email', message: 'Email has already been taken', code: 'TAKEN' }] : []),
      ...asInvalid('phone', phoneErrors),
      ...(phoneTaken ? [{ field: 'phone', message: 'Phone has already been taken', code: 'TAKEN' }] : []),
    ],
  };
}

function asInvalid(field: string, messages: readonly string[]): readonly FieldError[] {
  return messages.map((message) => ({
    field,
    message,
    code: message.includes('too long') ? 'TOO_LONG' : 'INVALID',
  }));
}

type Lists = Pick<Customer, 'tags' | 'taxExempt' | 'taxExemptions'>;

function draftLists(before: Customer, input: CustomerInput): Drafted<Lists> {
  const tags = Array.isArray(input.tags) ? normalizeTags(input.tags) : undefined;
  const exemptions = Array.isArray(input.taxExemptions) ? [...new Set(input.taxExemptions)] : undefined;
  const isExempt = input.taxExempt ?? before.taxExempt ?? false;
  return {
    values: {
      tags: tags === undefined ? before.tags : unlessEmpty(tags),
      taxExempt: isExempt ? true : undefined,
      taxExemptions: exemptions === undefined ? before.taxExemptions : unlessEmpty(exemptions),
    },
    errors: [
      ...asInvalid('tags', tagProblems(tags ?? [])),
      ...(input.taxExempt === null
        ? [{ field: 'taxExempt', message: 'Tax exempt is of unexpected type NilClass', code: 'INVALID' }]
        : []),
    ],
  };
}

function draftAddresses(
  context: RequestContext,
  customer: Customer,
  input: CustomerInput,
  prefix: readonly string[],
): CustomerDraft {
  if (!Array.isArray(input.addresses)) return { customer, userErrors: [] };
  const { addresses, userErrors } = replacedAddresses({
    customer,
    inputs: input.addresses,
    field: [...prefix, 'addresses'],
    allocateId: () => context.shop.allocateId(),
  });
  return { customer: withAddresses(customer, addresses), userErrors };
}

function isSomebody(customer: Customer): boolean {
  return [customer.firstName, customer.lastName, customer.email, customer.phone].some(
    (value) => value !== undefined,
  );
}
