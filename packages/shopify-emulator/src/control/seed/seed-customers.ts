import type { CustomerAddress } from '../../objects/customers/address.ts';
import type { Consent } from '../../objects/customers/consent.ts';
import { blankCustomer, customersTable, type Customer } from '../../objects/customers/customer.ts';
import type { RequestContext } from '../../objects/object-module.ts';
import { nowSeconds } from '../../objects/shop-time.ts';
import {
  areaCodes,
  emailDomains,
  firstNames,
  lastNames,
  notes,
  places,
  streets,
  tagLists,
} from './people.ts';
import type { Random } from './random.ts';
import { seedMetafields, textOfDay } from './seed-metafields.ts';

const daySeconds = 86_400;
/** Linking phones goes on until the numbers behind 555 run out. */
const maxPhones = areaCodes.length * 10_000;

/** Puts customers straight into their table, one at each step. */
export function* seedCustomers(context: RequestContext, random: Random, count: number): Generator<void> {
  const table = context.shop.table(customersTable);
  const now = nowSeconds(context);
  let number = table.size;
  for (let made = 0; made < count; made += 1) {
    number += 1;
    let customer = makeCustomer(context, random, number, now);
    while (isTaken(context, customer)) {
      number += 1;
      customer = { ...customer, ...contactsOf(random, customer, number) };
    }
    table.put(customer);
    seedMetafields(
      context,
      { gidType: 'Customer', number: customer.id },
      customer.createdAt,
      loyalty(random, number, now),
    );
    yield;
  }
}

function isTaken(context: RequestContext, { email, phone }: Customer): boolean {
  const table = context.shop.table(customersTable);
  if (email !== undefined && table.findIds('email', email).length > 0) return true;
  return phone !== undefined && table.findIds('phone', phone).length > 0;
}

function makeCustomer(context: RequestContext, random: Random, number: number, now: number): Customer {
  const createdAt = now - random.below(3 * 365 * daySeconds);
  const names = { firstName: random.pick(firstNames), lastName: random.pick(lastNames) };
  const contacts = contactsOf(random, names, number);
  const addresses = makeAddresses(context, random, names);
  return {
    ...blankCustomer(context.shop.allocateId(), createdAt),
    ...names,
    ...contacts,
    note: random.chance(0.05) ? random.pick(notes) : undefined,
    locale: random.chance(0.1) ? 'fr' : undefined,
    tags: random.chance(0.5) ? random.pick(tagLists) : undefined,
    taxExempt: random.chance(0.02) ? true : undefined,
    addresses,
    defaultAddressId: addresses?.[0]?.id,
    emailConsent: random.chance(0.6) ? subscribed(createdAt) : undefined,
    smsConsent: contacts.phone !== undefined && random.chance(0.2) ? subscribed(createdAt) : undefined,
  };
}

function contactsOf(
  random: Random,
  { firstName, lastName }: Pick<Customer, 'firstName' | 'lastName'>,
  number: number,
): { readonly email: string; readonly phone: string | undefined } {
  const name = plain(`${firstName}.${lastName}`);
  const email = `${name}.${number}@${random.pick(emailDomains)}`;
  const hasPhone = random.chance(0.3) && number <= maxPhones;
  return { email, phone: hasPhone ? phoneOf(number) : undefined };
}

function phoneOf(number: number): string {
  const area = areaCodes[number % areaCodes.length] ?? areaCodes[0];
  return `+1${area}555${String(Math.floor(number / areaCodes.length)).padStart(4, '0')}`;
}

const plainNames = new Map<string, string>();

/** The same few names come again and again. */
function plain(name: string): string {
  let text = plainNames.get(name);
  if (text === undefined) {
    text = name
      .toLowerCase()
      .replaceAll('ı', 'i')
      .normalize('NFD')
      .replaceAll(/[^a-z.]/g, '');
    plainNames.set(name, text);
  }
  return text;
}

function subscribed(at: number): Consent {
  return { state: 'SUBSCRIBED', optInLevel: 'SINGLE_OPT_IN', updatedAt: at, sourceLocationId: undefined };
}

function makeAddresses(
  context: RequestContext,
  random: Random,
  names: Pick<Customer, 'firstName' | 'lastName'>,
): readonly CustomerAddress[] | undefined {
  const draw = random.next();
  const count = draw < 0.2 ? 0 : draw < 0.9 ? 1 : 2;
  if (count === 0) return undefined;
  return Array.from({ length: count }, () => {
    const { city, countryCode, provinceCode, zip } = random.pick(places);
    return {
      id: context.shop.allocateId(),
      ...names,
      company: undefined,
      address1: `${1 + random.below(250)} ${random.pick(streets)}`,
      address2: undefined,
      city,
      zip: zip.replaceAll('0', () => String(random.below(10))),
      phone: undefined,
      countryCode,
      provinceCode,
    };
  });
}

/** A key of the merchant's own system for every fifth, and points of a loyalty programme. */
function loyalty(
  random: Random,
  number: number,
  now: number,
): readonly { readonly key: string; readonly type: string; readonly value: string }[] {
  if (!random.chance(0.2)) return [];
  const points = { key: 'loyalty_points', type: 'number_integer', value: String(random.below(5_000)) };
  const birthday = textOfDay(
    now - (18 + random.below(60)) * 365 * daySeconds - random.below(365) * daySeconds,
  );
  return [
    { key: 'erp_id', type: 'id', value: `C-${String(number).padStart(7, '0')}` },
    random.chance(0.3) ? { key: 'birthday', type: 'date', value: birthday } : points,
  ];
}
