import { parseDateTime } from '../../../schema/date-time.ts';
import { optionValue, type ValidationOption } from './validation-options.ts';
import { accepted, refused, type CheckedValue } from './value-problem.ts';

export function checkDate(text: string, options: readonly ValidationOption[]): CheckedValue {
  if (!isDate(text)) return refused('Value must be in YYYY-MM-DD format.');
  const min = optionValue(options, 'min');
  if (min !== undefined && text < min) return refused(`Value has a minimum of ${min}.`);
  const max = optionValue(options, 'max');
  if (max !== undefined && text > max) return refused(`Value has a maximum of ${max}.`);
  return accepted(text);
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

export function checkDateTime(text: string, options: readonly ValidationOption[]): CheckedValue {
  const written = writeDateTime(text);
  if (written === undefined)
    return refused('Value must be in “YYYY-MM-DDTHH:MM:SS” format. For example: 2022-06-01T15:30:00');
  const problem = momentProblem(written, options);
  return problem === undefined ? accepted(written) : refused(problem);
}

function momentProblem(written: string, options: readonly ValidationOption[]): string | undefined {
  const moment = momentOf(written);
  const min = optionValue(options, 'min');
  if (min !== undefined && moment < momentOf(min)) return `Value has a minimum of ${inWords(min)}.`;
  const max = optionValue(options, 'max');
  if (max !== undefined && moment > momentOf(max)) return `Value has a maximum of ${inWords(max)}.`;
  return undefined;
}

/** In milliseconds since 1970, for comparing; NaN for a text that is no time. */
export function momentOf(text: string): number {
  return parseDateTime(text) ?? Number.NaN;
}

function inWords(dateTime: string): string {
  const [, date = '', time = '', hours = '+00', minutes = '00'] =
    /^(.{10})T(.{8})(?:([+-]\d\d):?(\d\d))?/.exec(writeDateTime(dateTime) ?? dateTime) ?? [];
  return `${date} ${time} ${hours}${minutes}`;
}

/** Fractions of seconds are cut off; a time without a zone is taken as UTC, which is written +00:00. */
export function writeDateTime(text: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?$/i.exec(text);
  if (parts === null) return undefined;
  const [, date = '', time = '', seconds = ':00', zone = 'Z'] = parts;
  const offset = /z/i.test(zone) ? '+00:00' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const written = `${date}T${time}${seconds}${offset}`;
  return isDate(date) && !Number.isNaN(Date.parse(written)) ? written : undefined;
}
