import { compareMeasurements, findUnit, type Measurement } from './measurement-units.ts';
import { parseJsonObject } from '../../../schema/json.ts';
import { optionValue, type ValidationOption } from './validation-options.ts';
import { accepted, refused, type CheckedValue } from './value-problem.ts';

/** What cannot be less than nothing. */
const nonNegativeTypes = new Set(['dimension', 'volume', 'weight']);

export function checkMeasurement(
  type: string,
  text: string,
  options: readonly ValidationOption[],
): CheckedValue {
  const measurement = readMeasurement(type, text);
  if (typeof measurement === 'string') return refused(measurement);
  const problem = rangeProblem(type, measurement, options);
  return problem === undefined ? accepted(writeMeasurement(measurement)) : refused(problem);
}

/** A measurement as Shopify stores it (units in capitals), or undefined if it is none of this type. */
export function normalizeMeasurement(type: string, text: string): string | undefined {
  const measurement = parseMeasurement(type, text);
  return measurement === undefined ? undefined : writeMeasurement(measurement);
}

/** Which of two texts measures more (a positive number: the first); undefined where they are no such measurements. */
export function compareMeasured(type: string, a: string, b: string): number | undefined {
  const [first, second] = [parseMeasurement(type, a), parseMeasurement(type, b)];
  return first === undefined || second === undefined ? undefined : compareMeasurements(first, second);
}

/** Undefined for a text that is no measurement of this type. */
export function parseMeasurement(type: string, text: string): Measurement | undefined {
  const measurement = readMeasurement(type, text);
  return typeof measurement === 'string' ? undefined : measurement;
}

/** The measurement, or in words why it is none. */
function readMeasurement(type: string, text: string): Measurement | string {
  const fields = parseJsonObject(text);
  if (fields === undefined)
    return 'Value must be a stringified JSON object with a value (numeric) and unit (string from one the supported measurement units) fields.';
  const { value, unit: unitText } = fields;
  if (value === undefined || unitText === undefined) return 'Value must contain unit and value.';
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  if (!isNumber || (value < 0 && nonNegativeTypes.has(type))) return 'Value must be a non-negative number.';
  const unit = typeof unitText === 'string' ? findUnit(type, unitText) : undefined;
  return unit === undefined ? 'Value must be a supported unit.' : { value, unit };
}

function writeMeasurement({ value, unit }: Measurement): string {
  const number = Number.isInteger(value) ? `${value}.0` : String(value);
  return `{"value":${number},"unit":"${unit.name}"}`;
}

function rangeProblem(
  type: string,
  measurement: Measurement,
  options: readonly ValidationOption[],
): string | undefined {
  const min = limitOf(type, options, 'min');
  if (min !== undefined && (compareMeasurements(measurement, min) ?? 0) < 0)
    return `Value has a minimum of ${inWords(min)}.`;
  const max = limitOf(type, options, 'max');
  if (max !== undefined && (compareMeasurements(measurement, max) ?? 0) > 0)
    return `Value has a maximum of ${inWords(max)}.`;
  return undefined;
}

function limitOf(
  type: string,
  options: readonly ValidationOption[],
  name: 'min' | 'max',
): Measurement | undefined {
  const text = optionValue(options, name);
  return text === undefined ? undefined : parseMeasurement(type, text);
}

function inWords({ value, unit }: Measurement): string {
  return `${value} ${unit.name.toLowerCase()}`;
}
