const hour = 60;
const day = 24 * hour;
const month = 30 * day;
const year = 365 * day;

/** A span of time as Ruby on Rails tells it (`distance_of_time_in_words`), which Shopify shows. Both ends in seconds since 1970. Pure. */
export function durationInWords(from: number, to: number): string {
  const minutes = Math.round((to - from) / 60);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 45) return counted(minutes, 'minute');
  if (minutes < 90) return 'about 1 hour';
  if (minutes < day) return `about ${counted(Math.round(minutes / hour), 'hour')}`;
  if (minutes < 42 * hour) return '1 day';
  if (minutes < month) return counted(Math.round(minutes / day), 'day');
  if (minutes < 2 * month) return `about ${counted(Math.round(minutes / month), 'month')}`;
  if (minutes < year) return counted(Math.round(minutes / month), 'month');
  return years(minutes - leapDays(new Date(from * 1000), new Date(to * 1000)) * day);
}

function years(minutes: number): string {
  const whole = Math.floor(minutes / year);
  const rest = minutes % year;
  if (rest < year / 4) return `about ${counted(whole, 'year')}`;
  return rest < (3 * year) / 4 ? `over ${counted(whole, 'year')}` : `almost ${counted(whole + 1, 'year')}`;
}

/** How many 29ths of February lie between. */
function leapDays(from: Date, to: Date): number {
  const march = 2;
  const first = from.getUTCFullYear() + (from.getUTCMonth() >= march ? 1 : 0);
  const last = to.getUTCFullYear() - (to.getUTCMonth() < march ? 1 : 0);
  let count = 0;
  for (let number = first; number <= last; number += 1)
    if (number % 4 === 0 && (number % 100 !== 0 || number % 400 === 0)) count += 1;
  return count;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
