import { freeHandle, handleOf } from '../handles/handle.ts';
import type { RequestContext } from '../object-module.ts';
import { requiredTextErrors, takenErrors } from '../text-errors.ts';
import type { UserError } from '../user-error.ts';
import type { Conditions } from './market-conditions.ts';
import { countriesOf, marketsTable, type Market } from './market.ts';

/** `self` is the market that is changed; undefined for a new one. */
export function nameErrors(
  context: RequestContext,
  name: string,
  self: Market | undefined,
): readonly UserError[] {
  const field = ['input', 'name'];
  const errors = requiredTextErrors(field, 'Name', name);
  if (errors.length > 0) return errors;
  const owners = context.shop.table(marketsTable).find('name', name.toLowerCase());
  return takenErrors(field, 'Name', owners, self?.id);
}

export function handleErrors(
  context: RequestContext,
  handle: string | null | undefined,
  self: Market | undefined,
): readonly UserError[] {
  if (typeof handle !== 'string') return [];
  const owners = context.shop.table(marketsTable).find('handle', handle);
  return takenErrors(['input', 'handle'], 'Handle', owners, self?.id);
}

/** A market of one country is called by its code, any other by its name. */
export function makeHandle(context: RequestContext, name: string, conditions: Conditions): string {
  const countries = countriesOf(conditions);
  const [only] = countries.length === 1 ? countries : [];
  const wanted = only?.countryCode.toLowerCase() ?? handleOf(name);
  return freeHandle(wanted, (handle) => context.shop.table(marketsTable).find('handle', handle).length > 0);
}
