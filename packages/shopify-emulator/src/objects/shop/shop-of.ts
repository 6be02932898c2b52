import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';

/** The shop itself, as some payloads carry it. */
export function shopOf(context: RequestContext): unknown {
  return context.resolveNode(formatGlobalId('Shop', context.shop.profile.id));
}
