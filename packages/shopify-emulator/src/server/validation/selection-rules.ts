import {
  doTypesOverlap,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isObjectType,
  isUnionType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionSetNode,
} from 'graphql';
import { checkArguments } from './argument-rules.ts';
import { checkDirectives } from './directive-rules.ts';
import { report, type DocumentScope } from './document-scope.ts';
import type { ErrorPath } from './static-error.ts';

/** Checks that every selected field exists and has, or has not, selections of its own; and whatever hangs on it. */
export function checkSelections(
  scope: DocumentScope,
  set: SelectionSetNode,
  type: GraphQLCompositeType,
  path: ErrorPath,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) checkField(scope, selection, type, path);
    else if (selection.kind === Kind.INLINE_FRAGMENT) checkInlineFragment(scope, selection, type, path);
    else checkSpread(scope, selection, type, path);
  }
}

function checkField(
  scope: DocumentScope,
  node: FieldNode,
  parent: GraphQLCompositeType,
  path: ErrorPath,
): void {
  const name = node.name.value;
  const place = { node, path: [...path, (node.alias ?? node.name).value] };
  const field = findField(scope.schema, parent, name);
  if (field === undefined && isUnionType(parent)) {
    const message = `Selections can't be made directly on unions (see selections on ${parent.name})`;
    report(scope, place, message, { code: 'selectionMismatch', nodeName: parent.name });
    return;
  }
  if (field === undefined) {
    const message = `Field '${name}' doesn't exist on type '${parent.name}'`;
    report(scope, place, message, { code: 'undefinedField', typeName: parent.name, fieldName: name });
    return;
  }
  checkDirectives(scope, node, 'fields', place.path);
  checkArguments(scope, { node, place, typeName: 'Field', definitions: field.args });
  const type = getNamedType(field.type);
  if (isCompositeType(type)) {
    if (node.selectionSet === undefined) reportMissingSelections(scope, place, field);
    else checkSelections(scope, node.selectionSet, type, place.path);
  } else if (node.selectionSet !== undefined) {
    const kind = isEnumType(type) ? 'enums' : 'scalars';
    const selected = node.selectionSet.selections.map((selection) =>
      'name' in selection ? selection.name.value : '...',
    );
    const message = `Selections can't be made on ${kind} (field '${name}' returns ${type.name} but has selections [${selected.map((entry) => JSON.stringify(entry)).join(', ')}])`;
    report(scope, place, message, {
      code: 'selectionMismatch',
      nodeName: `field '${name}'`,
      typeName: type.name,
    });
  }
}

function reportMissingSelections(
  scope: DocumentScope,
  place: { node: FieldNode; path: ErrorPath },
  field: GraphQLField<unknown, unknown>,
): void {
  const type = getNamedType(field.type).name;
  const message = `Field must have selections (field '${field.name}' returns ${type} but has no selections. Did you mean '${field.name} { ... }'?)`;
  report(scope, place, message, {
    code: 'selectionMismatch',
    nodeName: `field '${field.name}'`,
    typeName: type,
  });
}

function checkInlineFragment(
  scope: DocumentScope,
  node: InlineFragmentNode,
  parent: GraphQLCompositeType,
  path: ErrorPath,
): void {
  const name = node.typeCondition?.name.value;
  const place = { node, path: [...path, name === undefined ? '...' : `... on ${name}`] };
  const type = name === undefined ? parent : fragmentType(scope, name, place);
  if (type === undefined) return;
  checkDirectives(scope, node, 'inline fragments', place.path);
  if (!overlaps(scope.schema, type, parent)) {
    const message = `Fragment on ${type.name} can't be spread inside ${parent.name}`;
    const details = { typeName: type.name, fragmentName: 'unknown', parentName: parent.name };
    report(scope, place, message, { code: 'cannotSpreadFragment', ...details });
  }
  checkSelections(scope, node.selectionSet, type, place.path);
}

/** The type that a fragment is on, or undefined after telling what is wrong with it. */
export function fragmentType(
  scope: DocumentScope,
  name: string,
  place: { node: InlineFragmentNode | Parameters<typeof report>[1]['node']; path: ErrorPath },
): GraphQLCompositeType | undefined {
  const type = scope.schema.getType(name);
  if (isCompositeType(type)) return type;
  if (type === undefined) {
    const message = `No such type ${name}, so it can't be a fragment condition`;
    report(scope, place, message, { code: 'undefinedType', typeName: name });
  } else {
    const message = `Invalid fragment on type ${name} (must be Union, Interface or Object)`;
    report(scope, place, message, { code: 'fragmentOnNonCompositeType', typeName: name });
  }
  return undefined;
}

function checkSpread(
  scope: DocumentScope,
  node: FragmentSpreadNode,
  parent: GraphQLCompositeType,
  path: ErrorPath,
): void {
  const name = node.name.value;
  const place = { node, path: [...path, `... ${name}`] };
  const fragment = scope.fragments.get(name);
  checkDirectives(scope, node, 'fragment spreads', place.path);
  if (fragment === undefined) {
    const message = `Fragment ${name} was used, but not defined`;
    report(scope, place, message, { code: 'useAndDefineFragment', fragmentName: name });
    return;
  }
  scope.spreads.push(name);
  const type = scope.schema.getType(fragment.typeCondition.name.value);
  if (!isCompositeType(type) || overlaps(scope.schema, type, parent)) return;
  const message = `Fragment ${name} on ${type.name} can't be spread inside ${parent.name}`;
  const details = { typeName: type.name, fragmentName: name, parentName: parent.name };
  report(scope, place, message, { code: 'cannotSpreadFragment', ...details });
}

function overlaps(schema: GraphQLSchema, a: GraphQLCompositeType, b: GraphQLCompositeType): boolean {
  return a === b || doTypesOverlap(schema, a, b);
}

function findField(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === '__typename') return TypeNameMetaFieldDef;
  if (parent === schema.getQueryType()) {
    if (name === '__schema') return SchemaMetaFieldDef;
    if (name === '__type') return TypeMetaFieldDef;
  }
  return isObjectType(parent) || (isAbstractType(parent) && !isUnionType(parent))
    ? parent.getFields()[name]
    : undefined;
}
