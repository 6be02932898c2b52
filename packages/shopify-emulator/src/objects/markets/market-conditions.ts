import { findCountry } from '../customers/atlas.ts';
import { numberOfGlobalId } from '../global-id.ts';
import { locationsTable } from '../locations/location.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import {
  countriesOf,
  marketsTable,
  type LocationCondition,
  type Market,
  type MarketCountry,
  type RegionCondition,
} from './market.ts';

export interface ConditionsInput {
  readonly regionsCondition?: {
    readonly applicationLevel?: 'ALL' | 'SPECIFIED' | null;
    readonly regionIds?: readonly string[] | null;
    readonly regions?:
      | readonly { readonly countryCode: string; readonly subdivision?: string | null }[]
      | null;
  } | null;
  readonly locationsCondition?: {
    readonly applicationLevel?: 'ALL' | 'SPECIFIED' | null;
    readonly locationIds?: readonly string[] | null;
  } | null;
  readonly companyLocationsCondition?: object | null;
  readonly channelsCondition?: object | null;
}

export interface ConditionsUpdate {
  readonly conditionsToAdd?: ConditionsInput | null;
  readonly conditionsToDelete?: ConditionsInput | null;
}

export type Conditions = Pick<Market, 'locations' | 'regions'>;

export interface DraftConditions {
  readonly conditions: Conditions;
  readonly userErrors: readonly UserError[];
}

/** The conditions of `before` with those of the input added. */
export function addConditions(
  context: RequestContext,
  before: Conditions,
  input: ConditionsInput | null | undefined,
  field: readonly string[],
): DraftConditions {
  const regions = addRegions(context, before.regions, input?.regionsCondition, [
    ...field,
    'regionsCondition',
  ]);
  const locations = addLocations(context, before.locations, input?.locationsCondition, [
    ...field,
    'locationsCondition',
  ]);
  const foreign = foreignErrors(input, field);
  return {
    conditions: { regions: regions.value, locations: locations.value },
    userErrors: [...regions.userErrors, ...locations.userErrors, ...foreign],
  };
}

interface Draft<Value> {
  readonly value: Value | undefined;
  readonly userErrors: readonly UserError[];
}

function addRegions(
  context: RequestContext,
  before: RegionCondition | undefined,
  input: ConditionsInput['regionsCondition'],
  field: readonly string[],
): Draft<RegionCondition> {
  if (input === null || input === undefined) return { value: before, userErrors: [] };
  if (input.applicationLevel === 'ALL') return { value: 'ALL', userErrors: [] };
  const userErrors: UserError[] = [];
  const countries = new Map(
    countriesOf({ regions: before }).map((country) => [country.countryCode, country]),
  );
  for (const [index, region] of (input.regions ?? []).entries()) {
    const problem = regionProblem(region.countryCode);
    if (problem !== undefined) userErrors.push({ ...problem, field: [...field, 'regions', String(index)] });
    else if (!countries.has(region.countryCode))
      countries.set(region.countryCode, {
        id: context.shop.allocateId(),
        countryCode: region.countryCode,
      });
  }
  for (const [index, id] of (input.regionIds ?? []).entries()) {
    const country = findRegion(id, context);
    if (country === undefined)
      userErrors.push(
        userError(
          [...field, 'regionIds', String(index)],
          "The market region wasn't found.",
          'REGION_NOT_FOUND',
        ),
      );
    else countries.set(country.countryCode, country);
  }
  if (userErrors.length === 0 && countries.size === 0) userErrors.push(empty(field));
  return { value: [...countries.values()], userErrors };
}

function regionProblem(countryCode: string): UserError | undefined {
  if (findCountry(countryCode) !== undefined) return undefined;
  const message = `${countryCode} is not a supported country or region code.`;
  return userError(null, message, 'UNSUPPORTED_COUNTRY_REGION');
}

export function findRegion(id: string, context: RequestContext): MarketCountry | undefined {
  const number = numberOfGlobalId(id, 'MarketRegionCountry') ?? numberOfGlobalId(id, 'MarketRegion');
  const [market] = context.shop.table(marketsTable).find('region', String(number));
  return market === undefined ? undefined : countriesOf(market).find((country) => country.id === number);
}

function addLocations(
  context: RequestContext,
  before: LocationCondition | undefined,
  input: ConditionsInput['locationsCondition'],
  field: readonly string[],
): Draft<LocationCondition> {
  if (input === null || input === undefined) return { value: before, userErrors: [] };
  if (input.applicationLevel === 'ALL') return { value: 'ALL', userErrors: [] };
  const table = context.shop.table(locationsTable);
  const numbers = new Set(before === 'ALL' ? [] : before);
  const userErrors: UserError[] = [];
  for (const [index, id] of (input.locationIds ?? []).entries()) {
    const location = table.get(numberOfGlobalId(id, 'Location') ?? 0);
    if (location !== undefined) numbers.add(location.id);
    else userErrors.push(notFound([...field, 'locationIds', String(index)]));
  }
  if (userErrors.length === 0 && numbers.size === 0) userErrors.push(empty(field));
  return { value: [...numbers], userErrors };
}

/** Nothing here is a company's location or a channel of a market. */
function foreignErrors(
  input: ConditionsInput | null | undefined,
  field: readonly string[],
): readonly UserError[] {
  return (['companyLocationsCondition', 'channelsCondition'] as const)
    .filter((name) => (input?.[name] ?? null) !== null)
    .map((name) => notFound([...field, name]));
}

function empty(field: readonly string[]): UserError {
  return userError(field, 'Specified conditions cannot be empty.', 'SPECIFIED_CONDITIONS_CANNOT_BE_EMPTY');
}

function notFound(field: readonly string[]): UserError {
  return userError(field, 'One or more condition IDs were not found.', 'CONDITIONS_NOT_FOUND');
}

/** The conditions without those of the input; a kind of which nothing is left is gone. */
export function removeConditions(
  context: RequestContext,
  before: Conditions,
  input: ConditionsInput | null | undefined,
): Conditions {
  const { regionsCondition: regions, locationsCondition: locations } = input ?? {};
  const isEveryRegion = regions?.applicationLevel === 'ALL' && before.regions === 'ALL';
  const isEveryLocation = locations?.applicationLevel === 'ALL' && before.locations === 'ALL';
  const gone = new Set([
    ...(regions?.regions ?? []).map(({ countryCode }) => countryCode),
    ...(regions?.regionIds ?? []).map((id) => findRegion(id, context)?.countryCode),
  ]);
  const goneLocations = new Set((locations?.locationIds ?? []).map((id) => numberOfGlobalId(id, 'Location')));
  return {
    regions: isEveryRegion ? undefined : without(before.regions, ({ countryCode }) => gone.has(countryCode)),
    locations: isEveryLocation ? undefined : without(before.locations, (number) => goneLocations.has(number)),
  };
}

function without<Entry>(
  entries: 'ALL' | readonly Entry[] | undefined,
  isGone: (entry: Entry) => boolean,
): 'ALL' | readonly Entry[] | undefined {
  if (entries === undefined || entries === 'ALL') return entries;
  const rest = entries.filter((entry) => !isGone(entry));
  return rest.length === 0 ? undefined : rest;
}
