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
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** Draws numbers below a limit; from fast-check, so that a failure shrinks. */
export type Draw = (below: number) => number;

/** Ids of things in the shop, by type. */
export type IdsByType = ReadonlyMap<string, readonly string[]>;

const texts = [
  'ann@example.com',
  '+16135550100',
  'custom',
  'erp_id',
  '',
  'size_chart',
  'Ünï 🎈',
  '3',
  'tag:x OR (',
  'a b',
  '2026-10-01',
];

/** Texts that fit arguments of these names, so that more than refusals is met. */
const fittingTexts: Readonly<Record<string, readonly string[]>> = {
  namespace: ['custom', '$app:fuzz', 'app--1'],
  key: ['erp_id', 'material', 'loyalty_points', 'fuzz'],
  type: ['single_line_text_field', 'number_integer', 'id', 'json', 'size_chart', 'boolean'],
  value: ['7', 'true', 'text', '{"a":1}', '["a"]', ''],
  handle: ['a-handle', 'Ünï', ''],
  query: [
    'tag:vip',
    'title:Socks*',
    "email:'ann@example.com'",
    'id:>5',
    'nothing:here',
    'NOT status:active',
    '',
  ],
  price: ['1.50', '0', '-1', 'x'],
  locale: ['en', 'fr', 'xx'],
  name: ['available', 'on_hand', 'Colour', 'Size', ''],
  reason: ['correction', 'other', 'nonsense'],
  currency: ['CAD', 'EUR'],
  phone: ['+16135550123', '613'],
  email: ['bob@example.com', 'bob'],
  url: ['https://example.com/a.jpg'],
  originalSource: ['https://example.com/a.jpg', 'https://example.com/b.pdf'],
};

const scalarTexts: Readonly<Record<string, readonly string[]>> = {
  DateTime: ['"2026-10-01T00:00:00Z"', '"2031-01-01T00:00:00Z"'],
  Date: ['"2026-10-01"'],
  Decimal: ['"1.50"', '"-3"', '"0"'],
  Money: ['"1.50"'],
  URL: ['"https://example.com/a.jpg"'],
  UnsignedInt64: ['"5"'],
  Float: ['1.5', '0', '-2'],
  Boolean: ['true', 'false'],
  Color: ['"#ff0000"'],
  JSON: ['{a: 1}', '[]', '"text"', '{fuzz: "x"}'],
};

/** Makes random documents over root fields, with arguments and selections as the schema allows them. */
export class DocumentMaker {
  readonly #schema: GraphQLSchema;
  readonly #draw: Draw;
  readonly #ids: IdsByType;

  constructor(schema: GraphQLSchema, draw: Draw, ids: IdsByType) {
    this.#schema = schema;
    this.#draw = draw;
    this.#ids = ids;
  }

  operation(kind: 'query' | 'mutation', names: readonly string[]): string {
    const root = kind === 'query' ? this.#schema.getQueryType() : this.#schema.getMutationType();
    const field = root?.getFields()[this.#pick(names)];
    if (field === undefined) throw new Error('the schema lacks a root field that is built');
    const key =
      kind === 'mutation' && /^(inventory|location)/.test(field.name) ? ' @idempotent(key: "k")' : '';
    const type = getNamedType(field.type);
    const selections = isCompositeType(type) ? this.#selections(type, 3) : '';
    return `${kind} { ${field.name}${this.#arguments(field.args, field.name)}${key.replace('k"', `${this.#draw(1_000_000)}"`)}${selections} }`;
  }

  #pick<Entry>(list: readonly Entry[]): Entry {
    const entry = list[this.#draw(list.length)];
    if (entry === undefined) throw new Error('nothing to pick from');
    return entry;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const given = this.#arguments(field.args, field.name);
    return `${field.name}${given}${isCompositeType(type) ? this.#selections(type, depth) : ''}`;
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    if (isAbstractType(type)) {
      const possible = this.#pick(this.#schema.getPossibleTypes(type));
      return ` { __typename ... on ${possible.name}${this.#selections(possible, depth - 1)} }`;
    }
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const fitting = fields.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
    const chosen = new Map<string, GraphQLField<unknown, unknown>>();
    for (let count = 1 + this.#draw(6); count > 0 && fitting.length > 0; count -= 1) {
      const field = this.#pick(fitting);
      chosen.set(field.name, field);
    }
    return ` { __typename ${[...chosen.values()].map((field) => this.#field(field, depth - 1)).join(' ')} }`;
  }

  #arguments(definitions: readonly GraphQLArgument[], owner: string): string {
    const given = definitions.filter(
      (entry) => isRequiredArgument(entry) || entry.name === 'first' || this.#draw(5) === 0,
    );
    const sole = given.some((entry) => entry.name === 'first')
      ? given.filter((entry) => !/^(last|before|after)$/.test(entry.name))
      : given;
    if (sole.length === 0) return '';
    return `(${sole.map((entry) => `${entry.name}: ${this.#argument(entry, owner)}`).join(', ')})`;
  }

  #argument(definition: GraphQLArgument, owner: string): string {
    return definition.name === 'first'
      ? String(1 + this.#draw(3))
      : this.#value(definition.type, definition.name, owner, 3);
  }

  #value(type: GraphQLInputType, name: string, owner: string, depth: number): string {
    if (isNonNullType(type)) return this.#present(type.ofType, name, owner, depth);
    return this.#draw(25) === 0 && depth < 3 ? 'null' : this.#present(type, name, owner, depth);
  }

  #present(type: GraphQLInputType, name: string, owner: string, depth: number): string {
    if (isListType(type)) {
      const count = this.#draw(3);
      return `[${Array.from({ length: count }, () => this.#value(type.ofType, name, owner, depth)).join(', ')}]`;
    }
    if (isEnumType(type)) return this.#pick(type.getValues()).name;
    if (!isInputObjectType(type)) return this.#scalar(type.name, name, owner);
    const all = Object.values(type.getFields());
    const fields = type.isOneOf
      ? [this.#pick(all)]
      : all.filter((field) => isRequiredInputField(field) || (depth > 0 && this.#draw(3) === 0));
    const within = /^id$/i.test(name) ? owner : `${owner} ${name}`;
    const entries = fields.map((field) => {
      const kind = isNonNullType(field.type) ? field.type.ofType : field.type;
      const value = type.isOneOf
        ? this.#present(kind, field.name, within, depth - 1)
        : this.#value(field.type, field.name, within, depth - 1);
      return `${field.name}: ${value}`;
    });
    return `{${entries.join(', ')}}`;
  }

  #scalar(type: string, name: string, owner: string): string {
    if (type === 'ID') return JSON.stringify(this.#id(name, owner));
    if (type === 'Int') return String(this.#draw(5));
    const fitting = scalarTexts[type];
    return fitting === undefined
      ? JSON.stringify(this.#pick(fittingTexts[name] ?? texts))
      : this.#pick(fitting);
  }

  /** Mostly of a thing that the argument may mean, by its name or that of the root field; else of anything, or of nothing. */
  #id(name: string, owner: string): string {
    const all = [...this.#ids.values()].flat();
    if (this.#draw(5) === 0)
      return this.#pick([...all, 'gid://shopify/Product/5', 'gid://shopify/Customer/0', '7']);
    const words = `${name} ${owner}`.toLowerCase();
    const fitting = [...this.#ids.keys()]
      .filter((type) => words.includes(type.toLowerCase().replace(/^product(?=variant)/, '')))
      .toSorted((a, b) => b.length - a.length);
    const [type] = fitting;
    return this.#pick((type === undefined ? undefined : this.#ids.get(type)) ?? all);
  }
}
