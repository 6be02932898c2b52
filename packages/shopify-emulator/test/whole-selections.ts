import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/**
 * A selection of all fields of a type, and of all types that can be reached from it, each of them opened once.
 * `left` names fields, as `Product.title`, that are left out.
 */
export function wholeSelection(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  left: ReadonlySet<string>,
): string {
  return new WholeSelection(schema, left).of(type);
}

class WholeSelection {
  readonly #schema: GraphQLSchema;
  readonly #left: ReadonlySet<string>;
  readonly #opened = new Set<string>();

  constructor(schema: GraphQLSchema, left: ReadonlySet<string>) {
    this.#schema = schema;
    this.#left = left;
  }

  of(type: GraphQLCompositeType): string {
    if (isAbstractType(type)) {
      const possible = this.#schema.getPossibleTypes(type).filter(({ name }) => !this.#opened.has(name));
      return `{ __typename ${possible.map((one) => `... on ${one.name} ${this.of(one)}`).join(' ')} }`;
    }
    if (this.#opened.has(type.name)) return '{ __typename }';
    this.#opened.add(type.name);
    const fields = Object.values(type.getFields()).filter(
      (field) => !this.#left.has(`${type.name}.${field.name}`),
    );
    return `{ __typename ${fields.map((field) => this.#field(type, field)).join(' ')} }`;
  }

  #field(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string {
    const given = field.args.filter((argument) => isRequiredArgument(argument) || argument.name === 'first');
    const list = given.map(
      (argument) => `${argument.name}: ${argument.name === 'first' ? '2' : valueOf(argument.type)}`,
    );
    const call = `${field.name}${list.length === 0 ? '' : `(${list.join(', ')})`}`;
    const type = getNamedType(field.type);
    // Its own name for each type, so that fields of the same name in different types of an interface do not clash.
    const alias = `${parent.name}_${call.split('(', 1)[0]}`;
    return `${alias}: ${call}${isCompositeType(type) ? ` ${this.of(type)}` : ''}`;
  }
}

/** The plainest value of a type. */
function valueOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return `[${valueOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const given = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
    return `{${given.map((field) => `${field.name}: ${valueOf(field.type)}`).join(', ')}}`;
  }
  return scalarValues[type.name] ?? '"custom"';
}

const scalarValues: Readonly<Record<string, string>> = {
  Boolean: 'true',
  Date: '"2026-10-01"',
  DateTime: '"2026-10-01T00:00:00Z"',
  Decimal: '"1"',
  Float: '1',
  ID: '"gid://shopify/Product/5"',
  Int: '1',
  Money: '"1"',
  URL: '"https://example.com"',
  UnsignedInt64: '"1"',
};

export function isObject(schema: GraphQLSchema, name: string): GraphQLObjectType | null {
  const type = schema.getType(name);
  return isObjectType(type) ? type : null;
}
