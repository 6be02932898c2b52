import { phoneNumber, places, type Place } from './places.ts';
import { createRandom, type Random } from './random.ts';

/** A row of `crm.customers`: names of columns, dates and times as SQL reads them. */
export interface Person {
  readonly customer_id: number;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly phone: string | null;
  readonly signed_up_on: string;
  readonly email_consent: boolean | null;
  readonly email_consent_at: string | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly province_code: string | null;
  readonly postal_code: string | null;
  readonly country_code: string | null;
}

/** A row of `shop.orders` without its number. */
export interface Order {
  readonly customer_id: number;
  readonly ordered_on: string;
  readonly total: string;
}

export type Address = Pick<
  Person,
  'address1' | 'address2' | 'city' | 'province_code' | 'postal_code' | 'country_code'
>;

const firstNames = [
  'Ada', 'Amara', 'Ben', 'Chloé', 'Daniel', 'Elif', 'Femi', 'Grace', 'Hannah', 'Idris', 'Jonas', 'Keiko', 'Liam', 'Maya',
  'Niamh', 'Oliver', 'Priya', 'Rosa', 'Søren', 'Tomás', 'Uma', 'Victor', 'Wanda', 'Yusuf', 'Zoë',
] as const; // prettier-ignore

export const lastNames = [
  'Adeyemi', 'Bennett', 'Castillo', 'Dubois', 'Eriksen', 'Fischer', 'Gallagher', 'Hughes', 'Ivanova', 'Jensen', 'Kowalski',
  'Lindqvist', 'Martínez', 'Nakamura', "O'Neill", 'Patel', 'Quinn', 'Rossi', 'Silva', 'Taylor', 'Usman', 'Varga', 'Walsh',
  'Yamada', 'Žižek',
] as const; // prettier-ignore

const streets = [
  'Mill Lane',
  'High Street',
  'Station Road',
  'Park Avenue',
  'Church Street',
  'Elm Street',
] as const;

/** The first customer's number. */
export const firstCustomerId = 1001;

/** The customer with a number: always the same for the same seed. E-mail and phone are unique. */
export function makePerson(seed: number, customerId: number): Person {
  const random = createRandom(seed, customerId);
  const index = customerId - firstCustomerId;
  const place = places[index % places.length] ?? places[0];
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const signedUpOn = day(random.whole(4 * 365));
  const asked = random.chance(0.85);
  return {
    customer_id: customerId,
    email: `${plain(firstName)}.${plain(lastName)}${customerId}@example.com`,
    first_name: firstName,
    last_name: lastName,
    phone: random.chance(0.7) ? phoneNumber(place, Math.floor(index / places.length)) : null,
    signed_up_on: signedUpOn,
    email_consent: asked ? random.chance(0.75) : null,
    email_consent_at: asked ? `${signedUpOn} ${clock(random)}+00` : null,
    ...(random.chance(0.8) ? makeAddress(place, random) : noAddress),
  };
}

const noAddress: Address = {
  address1: null,
  address2: null,
  city: null,
  province_code: null,
  postal_code: null,
  country_code: null,
};

export function makeAddress(place: Place, random: Random): Address {
  return {
    address1: `${1 + random.whole(180)} ${random.pick(streets)}`,
    address2: random.chance(0.2) ? `Flat ${1 + random.whole(40)}` : null,
    city: place.city,
    province_code: place.provinceCode,
    postal_code: place.postalCode,
    country_code: place.countryCode,
  };
}

/** What a customer has bought; one in eight has bought nothing yet. */
export function makeOrders(seed: number, customerId: number): Order[] {
  const random = createRandom(seed, customerId, 1);
  const count = random.chance(0.125) ? 0 : 1 + Math.floor(random.whole(10) * (random.whole(100) / 100));
  return Array.from({ length: count }, () => makeOrder(customerId, day(4 * 365 + random.whole(365)), random));
}

export function makeOrder(customerId: number, orderedOn: string, random: Random): Order {
  const cents = 1500 + random.whole(30_000);
  return { customer_id: customerId, ordered_on: orderedOn, total: (cents / 100).toFixed(2) };
}

/** A date by its distance from the first day of 2021. */
function day(distance: number): string {
  return new Date(Date.UTC(2021, 0, 1 + distance)).toISOString().slice(0, 10);
}

function clock(random: Random): string {
  const [hours, minutes, seconds] = [24, 60, 60].map((limit) => String(random.whole(limit)).padStart(2, '0'));
  return `${hours}:${minutes}:${seconds}`;
}

/** A name in the letters of an e-mail address. */
function plain(name: string): string {
  return name
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}
