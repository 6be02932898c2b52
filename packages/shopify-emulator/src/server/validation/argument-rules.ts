import {
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  Kind,
  print,
  type ConstDirectiveNode,
  type DirectiveNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql';
import { report, type DocumentScope } from './document-scope.ts';
import { literalProblem } from './literal-problem.ts';
import type { ErrorPath } from './static-error.ts';

/** A field or a directive with what it accepts. */
export interface ArgumentCarrier {
  readonly node: FieldNode | DirectiveNode | ConstDirectiveNode;
  readonly place: { readonly node: FieldNode | DirectiveNode; readonly path: ErrorPath };
  readonly typeName: 'Field' | 'Directive';
  readonly definitions: readonly GraphQLArgument[];
}

export function checkArguments(scope: DocumentScope, carrier: ArgumentCarrier): void {
  const { node, place, typeName, definitions } = carrier;
  const name = node.name.value;
  const given = new Set((node.arguments ?? []).map((argument) => argument.name.value));
  for (const argument of node.arguments ?? []) {
    const path = [...place.path, argument.name.value];
    const definition = definitions.find((entry) => entry.name === argument.name.value);
    if (definition === undefined) {
      const message = `${typeName} '${name}' doesn't accept argument '${argument.name.value}'`;
      const details = { name, typeName, argumentName: argument.name.value };
      report(scope, { node: argument, path }, message, { code: 'argumentNotAccepted', ...details });
      continue;
    }
    const owner = { described: `${typeName} '${name}'`, typeName, node: place.node };
    const hasDefault = definition.defaultValue !== undefined;
    checkValue(scope, owner, { ...definition, hasDefault }, { value: argument.value, path });
  }
  const missing = definitions.filter((entry) => isRequiredArgument(entry) && !given.has(entry.name));
  if (missing.length === 0) return;
  const names = missing.map((entry) => entry.name).join(', ');
  const message = `${typeName} '${name}' is missing required arguments: ${names}`;
  report(scope, place, message, {
    code: 'missingRequiredArguments',
    className: typeName,
    name,
    arguments: names,
  });
}

interface ValueOwner {
  readonly described: string;
  readonly typeName: string;
  readonly node: FieldNode | DirectiveNode | ObjectValueNode;
}

interface Slot {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly hasDefault: boolean;
}

interface Given {
  readonly value: ValueNode;
  readonly path: ErrorPath;
}

function checkValue(scope: DocumentScope, owner: ValueOwner, slot: Slot, given: Given): void {
  const problem = literalProblem(slot.type, given.value);
  const place = { node: owner.node, path: given.path };
  if (problem === 'incompatible') {
    const message = `Argument '${slot.name}' on ${owner.described} has an invalid value (${print(given.value)}). Expected type '${String(slot.type)}'.`;
    const details = { typeName: owner.typeName, argumentName: slot.name };
    report(scope, place, message, { code: 'argumentLiteralsIncompatible', ...details });
  } else if (problem !== null) {
    report(scope, place, problem.message, {
      code: 'argumentLiteralsIncompatible',
      typeName: 'CoercionError',
    });
  } else descend(scope, slot, given);
}

/** Looks into lists and input objects, and notes variables where they stand. */
function descend(scope: DocumentScope, slot: Slot, given: Given): void {
  const { value, path } = given;
  if (value.kind === Kind.VARIABLE) {
    const { name: argumentName, type, hasDefault } = slot;
    scope.usages.push({ name: value.name.value, argumentName, type, hasDefault, node: value, path });
    return;
  }
  const type = isNonNullType(slot.type) ? slot.type.ofType : slot.type;
  if (isListType(type)) {
    const items = value.kind === Kind.LIST ? value.values : [value];
    for (const [index, item] of items.entries()) {
      const inner = value.kind === Kind.LIST ? [...path, index] : path;
      descend(scope, { ...slot, type: type.ofType, hasDefault: false }, { value: item, path: inner });
    }
  } else if (isInputObjectType(type) && value.kind === Kind.OBJECT)
    checkInputObject(scope, type, value, path);
}

function checkInputObject(
  scope: DocumentScope,
  type: GraphQLInputObjectType,
  node: ObjectValueNode,
  path: ErrorPath,
): void {
  const fields = type.getFields();
  const given = new Set(node.fields.map((field) => field.name.value));
  for (const field of node.fields) {
    const name = field.name.value;
    const definition = fields[name];
    const inner = [...path, name];
    if (definition === undefined) {
      const message = `InputObject '${type.name}' doesn't accept argument '${name}'`;
      const details = { name: type.name, typeName: 'InputObject', argumentName: name };
      report(scope, { node: field, path: inner }, message, { code: 'argumentNotAccepted', ...details });
      continue;
    }
    const owner = { described: `InputObject '${type.name}'`, typeName: 'InputObject', node };
    const hasDefault = definition.defaultValue !== undefined;
    checkValue(scope, owner, { ...definition, hasDefault }, { value: field.value, path: inner });
  }
  for (const definition of Object.values(fields)) {
    if (!isRequiredInputField(definition) || given.has(definition.name)) continue;
    const message = `Argument '${definition.name}' on InputObject '${type.name}' is required. Expected type ${String(definition.type)}`;
    const details = {
      argumentName: definition.name,
      argumentType: String(definition.type),
      inputObjectType: type.name,
    };
    const place = { node, path: [...path, definition.name] };
    report(scope, place, message, { code: 'missingRequiredInputObjectAttribute', ...details });
  }
  if (type.isOneOf) checkOneOf(scope, type, node, path);
}

function checkOneOf(
  scope: DocumentScope,
  type: GraphQLInputObjectType,
  node: ObjectValueNode,
  path: ErrorPath,
): void {
  const [only] = node.fields;
  if (node.fields.length !== 1 || only === undefined) {
    const message = `OneOf Input Object '${type.name}' must specify exactly one key.`;
    report(scope, { node, path }, message, { code: 'invalidOneOfInputObject', inputObjectType: type.name });
  } else if (only.value.kind === Kind.NULL) {
    const message = `Argument '${type.name}.${only.name.value}' must be non-null.`;
    const place = { node, path: [...path, only.name.value] };
    report(scope, place, message, { code: 'invalidOneOfInputObject', inputObjectType: type.name });
  }
}
