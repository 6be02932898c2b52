import {
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { isConnectionType, nodeTypeOf } from '../../schema/connection-type.ts';
import { columnsOf, isAskable, isPlain } from './plain-fields.ts';

/** How many things of each list inside of a thing are shown. */
const listed = 10;

/**
 * The selection that shows a thing whole: its own fields, those of the objects in it, and the first entries of its lists.
 * `left` names the paths that are left out.
 */
export function thingSelection(type: GraphQLObjectType, left: ReadonlySet<string>): string {
  return selectFields(type, { left, path: [], depth: 2 });
}

interface Place {
  readonly left: ReadonlySet<string>;
  readonly path: readonly string[];
  /** How many levels of objects are still opened. */
  readonly depth: number;
}

function selectFields(type: GraphQLObjectType, place: Place): string {
  const parts = Object.values(type.getFields()).flatMap((field) => selectField(field, place) ?? []);
  return ['__typename', ...parts].join(' ');
}

function selectField(field: GraphQLField<unknown, unknown>, place: Place): string | null {
  const path = [...place.path, field.name];
  if (!isAskable(field) || place.left.has(path.join('.'))) return null;
  if (isPlain(field)) return field.name;
  const type = getNamedType(field.type);
  if (!isCompositeType(type) || place.depth === 0) return null;
  const inside: Place = { ...place, path, depth: place.depth - 1 };
  if (isConnectionType(type)) return selectConnection(field, type, inside);
  if (isReference(type)) return `${field.name} { ${selectReference(type, inside)} }`;
  return isObjectType(type) ? `${field.name} { ${selectFields(type, inside)} }` : null;
}

function selectConnection(
  field: GraphQLField<unknown, unknown>,
  type: GraphQLCompositeType,
  place: Place,
): string | null {
  const node = nodeTypeOf(type);
  // Lists of lists would be too much.
  if (!isCompositeType(node) || place.path.length > 1) return null;
  const inside = { ...place, path: [...place.path, 'nodes'] };
  return `${field.name}(first: ${listed}) { nodes { ${selectReference(node, inside)} } pageInfo { hasNextPage } }`;
}

/** Whether the type is a thing of its own, which is shown on its own. Addresses have ids, but nobody looks for them. */
function isReference(type: GraphQLCompositeType): boolean {
  return isUnionType(type) || (type.getFields()['id'] !== undefined && !type.name.endsWith('Address'));
}

function selectReference(type: GraphQLCompositeType, place: Place): string {
  if (isUnionType(type)) return '__typename ... on Node { id }';
  const fields = type.getFields();
  const names = columnsOf(type).filter((name) => !place.left.has([...place.path, name].join('.')));
  return ['__typename', ...(fields['id'] === undefined ? [] : ['id']), ...names].join(' ');
}
