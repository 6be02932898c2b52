/** What an interval is made of; each part has its own sign. */
export interface IntervalParts {
  readonly months: number;
  readonly days: number;
  readonly micros: bigint;
}

/** An interval in ISO 8601, each part with its own sign, as Postgres writes it: `P1Y2M-3DT4H5M6.5S`; nothing is `PT0S`. */
export function intervalText({ months, days, micros }: IntervalParts): string {
  const date = part(Math.trunc(months / 12), 'Y') + part(months % 12, 'M') + part(days, 'D');
  const time = timeText(micros);
  return date === '' && time === '' ? 'PT0S' : `P${date}${time === '' ? '' : `T${time}`}`;
}

function timeText(micros: bigint): string {
  const sign = micros < 0n ? '-' : '';
  const rest = micros < 0n ? -micros : micros;
  const hours = rest / 3_600_000_000n;
  const minutes = (rest / 60_000_000n) % 60n;
  const fraction = String(rest % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const seconds = `${(rest / 1_000_000n) % 60n}${fraction === '' ? '' : `.${fraction}`}`;
  return (
    (hours === 0n ? '' : `${sign}${hours}H`) +
    (minutes === 0n ? '' : `${sign}${minutes}M`) +
    (seconds === '0' ? '' : `${sign}${seconds}S`)
  );
}

function part(amount: number, unit: string): string {
  return amount === 0 ? '' : `${amount}${unit}`;
}
