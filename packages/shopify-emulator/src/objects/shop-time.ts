import { parseDateTime } from '../schema/date-time.ts';
import type { RequestContext } from './object-module.ts';

/** A time of the API: whole seconds, in UTC. */
export function formatTime(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** The DateTime of an input as things keep it: whole seconds. undefined where the input has none. */
export function readTime(text: string | null | undefined): number | undefined {
  if (text === null || text === undefined) return undefined;
  const moment = parseDateTime(text);
  return moment === null ? undefined : Math.floor(moment / 1000);
}

/** The present moment as things keep it. */
export function nowSeconds(context: Pick<RequestContext, 'clock'>): number {
  return Math.floor(context.clock.now() / 1000);
}
