import {
  getNullableType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { schema } from './root-fields.ts';
import { scalarFault } from './scalar-form.ts';
import type { SelectedField, Selections } from './selections.ts';

/** What came of holding an answer against what was asked. */
export interface Findings {
  /** What the schema forbids, with where it stands. */
  readonly faults: readonly string[];
  /** The plain values, by the names of their fields. */
  readonly leaves: readonly { readonly field: string; readonly value: unknown }[];
  /** The things that `node` must find again. */
  readonly nodes: readonly { readonly type: string; readonly id: string }[];
  /** Ids of things of which one stood in the other. */
  readonly pairs: readonly (readonly [string, string])[];
}

/** Holds the answer to a root field against the schema and what was selected. Knows nothing of how answers are made. */
export function checkRoot(selected: SelectedField, rootName: string, value: unknown): Findings {
  const findings: Collected = { faults: [], leaves: [], nodes: [], pairs: [] };
  checkField(findings, selected, rootName, { value, path: selected.field.name, owner: null });
  return findings;
}

/** What is collected on the way. */
interface Collected {
  readonly faults: string[];
  readonly leaves: { readonly field: string; readonly value: unknown }[];
  readonly nodes: { readonly type: string; readonly id: string }[];
  readonly pairs: (readonly [string, string])[];
}

interface Found {
  readonly value: unknown;
  readonly path: string;
  /** The id of the nearest thing around it. */
  readonly owner: string | null;
}

function checkField(findings: Collected, selected: SelectedField, parent: string, found: Found): void {
  checkValue(findings, selected.field.type, selected, { parent, ...found });
  if (selected.pageSize !== null) checkPage(findings, selected.pageSize, found);
}

function checkValue(
  findings: Collected,
  type: GraphQLOutputType,
  selected: SelectedField,
  found: Found & { readonly parent: string },
): void {
  const { value, path, parent, owner } = found;
  if (value === null || value === undefined) {
    if (value === undefined || isNonNullType(type))
      findings.faults.push(`${path}: ${String(value)} is no ${String(type)}`);
    return;
  }
  const bare = getNullableType(type);
  if (isListType(bare)) {
    if (!Array.isArray(value)) findings.faults.push(`${path}: no list`);
    else
      for (const [index, entry] of value.entries())
        checkValue(findings, bare.ofType, selected, {
          value: entry,
          path: `${path}[${index}]`,
          parent,
          owner,
        });
  } else if (isLeafType(bare)) checkLeaf(findings, bare, selected.field.name, found);
  else if (selected.selections !== null) checkThing(findings, selected.selections, found);
}

function checkLeaf(
  findings: Collected,
  type: GraphQLLeafType,
  fieldName: string,
  { value, path, parent }: Found & { readonly parent: string },
): void {
  findings.leaves.push({ field: fieldName, value });
  const isNode = implementsNode(parent);
  const fault = isEnumType(type)
    ? type.getValues().some(({ name }) => name === value)
      ? null
      : `${JSON.stringify(value)} is no ${type.name}`
    : scalarFault(type.name, value, { typeName: parent, fieldName, isNode });
  if (fault !== null) findings.faults.push(`${path} (${parent}.${fieldName}): ${fault}`);
  if (fieldName === 'id' && isNode && typeof value === 'string')
    findings.nodes.push({ type: parent, id: value });
}

function checkThing(findings: Collected, selections: Selections, { value, path, owner }: Found): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    findings.faults.push(`${path}: ${JSON.stringify(value)} is no ${selections.type.name}`);
    return;
  }
  const answered = new Map<string, unknown>(Object.entries(value));
  const concrete = concreteType(selections, answered);
  if (concrete === null) {
    findings.faults.push(
      `${path}: ${JSON.stringify(answered.get('__typename'))} is no ${selections.type.name}`,
    );
    return;
  }
  const fields = fieldsFor(selections, concrete);
  const own = fields.find(({ field }) => field.name === 'id');
  const id = own === undefined ? undefined : answered.get(own.key);
  if (typeof id === 'string' && owner !== null) findings.pairs.push([owner, id]);
  const inner = typeof id === 'string' ? id : owner;
  const keys = new Set(['__typename', ...fields.map(({ key }) => key)]);
  for (const key of answered.keys())
    if (!keys.has(key)) findings.faults.push(`${path}.${key}: was not asked for`);
  for (const field of fields) {
    const found = { value: answered.get(field.key), path: `${path}.${field.field.name}`, owner: inner };
    checkField(findings, field, concrete.name, found);
  }
}

function concreteType(
  { type }: Selections,
  answered: ReadonlyMap<string, unknown>,
): GraphQLObjectType | null {
  const name = answered.get('__typename');
  if (isObjectType(type)) return name === undefined || name === type.name ? type : null;
  const named = schema.getType(String(name));
  return isObjectType(named) && schema.isSubType(type, named) ? named : null;
}

/** What is asked of a thing of this type. */
function fieldsFor(selections: Selections, concrete: GraphQLObjectType): readonly SelectedField[] {
  const inner = selections.fragments
    .filter(({ type }) => appliesTo(type, concrete))
    .flatMap((fragment) => fieldsFor(fragment, concrete));
  return [...selections.fields, ...inner];
}

function appliesTo(type: GraphQLCompositeType, concrete: GraphQLObjectType): boolean {
  return isObjectType(type) ? type.name === concrete.name : schema.isSubType(type, concrete);
}

export function implementsNode(typeName: string): boolean {
  const node = schema.getType('Node');
  const type = schema.getType(typeName);
  return isInterfaceType(node) && isObjectType(type) && schema.isSubType(node, type);
}

/** No page is longer than was asked for. */
function checkPage(findings: Collected, size: number, { value, path }: Found): void {
  const lists = Array.isArray(value) ? [value] : Object.values(Object(value)).filter(Array.isArray);
  for (const list of lists)
    if (list.length > size)
      findings.faults.push(`${path}: ${list.length} entries where ${size} were asked for`);
}
