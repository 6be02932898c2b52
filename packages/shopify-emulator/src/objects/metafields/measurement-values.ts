import { readObject } from './structured-values.ts';
import { optionValue, type ValidationOption } from './validation-options.ts';
import { accepted, refused, type CheckedValue } from './value-problem.ts';

/** Units by the short form in which they may be sent; the long one is stored. */
const unitsByKind: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dimension: { in: 'INCHES', ft: 'FEET', yd: 'YARDS', mm: 'MILLIMETERS', cm: 'CENTIMETERS', m: 'METERS' },
  volume: {
    ml: 'MILLILITERS',
    cl: 'CENTILITERS',
    l: 'LITERS',
    m3: 'CUBIC_METERS',
    us_fl_oz: 'FLUID_OUNCES',
    us_pt: 'PINTS',
    us_qt: 'QUARTS',
    us_gal: 'GALLONS',
    imp_fl_oz: 'IMPERIAL_FLUID_OUNCES',
    imp_pt: 'IMPERIAL_PINTS',
    imp_qt: 'IMPERIAL_QUARTS',
    imp_gal: 'IMPERIAL_GALLONS',
  },
  weight: { oz: 'OUNCES', lb: 'POUNDS', g: 'GRAMS', kg: 'KILOGRAMS' },
};

/** Types beyond length, volume and weight take any unit: Shopify's list of theirs is not known here. */
export function checkMeasurement(
  type: string,
  text: string,
  options: readonly ValidationOption[],
): CheckedValue {
  const fields = readObject(text);
  if (fields === undefined)
    return refused(
      'Value must be a stringified JSON object with a value (numeric) and unit (string from one the supported measurement units) fields.',
    );
  const { value, unit } = fields;
  if (value === undefined || unit === undefined) return refused('Value must contain unit and value.');
  const units = unitsByKind[type];
  const number = typeof value === 'number' ? value : Number.NaN;
  if (Number.isNaN(number) || (units !== undefined && number < 0))
    return refused('Value must be a non-negative number.');
  const written = writeUnit(unit, units);
  if (written === undefined) return refused('Value must be a supported unit.');
  const problem = rangeProblem(number, options);
  return problem === undefined
    ? accepted(`{"value":${writeNumber(number)},"unit":${JSON.stringify(written)}}`)
    : refused(problem);
}

function writeUnit(unit: unknown, units: Readonly<Record<string, string>> | undefined): string | undefined {
  if (typeof unit !== 'string' || unit === '') return undefined;
  if (units === undefined) return unit;
  return Object.entries(units).find(
    ([short, long]) => short === unit.toLowerCase() || long === unit.toUpperCase(),
  )?.[1];
}

function writeNumber(number: number): string {
  return Number.isInteger(number) ? `${number}.0` : String(number);
}

/** Limits are measurements too; only their numbers are compared, as they share the unit of the definition. */
function rangeProblem(number: number, options: readonly ValidationOption[]): string | undefined {
  const min = limitOf(options, 'min');
  if (min !== undefined && number < min) return `Value has a minimum of ${min}.`;
  const max = limitOf(options, 'max');
  if (max !== undefined && number > max) return `Value has a maximum of ${max}.`;
  return undefined;
}

function limitOf(options: readonly ValidationOption[], name: string): number | undefined {
  const text = optionValue(options, name);
  if (text === undefined) return undefined;
  const value = readObject(text)?.['value'] ?? text;
  return Number(value);
}
