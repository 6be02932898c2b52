import { checkMeasurement } from './measurement-values.ts';
import { checkBoolean, checkDecimal, checkInteger } from './number-values.ts';
import { checkReference, type ValueSurroundings } from './reference-values.ts';
import { isReferenceType } from './references.ts';
import { checkJson, checkLink, checkMoney, checkRating, checkRichText } from './structured-values.ts';
import { checkColor, checkMultiLineText, checkSingleLineText, checkUrl } from './text-values.ts';
import { checkDate, checkDateTime } from './time-values.ts';
import { parseJson } from '../../../schema/json.ts';
import { optionValue, type ValidationOption } from './validation-options.ts';
import { accepted, refused, type CheckedValue, type ValueProblem } from './value-problem.ts';
import type { ValueType } from './value-types.ts';

const maxElements = 128;
const maxMetaobjects = 256;
const maxBytes = 64 * 1024;
const maxBytesByType: Readonly<Record<string, number>> = {
  id: 2048,
  json: 128 * 1024,
  json_string: 128 * 1024,
  url: 2048,
};

type Check = (
  text: string,
  options: readonly ValidationOption[],
  surroundings: ValueSurroundings,
) => CheckedValue;

const checks: Readonly<Record<string, Check>> = {
  boolean: checkBoolean,
  color: checkColor,
  date: checkDate,
  date_time: checkDateTime,
  float: checkDecimal,
  id: checkSingleLineText,
  integer: checkInteger,
  json: checkJson,
  json_string: checkJson,
  jurisdiction: checkSingleLineText,
  language: checkSingleLineText,
  link: checkLink,
  money: (text, _options, surroundings) => checkMoney(text, surroundings.shopCurrency),
  multi_line_text_field: checkMultiLineText,
  number_decimal: checkDecimal,
  number_integer: checkInteger,
  rating: checkRating,
  rich_text_field: checkRichText,
  single_line_text_field: checkSingleLineText,
  string: checkMultiLineText,
  url: checkUrl,
};

/** Checks a value against its type and the validations of its definition, and gives it as Shopify stores it. */
export function checkValue(
  type: ValueType,
  text: string,
  options: readonly ValidationOption[],
  surroundings: ValueSurroundings,
): CheckedValue {
  if (type.isList && text.trim() !== '') return checkList(type, text, options, surroundings);
  const { value, problems = [] } = checkOne(type.element, text, options, surroundings);
  return value === undefined ? refused(...problems.map((problem) => problem.message)) : accepted(value);
}

function checkOne(
  type: string,
  text: string,
  options: readonly ValidationOption[],
  surroundings: ValueSurroundings,
): CheckedValue {
  if (text.trim() === '') return refused("Value can't be blank.");
  if (isReferenceType(type)) return checkReference(type, text, options, surroundings);
  const limit = maxBytesByType[type] ?? maxBytes;
  if (Buffer.byteLength(text) > limit) return refused(`Value can't exceed ${limit / 1024}KB.`);
  const check = checks[type];
  return check === undefined ? checkMeasurement(type, text, options) : check(text, options, surroundings);
}

function checkList(
  type: ValueType,
  text: string,
  options: readonly ValidationOption[],
  surroundings: ValueSurroundings,
): CheckedValue {
  const elements: unknown = parseJson(text);
  if (!Array.isArray(elements)) return refused('Value must be an array.');
  const count = countProblem(type, elements.length, options);
  if (count !== undefined) return refused(count);
  const problems: ValueProblem[] = [];
  const written: string[] = [];
  for (const [elementIndex, element] of elements.entries()) {
    const elementText = typeof element === 'string' ? element : JSON.stringify(element);
    const checked = checkOne(type.element, elementText, options, surroundings);
    for (const { message, isOfWholeList } of checked.problems ?? [])
      problems.push({ message, elementIndex: isOfWholeList === true ? null : elementIndex });
    if (checked.value !== undefined) written.push(writeElement(type.element, checked.value));
  }
  return problems.length > 0 ? { problems } : accepted(`[${written.join(',')}]`);
}

function countProblem(
  type: ValueType,
  count: number,
  options: readonly ValidationOption[],
): string | undefined {
  const limit = type.element === 'metaobject_reference' ? maxMetaobjects : maxElements;
  if (count > limit) return `Value has more than ${limit} elements.`;
  const min = optionValue(options, 'list.min');
  if (min !== undefined && count < Number(min)) return `Value has fewer than ${min} elements.`;
  const max = optionValue(options, 'list.max');
  if (max !== undefined && count > Number(max)) return `Value has more than ${max} elements.`;
  return undefined;
}

/** An element of a stored list: JSON types stand as they are, everything else as a string. */
function writeElement(type: string, value: string): string {
  return isJsonType(type) ? value : JSON.stringify(value);
}

const jsonTypes = new Set(['boolean', 'integer', 'json', 'json_string', 'link', 'money', 'number_integer']);

function isJsonType(type: string): boolean {
  if (jsonTypes.has(type) || type === 'rating' || type === 'rich_text_field') return true;
  return !isReferenceType(type) && checks[type] === undefined;
}

/** The value of `jsonValue`: structures and numbers as JSON, the rest as text. Decimals stay text, to keep their digits. */
export function readJsonValue(type: ValueType, value: string): unknown {
  return type.isList || isJsonType(type.element) ? parseJson(value) : value;
}
