import { parseJson } from '../../schema/json.ts';
import { connect, mapConnection, type ConnectionArguments } from '../connection.ts';
import type { RequestContext } from '../object-module.ts';
import { isReferenceType } from './values/references.ts';

/** A value that may refer to things of the shop: that of a metafield, or of a metaobject's field. */
interface ReferringValue {
  readonly type: string;
  readonly value: string | null;
}

/** The thing that a single reference stands for; null for every other value. */
export function referencedThing(context: RequestContext, { type, value }: ReferringValue): unknown {
  if (value === null || type.startsWith('list.') || !isReferenceType(type)) return null;
  return context.resolveNode(value) ?? null;
}

/** A page of the things in a list of references, without those that are gone; null for every other value. */
export function referencedThings(
  context: RequestContext,
  { type, value }: ReferringValue,
  args: ConnectionArguments,
): unknown {
  if (value === null || !type.startsWith('list.') || !isReferenceType(type)) return null;
  const ids = parseJson(value);
  const things = (Array.isArray(ids) ? ids.map(String) : []).flatMap((id, position) => {
    const node = context.resolveNode(id) ?? null;
    return node === null ? [] : [{ id: position, node }];
  });
  return mapConnection(connect(things, args), ({ node }) => node);
}
