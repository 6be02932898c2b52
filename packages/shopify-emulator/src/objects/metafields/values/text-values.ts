import { optionList, optionValue, type ValidationOption } from './validation-options.ts';
import { accepted, refused, type CheckedValue } from './value-problem.ts';

const urlSchemes = ['http', 'https', 'mailto', 'sms', 'tel'];

export function checkSingleLineText(text: string, options: readonly ValidationOption[]): CheckedValue {
  if (/[\r\n]/.test(text)) return refused('Value must be a single line text string.');
  return checkMultiLineText(text, options);
}

export function checkMultiLineText(text: string, options: readonly ValidationOption[]): CheckedValue {
  const problem =
    lengthProblem(text, options) ?? choiceProblem(text, options) ?? formatProblem(text, options);
  return problem === undefined ? accepted(text) : refused(problem);
}

function lengthProblem(text: string, options: readonly ValidationOption[]): string | undefined {
  const length = Array.from(text).length;
  const min = optionValue(options, 'min');
  if (min !== undefined && length < Number(min)) return `Value has a minimum length of ${min}.`;
  const max = optionValue(options, 'max');
  if (max !== undefined && length > Number(max)) return `Value has a maximum length of ${max}.`;
  return undefined;
}

function choiceProblem(text: string, options: readonly ValidationOption[]): string | undefined {
  const choices = optionList(options, 'choices');
  if (choices === undefined || choices.includes(text)) return undefined;
  return `Value does not exist in provided choices: [${choices.map((choice) => JSON.stringify(choice)).join(', ')}].`;
}

function formatProblem(text: string, options: readonly ValidationOption[]): string | undefined {
  const pattern = optionValue(options, 'regex');
  if (pattern === undefined || new RegExp(pattern).test(text)) return undefined;
  return 'Value is not the correct format.';
}

export function checkColor(text: string): CheckedValue {
  return /^#[0-9a-f]{6}$/i.test(text) ? accepted(text) : refused('Value must be a hex color code.');
}

export function checkUrl(text: string, options: readonly ValidationOption[]): CheckedValue {
  const problem = urlProblem(text, options);
  return problem === undefined ? accepted(text) : refused(problem);
}

export function urlProblem(text: string, options: readonly ValidationOption[]): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    // The stray quote at the end is Shopify's.
    return `Value cannot have an empty scheme (protocol), must include one of the following URL schemes: ["${urlSchemes.join('", "')}"].'`;
  }
  if (!urlSchemes.includes(scheme))
    return `Value must be one of the following URL schemes: ${urlSchemes.join(', ')}.`;
  if (!URL.canParse(text)) return 'Value must be a valid URL.';
  const domains = optionList(options, 'allowed_domains');
  if (domains === undefined || domains.includes(new URL(text).hostname)) return undefined;
  return `Value must be one of the following domains: ${domains.join(', ')}.`;
}
