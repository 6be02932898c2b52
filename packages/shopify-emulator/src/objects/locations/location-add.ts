import type { MetafieldInput } from '../metafields/check-metafield.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { addressErrors, nameErrors, refuseBlankKeys } from './location-input.ts';
import { createLocation, isAtLocationLimit, type NewLocation } from './location-store.ts';
import type { Location } from './location.ts';

export interface LocationAddInput extends NewLocation {
  readonly metafields?: readonly MetafieldInput[] | null;
}

export function addLocation(
  context: RequestContext,
  input: LocationAddInput,
): { readonly location: Location | null; readonly userErrors: readonly UserError[] } {
  const metafields = input.metafields ?? [];
  refuseBlankKeys(metafields);
  const owner = { gidType: 'Location', number: context.shop.allocateId() };
  const nested = checkNestedMetafields(context, owner, metafields, ['input', 'metafields']);
  const userErrors = [
    ...nameErrors(context, input.name.trim(), owner.number),
    ...addressErrors(input.address),
    ...nested.userErrors,
  ];
  if (userErrors.length > 0) return { location: null, userErrors };
  if (isAtLocationLimit(context)) {
    const error = userError(['input'], 'Shop has reached its location limit.', 'GENERIC_ERROR');
    return { location: null, userErrors: [error] };
  }
  const location = createLocation(context, input, owner.number);
  for (const write of nested.writes) writeMetafield(context, owner, write);
  return { location, userErrors };
}
