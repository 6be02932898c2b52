import type { RequestContext } from './object-module.ts';

/** A time of the API: whole seconds, in UTC. */
export function formatTime(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** The present moment as things keep it. */
export function nowSeconds(context: Pick<RequestContext, 'clock'>): number {
  return Math.floor(context.clock.now() / 1000);
}
