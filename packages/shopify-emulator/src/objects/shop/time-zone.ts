export interface TimeZoneParts {
  readonly abbreviation: string;
  /** `-0400` */
  readonly offset: string;
  readonly offsetMinutes: number;
}

/** What a zone is called, and how far it is from UTC, at a moment. Pure. */
export function timeZoneParts(zone: string, epochMs: number): TimeZoneParts {
  const text = (timeZoneName: 'short' | 'longOffset'): string => {
    const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, timeZoneName }).formatToParts(epochMs);
    return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  };
  const [, sign = '+', hours = '00', minutes = '00'] =
    /GMT([+-])(\d\d):(\d\d)/.exec(text('longOffset')) ?? [];
  const offsetMinutes = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return { abbreviation: text('short'), offset: `${sign}${hours}${minutes}`, offsetMinutes };
}
