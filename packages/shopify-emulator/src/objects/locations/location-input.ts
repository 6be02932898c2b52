import { apiError } from '../api-error.ts';
import type { MetafieldInput } from '../metafields/check-metafield.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { isActive, locationsTable, type LocationAddress } from './location.ts';

const maxName = 100;
const maxAddress = 255;

/** `id` is the number of the location that is to have the name. */
export function nameErrors(context: RequestContext, name: string, id: number): readonly UserError[] {
  const field = ['input', 'name'];
  if (name === '') return [userError(field, 'Add a location name', 'BLANK')];
  if (name.length > maxName)
    return [userError(field, `Use a shorter location name (up to ${maxName} characters)`, 'TOO_LONG')];
  if (!isNameTaken(context, name, id)) return [];
  return [userError(field, 'You already have a location with this name', 'TAKEN')];
}

/** Whether another active location has the name, in any case of letters. */
export function isNameTaken(context: RequestContext, name: string, id: number): boolean {
  const others = context.shop.table(locationsTable).find('name', name.toLowerCase());
  return others.some((location) => location.id !== id && isActive(location));
}

/** What Shopify calls the parts of an address when they are too long. */
const partNames = {
  address1: 'name for the street',
  address2: 'name for the apartment, suite, etc.',
  city: 'city name',
  phone: 'phone number',
  zip: 'postal / ZIP code',
} as const;

export function addressErrors(address: Partial<LocationAddress>): readonly UserError[] {
  const tooLong = Object.entries(partNames).flatMap(([part, name]) => {
    const text: unknown = Reflect.get(address, part);
    if (typeof text !== 'string' || text.length <= maxAddress) return [];
    const message = `Use a shorter ${name} (up to ${maxAddress} characters)`;
    return [userError(['input', 'address', part], message, 'TOO_LONG')];
  });
  return [...tooLong, ...(tooLong.length > 0 ? [] : zipErrors(address))];
}

function zipErrors({ countryCode, zip }: Partial<LocationAddress>): readonly UserError[] {
  if (countryCode !== 'US' || (zip ?? '') === '' || /^\d{5}(-?\d{4})?$/.test((zip ?? '').trim())) return [];
  return [
    userError(['input', 'address', 'zip'], 'The ZIP code is not a valid US ZIP code.', 'INVALID_US_ZIPCODE'),
  ];
}

/** A blank key is no matter of the location: Shopify refuses the whole field. */
export function refuseBlankKeys(metafields: readonly MetafieldInput[]): void {
  if (metafields.some(({ key }) => key?.trim() === ''))
    throw apiError('INVALID_FIELD_ARGUMENTS', "key can't be blank");
}
