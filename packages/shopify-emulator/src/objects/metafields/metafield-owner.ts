import { parseGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { OwnerRef } from './metafield.ts';
import { ownerTypeOf } from './owner-types.ts';

/** The owner that an id names, or undefined for an id of nothing that has metafields. */
export function findOwner(context: RequestContext, id: string): OwnerRef | undefined {
  const parsed = parseGlobalId(id);
  if (parsed === null || ownerTypeOf(parsed.type) === undefined) return undefined;
  const thing = context.resolveNode(id) ?? null;
  return thing === null ? undefined : { gidType: parsed.type, number: parsed.number };
}
