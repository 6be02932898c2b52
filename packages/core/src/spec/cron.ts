interface CronField {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const fields: readonly CronField[] = [
  { name: 'minute', from: 0, to: 59, names: [] },
  { name: 'hour', from: 0, to: 23, names: [] },
  { name: 'day of the month', from: 1, to: 31, names: [] },
  { name: 'month', from: 1, to: 12, names: months },
  { name: 'day of the week', from: 0, to: 7, names: days },
];

/** What is wrong with a cron expression of five fields, or undefined. */
export function cronFault(expression: string): string | undefined {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== fields.length) {
    return `has ${parts.length} fields, but a cron expression has five (minute hour day month weekday)`;
  }
  const wrong = fields.findIndex((field, index) => !isCronField(parts[index] ?? '', field));
  return wrong === -1
    ? undefined
    : `does not have a valid ${fields[wrong]?.name ?? ''}: "${parts[wrong] ?? ''}"`;
}

function isCronField(text: string, field: CronField): boolean {
  return text.split(',').every((part) => {
    const [range = '', step, ...rest] = part.split('/');
    if (rest.length > 0 || (step !== undefined && !/^[1-9]\d{0,2}$/.test(step))) return false;
    if (range === '*') return true;
    const bounds = range.split('-').map((bound) => cronNumber(bound, field));
    const [from, to = from] = bounds;
    return bounds.length <= 2 && from !== undefined && to !== undefined && from <= to;
  });
}

function cronNumber(text: string, field: CronField): number | undefined {
  const named = field.names.indexOf(text.toLowerCase());
  if (named !== -1) return named + field.from;
  if (!/^\d{1,2}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= field.from && value <= field.to ? value : undefined;
}

const timezones = new Map<string, boolean>();

/** Whether the machine knows a time zone of this name. Kept, because asking costs milliseconds. */
export function isTimezone(name: string): boolean {
  const known = timezones.get(name) ?? hasTimezone(name);
  timezones.set(name, known);
  return known;
}

function hasTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
