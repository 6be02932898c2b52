import type { RequestContext } from '../object-module.ts';
import { freeHandle, handleOf } from '../handles/handle.ts';
import { userError, type UserError } from '../user-error.ts';
import type { Conditions } from './market-conditions.ts';
import { countriesOf, marketsTable, typeOf, type Market } from './market.ts';

export interface StatusInput {
  readonly status?: 'ACTIVE' | 'DRAFT' | null;
  readonly enabled?: boolean | null;
}

/** `enabled` is the older way to say `status`; both must say the same. */
export function statusErrors({ status, enabled }: StatusInput): readonly UserError[] {
  if (typeof enabled !== 'boolean' || (status ?? undefined) === undefined) return [];
  if (enabled === (status === 'ACTIVE')) return [];
  return [
    userError(['input'], 'Invalid status and enabled combination.', 'INVALID_STATUS_AND_ENABLED_COMBINATION'),
  ];
}

export function resultingStatus(
  before: Market['status'],
  { status, enabled }: StatusInput,
): Market['status'] {
  if (typeof enabled === 'boolean') return enabled ? 'ACTIVE' : 'DRAFT';
  return status ?? before;
}

export function nameErrors(
  context: RequestContext,
  name: string,
  self: Market | undefined,
): readonly UserError[] {
  const field = ['input', 'name'];
  if (name.trim() === '') return [userError(field, "Name can't be blank", 'BLANK')];
  if (name.length > 255)
    return [userError(field, 'Name is too long (maximum is 255 characters)', 'TOO_LONG')];
  const others = context.shop.table(marketsTable).find('name', name.toLowerCase());
  return others.some((other) => other.id !== self?.id)
    ? [userError(field, 'Name has already been taken', 'TAKEN')]
    : [];
}

export function handleErrors(
  context: RequestContext,
  handle: string | null | undefined,
  self: Market | undefined,
): readonly UserError[] {
  if (typeof handle !== 'string') return [];
  const others = context.shop.table(marketsTable).find('handle', handle);
  return others.some((other) => other.id !== self?.id)
    ? [userError(['input', 'handle'], 'Handle has already been taken', 'TAKEN')]
    : [];
}

/** A market of one country is called by its code, any other by its name. */
export function makeHandle(context: RequestContext, name: string, conditions: Conditions): string {
  const countries = countriesOf(conditions);
  const [only] = countries.length === 1 ? countries : [];
  const wanted = only?.countryCode.toLowerCase() ?? handleOf(name);
  return freeHandle(wanted, (handle) => context.shop.table(marketsTable).find('handle', handle).length > 0);
}

/** A shop sells to some region at least. */
export function lastRegionErrors(
  context: RequestContext,
  market: Market,
  after: Market | undefined,
  field: readonly string[],
): readonly UserError[] {
  const isActiveRegion = (one: Market): boolean => one.status === 'ACTIVE' && typeOf(one) === 'REGION';
  if (!isActiveRegion(market) || (after !== undefined && isActiveRegion(after))) return [];
  for (const other of context.shop.table(marketsTable).rows())
    if (other.id !== market.id && isActiveRegion(other)) return [];
  return [
    userError(
      field,
      'Can’t delete, disable, or change the type of the last region market.',
      'MUST_HAVE_AT_LEAST_ONE_ACTIVE_REGION_MARKET',
    ),
  ];
}

/** Only one active market can be for everywhere; the input may ask to make the other one a draft. */
export function rivals(context: RequestContext, market: Market): readonly Market[] {
  if (market.status !== 'ACTIVE' || market.regions !== 'ALL') return [];
  return context.shop
    .table(marketsTable)
    .find('everywhere', 'yes')
    .filter(
      (other) => other.id !== market.id && other.status === 'ACTIVE' && typeOf(other) === typeOf(market),
    );
}
