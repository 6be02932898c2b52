import { givenText } from '../given-text.ts';
import { amountLimit, formatAmount } from '../money.ts';
import { findCountry, findProvince } from '../customers/atlas.ts';
import { userError, type UserError } from '../user-error.ts';
import type { CountryCode, InventoryItemFields } from './inventory-item.ts';

/** The SKU is not the item's: whoever takes this input writes it to the variant. */
export interface InventoryItemInput {
  readonly cost?: string | number | null;
  readonly countryCodeOfOrigin?: string | null;
  readonly countryHarmonizedSystemCodes?: readonly CountryCodeInput[] | null;
  readonly harmonizedSystemCode?: string | null;
  readonly measurement?: MeasurementInput | null;
  readonly provinceCodeOfOrigin?: string | null;
  readonly requiresShipping?: boolean | null;
  readonly sku?: string | null;
  readonly tracked?: boolean | null;
}

interface CountryCodeInput {
  readonly countryCode?: string | null;
  readonly harmonizedSystemCode: string;
}

interface MeasurementInput {
  readonly weight?: { readonly value: number; readonly unit: string } | null;
}

type Draft<Item> = { readonly item: Item; readonly userErrors: readonly UserError[] };

/** The item as the input asks for it. `field` is where the input stands. What the input leaves out stays as it was. */
export function draftInventoryItem<Item extends InventoryItemFields>(
  before: Item,
  input: InventoryItemInput,
  field: readonly string[],
): Draft<Item> {
  const countryCodeOfOrigin = givenText(input.countryCodeOfOrigin, before.countryCodeOfOrigin);
  const item = {
    ...before,
    tracked: input.tracked ?? before.tracked,
    requiresShipping: requiresShippingOf(before, input),
    cost: input.cost === undefined ? before.cost : readCost(input.cost),
    countryCodeOfOrigin,
    provinceCodeOfOrigin: provinceOf(before, input, countryCodeOfOrigin),
    harmonizedSystemCode: givenText(input.harmonizedSystemCode, before.harmonizedSystemCode),
    countryHarmonizedSystemCodes: countryCodesOf(before, input),
    weight: input.measurement?.weight ?? before.weight,
  };
  const userErrors = [
    ...costErrors(input, field),
    ...originErrors(item, field),
    ...codeErrors(input, field),
    ...weightErrors(input, field),
  ];
  return { item, userErrors };
}

function requiresShippingOf(before: InventoryItemFields, input: InventoryItemInput): false | undefined {
  const { requiresShipping = null } = input;
  if (requiresShipping === null) return before.requiresShipping;
  return requiresShipping ? undefined : false;
}

function readCost(cost: string | number | null): string | undefined {
  if (cost === null || String(cost).trim() === '') return undefined;
  return formatAmount(cost);
}

function provinceOf(
  before: InventoryItemFields,
  input: InventoryItemInput,
  country: string | undefined,
): string | undefined {
  const kept = country === before.countryCodeOfOrigin ? before.provinceCodeOfOrigin : undefined;
  return givenText(input.provinceCodeOfOrigin, kept);
}

function countryCodesOf(
  before: InventoryItemFields,
  { countryHarmonizedSystemCodes: codes }: InventoryItemInput,
): readonly CountryCode[] | undefined {
  if (codes === undefined) return before.countryHarmonizedSystemCodes;
  const named = (codes ?? []).flatMap(({ countryCode = null, harmonizedSystemCode }) =>
    countryCode === null ? [] : [{ countryCode, harmonizedSystemCode }],
  );
  return named.length === 0 ? undefined : named;
}

function costErrors({ cost = null }: InventoryItemInput, field: readonly string[]): readonly UserError[] {
  const value = Number(cost ?? 0);
  const path = [...field, 'cost'];
  if (value < 0) return [userError(path, 'Cost per item must be greater than or equal to 0', 'INVALID')];
  if (value < amountLimit) return [];
  return [userError(path, `Cost per item must be less than ${amountLimit}`, 'INVALID')];
}

function originErrors(item: InventoryItemFields, field: readonly string[]): readonly UserError[] {
  const { countryCodeOfOrigin, provinceCodeOfOrigin } = item;
  const country = countryCodeOfOrigin === undefined ? undefined : findCountry(countryCodeOfOrigin);
  if (countryCodeOfOrigin !== undefined && country === undefined)
    return [userError([...field, 'countryCodeOfOrigin'], 'Country code of origin is invalid', 'INVALID')];
  if (provinceCodeOfOrigin === undefined) return [];
  if (country !== undefined && findProvince(country, provinceCodeOfOrigin) !== undefined) return [];
  return [userError([...field, 'provinceCodeOfOrigin'], 'Province code of origin is invalid', 'INVALID')];
}

function codeErrors(input: InventoryItemInput, field: readonly string[]): readonly UserError[] {
  const list = [...field, 'countryHarmonizedSystemCodes'];
  const named = (input.countryHarmonizedSystemCodes ?? []).map(({ harmonizedSystemCode: code }, index) => ({
    path: [...list, String(index), 'harmonizedSystemCode'],
    code,
  }));
  const codes = [
    { path: [...field, 'harmonizedSystemCode'], code: input.harmonizedSystemCode ?? '' },
    ...named,
  ];
  const message = 'Harmonized system code must be a number between six and thirteen digits';
  return codes
    .filter(({ code }) => code !== '' && !/^\d{6,13}$/.test(code))
    .map(({ path }) => userError(path, message, 'INVALID'));
}

function weightErrors({ measurement }: InventoryItemInput, field: readonly string[]): readonly UserError[] {
  if ((measurement?.weight?.value ?? 0) >= 0) return [];
  const path = [...field, 'measurement', 'weight'];
  return [userError(path, 'Weight must be greater than or equal to 0', 'INVALID')];
}
