import { optionValue, type ValidationOption } from './validation-options.ts';
import { accepted, refused, type CheckedValue } from './value-problem.ts';

const maxInteger = 9_007_199_254_740_991n;
const maxDecimal = 9_999_999_999_999n;
const decimalPlaces = 9;

export function checkInteger(text: string, options: readonly ValidationOption[]): CheckedValue {
  if (!/^[+-]?\d+$/.test(text)) return refused('Value must be an integer.');
  const number = BigInt(text);
  if (number > maxInteger) return refused(`Value can't exceed ${maxInteger}.`);
  if (number < -maxInteger) return refused(`Value can't be less than ${-maxInteger}.`);
  const problem = rangeProblem(Number(number), options);
  return problem === undefined ? accepted(String(number)) : refused(problem);
}

export function checkDecimal(text: string, options: readonly ValidationOption[]): CheckedValue {
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (parts === null) return refused('Value must be a decimal.');
  const [, sign = '', whole = '0', fraction = ''] = parts;
  const isBeyond =
    BigInt(whole) > maxDecimal || (BigInt(whole) === maxDecimal && fraction.length > decimalPlaces);
  if (isBeyond)
    return refused(
      sign === '-' ? `Value can't be less than -${maxDecimal}.` : `Value can't exceed ${maxDecimal}.`,
    );
  const precision = optionValue(options, 'max_precision');
  if (precision !== undefined && fraction.length > Number(precision))
    return refused(`Value can't exceed ${precision} decimal places.`);
  const problem = rangeProblem(Number(text), options);
  return problem === undefined ? accepted(writeDecimal(sign, whole, fraction)) : refused(problem);
}

/** Decimals are stored with at least one place and without zeros that say nothing: 1.50 becomes 1.5, 10 becomes 10.0. */
function writeDecimal(sign: string, whole: string, fraction: string): string {
  const places = fraction.replace(/0+$/, '');
  return `${sign === '-' ? '-' : ''}${BigInt(whole)}.${places === '' ? '0' : places}`;
}

function rangeProblem(number: number, options: readonly ValidationOption[]): string | undefined {
  const min = optionValue(options, 'min');
  if (min !== undefined && number < Number(min)) return `Value has a minimum of ${min}.`;
  const max = optionValue(options, 'max');
  if (max !== undefined && number > Number(max)) return `Value has a maximum of ${max}.`;
  return undefined;
}

export function checkBoolean(text: string): CheckedValue {
  return text === 'true' || text === 'false' ? accepted(text) : refused('Value must be true or false.');
}
