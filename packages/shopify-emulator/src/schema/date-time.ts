const shape = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:[.,]\d+)?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?)?$/i;

/**
 * The moment that a DateTime names, in milliseconds since 1970; null for a text that is none. Without a zone it is UTC, never the
 * zone of the machine. Pure.
 */
export function parseDateTime(text: string): number | null {
  const [, date, time = '00:00', seconds = ':00', zone = 'Z'] = shape.exec(text) ?? [];
  if (date === undefined) return null;
  const offset = /^(Z|UTC)$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const moment = Date.parse(`${date}T${time}${seconds.replace(',', '.')}${offset}`);
  return Number.isNaN(moment) ? null : moment;
}
