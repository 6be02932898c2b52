import { parseJson, parseJsonObject } from '../../../schema/json.ts';
import { describeJsonFault } from './json-fault.ts';
import { urlProblem } from './text-values.ts';
import { optionValue, type ValidationOption } from './validation-options.ts';
import { accepted, refused, type CheckedValue } from './value-problem.ts';

export function checkJson(text: string): CheckedValue {
  const parsed = parseJson(text);
  return parsed === undefined
    ? refused(`Value is invalid JSON: ${describeJsonFault(text)}.`)
    : accepted(JSON.stringify(parsed));
}

export function checkRichText(text: string): CheckedValue {
  const checked = checkJson(text);
  if (checked.value === undefined) return checked;
  const { type, children } = parseJsonObject(text) ?? {};
  return type === 'root' && Array.isArray(children)
    ? checked
    : refused('Value must be a rich text document with a root and its children.');
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export function checkMoney(text: string, shopCurrency: string): CheckedValue {
  const { amount, currency_code: currency } = parseJsonObject(text) ?? {};
  const shape =
    "Value must be a stringified JSON object with amount (numeric) and currency_code (string matching the shop's currency) fields.";
  if (!isNumeric(amount) || typeof currency !== 'string') return refused(shape);
  if (!currencies.has(currency)) return refused(`Value contains an invalid currency, ${currency}.`);
  if (currency !== shopCurrency) return refused(shape);
  return accepted(JSON.stringify({ amount: String(amount), currency_code: currency }));
}

export function checkRating(text: string, options: readonly ValidationOption[]): CheckedValue {
  const { value, scale_min: min, scale_max: max } = parseJsonObject(text) ?? {};
  if (!isNumeric(value) || !isNumeric(min) || !isNumeric(max))
    return refused('Value must be a stringified JSON object with value, scale_min, and scale_max.');
  const wantedMin = optionValue(options, 'scale_min') ?? min;
  const wantedMax = optionValue(options, 'scale_max') ?? max;
  if (Number(wantedMin) !== Number(min) || Number(wantedMax) !== Number(max))
    return refused(
      'Value min and max on the rating value must be the same as the min and max on the definition.',
    );
  if (Number(value) < Number(min)) return refused(`Value has a minimum of ${withPlaces(min)}.`);
  if (Number(value) > Number(max)) return refused(`Value has a maximum of ${withPlaces(max)}.`);
  return accepted(
    JSON.stringify({ scale_min: withPlaces(min), scale_max: withPlaces(max), value: withPlaces(value) }),
  );
}

export function checkLink(text: string, options: readonly ValidationOption[]): CheckedValue {
  const { text: label, url } = parseJsonObject(text) ?? {};
  if (typeof label !== 'string' || typeof url !== 'string') return refused('Value must be a valid link.');
  const problem = urlProblem(url, options);
  return problem === undefined ? accepted(JSON.stringify({ text: label, url })) : refused(problem);
}

function isNumeric(value: unknown): value is string | number {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value);
}

function withPlaces(value: string | number): string {
  const text = String(value);
  return text.includes('.') ? text : `${text}.0`;
}
