import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type GraphQLEnumType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import type { Draw } from './draw.ts';
import { EnumName } from './enum-name.ts';
import { likelyKinds } from './id-kinds.ts';
import type { KnownThings } from './known-things.ts';
import { recipes } from './recipes.ts';
import { usualNames } from './usual-names.ts';
import { anyWords, dates, decimals, links, plainWords, uniqueTexts, words } from './words.ts';

/** Makes values of input types. What it makes fits its type, unless it spoils something on purpose. */
export class InputValues {
  readonly #draw: Draw;
  readonly #known: KnownThings;
  /** Most calls try to be right, so that they get far; the others try everything. */
  readonly isCareful: boolean;
  /** The thing that the call is about, once one was chosen: what goes with it is the better choice for others. */
  #focus: string | null = null;
  #spoilsLeft: number;
  #isSpoilt = false;

  /** With `spoils`, about one value does not fit its type. */
  constructor(draw: Draw, known: KnownThings, spoils: boolean) {
    this.#draw = draw;
    this.#known = known;
    this.isCareful = !spoils && draw.percent(70);
    this.#spoilsLeft = spoils ? 1 : 0;
  }

  /** Whether something does not fit its type. */
  get isSpoilt(): boolean {
    return this.#isSpoilt;
  }

  /** A value for the place that the path names, from the root field inwards. */
  make(type: GraphQLInputType, path: readonly string[]): unknown {
    if (isNonNullType(type)) return this.#present(type.ofType, path);
    return this.#draw.percent(this.isCareful ? 2 : 8) ? null : this.#present(type, path);
  }

  #present(type: GraphQLInputType, path: readonly string[]): unknown {
    if (isNonNullType(type)) return this.#present(type.ofType, path);
    if (isListType(type)) return this.#list(type.ofType, path);
    if (this.#spoilsLeft > 0 && this.#draw.percent(30)) return this.#spoilt(type);
    if (isInputObjectType(type)) return this.#object(type, path);
    if (isEnumType(type)) return this.#enum(type);
    return this.#scalar(type.name, path);
  }

  #enum(type: GraphQLEnumType): EnumName {
    const names = type.getValues().map(({ name }) => name);
    const usual = this.isCareful && this.#draw.percent(85) ? usualNames(type.name, names) : names;
    return new EnumName(this.#draw.pick(usual));
  }

  #list(type: GraphQLInputType, path: readonly string[]): readonly unknown[] {
    const length = this.#draw.pick(this.isCareful ? [1, 1, 1, 2] : [0, 1, 1, 1, 2, 2, 3]);
    return Array.from({ length: path.length > 5 ? Math.min(length, 1) : length }, () =>
      this.#present(type, path),
    );
  }

  #object(type: GraphQLInputObjectType, path: readonly string[]): object {
    const fields = Object.values(type.getFields());
    const inner = path.length > 7 ? fields.filter(isRequiredInputField) : this.#fitting(fields, path);
    const isIdAsked = this.isCareful && path.length < 4 && path[0]?.endsWith('Update') === true;
    const share = Math.max(8, Math.min(60, 400 / fields.length)) / (path.length > 4 ? 2 : 1);
    const chosen = type.isOneOf
      ? [this.#draw.pick(fields)]
      : inner.filter(
          (field) =>
            isRequiredInputField(field) ||
            (asked.has(field.name) && this.#draw.percent(90)) ||
            (isIdAsked && field.name === 'id' && this.#draw.percent(80)) ||
            this.#draw.percent(this.isCareful && rare.has(field.name) ? 3 : share),
        );
    const needed =
      this.isCareful && !type.isOneOf ? this.neededNames(inner, new Set(chosen.map(({ name }) => name))) : [];
    const wanted = [...chosen, ...inner.filter(({ name }) => needed.includes(name))];
    const names = this.chosenNames(wanted);
    const made = Object.fromEntries(
      wanted
        .filter(({ name }) => names.has(name))
        .map((field) => [field.name, this.#field(type, field, path)]),
    );
    const recipe = this.isCareful && this.#draw.percent(85) ? recipes[type.name] : undefined;
    if (recipe === undefined) return made;
    return recipe({ draw: this.#draw, known: this.#known, focus: this.#focus }, made);
  }

  /** Where one of several arguments is needed and none was drawn, one of them. */
  neededNames(places: readonly { readonly name: string }[], drawn: ReadonlySet<string>): readonly string[] {
    const present = new Set(places.map(({ name }) => name));
    return alternatives
      .filter((group) => group.every((name) => present.has(name)) && !group.some((name) => drawn.has(name)))
      .filter(() => this.#draw.percent(90))
      .map((group) => this.#draw.pick(group));
  }

  /** What is created has no id yet, and nothing that could be changed. */
  #fitting(fields: readonly GraphQLInputField[], path: readonly string[]): readonly GraphQLInputField[] {
    const isCreated = this.isCareful && path[0]?.endsWith('Create') === true;
    return isCreated ? fields.filter(({ name }) => !/^id$|To(?:Update|Delete|Remove)$/.test(name)) : fields;
  }

  /** The names of these places, without those that mostly may not stand beside each other. */
  chosenNames(places: readonly Pick<GraphQLInputField, 'name' | 'type'>[]): ReadonlySet<string> {
    const kept = new Set(places.map(({ name }) => name));
    const needed = new Set(places.filter(({ type }) => isNonNullType(type)).map(({ name }) => name));
    if (!this.#draw.percent(this.isCareful ? 97 : 60)) return kept;
    for (const group of alternatives) {
      const present = group.filter((name) => kept.has(name));
      if (present.length < 2 || group.some((name) => needed.has(name))) continue;
      const wanted = this.#draw.pick(group);
      for (const name of group) if (name !== wanted) kept.delete(name);
    }
    return kept;
  }

  #field(type: GraphQLInputObjectType, field: GraphQLInputField, path: readonly string[]): unknown {
    const inner = [...path, type.name, field.name];
    return type.isOneOf ? this.#present(field.type, inner) : this.make(field.type, inner);
  }

  /** Something that nobody may take for a value of this type. */
  #spoilt(type: GraphQLInputType): unknown {
    this.#spoilsLeft -= 1;
    this.#isSpoilt = true;
    if (isInputObjectType(type) && type.isOneOf) {
      const [first, second] = Object.values(type.getFields());
      return this.#draw.pick([
        {},
        { [first?.name ?? '']: null },
        { [first?.name ?? '']: null, [second?.name ?? 'x']: null },
      ]);
    }
    if (isInputObjectType(type)) return this.#draw.pick([{ noSuchField: 1 }, 'text', 7]);
    if (isEnumType(type)) return this.#draw.pick([new EnumName('NO_SUCH_NAME'), 7, true]);
    const wrong: Readonly<Record<string, readonly unknown[]>> = {
      ID: ['abc', 'gid://shopify/Product/', true, {}],
      Int: ['three', 1.5, true, {}],
      Float: ['x', true, {}],
      Boolean: ['yes', 1, {}],
      String: [7, true, {}],
      Decimal: ['ten', true, {}],
      Money: ['ten', true, {}],
      DateTime: ['tomorrow', '2026-13-01', true, {}],
      Date: ['tomorrow', true, {}],
      URL: ['example.com', true, {}],
      UnsignedInt64: ['-1', '1.5', true, {}],
    };
    const values = 'name' in type ? wrong[type.name] : undefined;
    if (values === undefined) this.#isSpoilt = false;
    return values === undefined ? 'anything' : this.#draw.pick(values);
  }

  #scalar(name: string, path: readonly string[]): unknown {
    const { pick, below } = this.#draw;
    switch (name) {
      case 'ID':
        return this.#id(path);
      case 'Int':
        return this.#int(path);
      case 'Float':
        return pick([0, 1, 1.5, -0.5, 100, 1e9, 0.1]);
      case 'Boolean':
        return pick([true, false]);
      case 'DateTime':
        return pick(dates);
      case 'Date':
        return pick(['2026-10-01', '1999-12-31', '2199-01-01']);
      case 'Decimal':
      case 'Money':
        if (this.isCareful) return pick(['1', '9.99', '5.00', 2]);
        return this.#draw.percent(20) ? pick([0, 5, 1.5, -1]) : pick(decimals);
      case 'URL':
        return pick(links);
      case 'UnsignedInt64':
        return pick(['0', '1', '2', '5', '18446744073709551615', String(below(300))]);
      case 'JSON':
        return pick<unknown>([null, 1, 'x', true, [], ['a'], {}, { a: [null, { b: 1 }] }, '{"a":1}']);
      default:
        return this.#text(path);
    }
  }

  #int(path: readonly string[]): number {
    const name = path.at(-1);
    if (name === 'first' || name === 'last' || name === 'limit')
      return this.#draw.pick([0, 1, 2, 3, 10, 250]);
    const seen = this.#known.texts(name === 'changeFromQuantity' ? 'quantity' : (name ?? '')).map(Number);
    const whole = seen.filter((number) => Number.isInteger(number) && Math.abs(number) < 2 ** 31);
    if (whole.length > 0 && this.#draw.percent(30)) return this.#draw.pick(whole);
    if (this.isCareful) return this.#draw.pick([1, 1, 2, 2, 3, 5, 0]);
    return this.#draw.pick([
      0, 1, 1, 2, 3, 5, 10, -1, 100, 1_000_000_001, 2_147_483_647, -2_147_483_648, 3_000_000_000,
    ]);
  }

  #id(path: readonly string[]): string {
    const { percent, pick } = this.#draw;
    const kinds = this.#known.kinds();
    const likely = likelyKinds(path, kinds);
    const right = this.isCareful ? 98 : 75;
    const kind = likely.length > 0 && percent(right) ? pick(likely) : pick(kinds);
    const focus = this.#focus;
    const related = focus === null ? [] : likely.flatMap((each) => this.#known.relatedIds(focus, each));
    // What is added to a thing is mostly not there yet.
    const share = /Add|Join/.test(path[0] ?? '') ? 20 : right - 10;
    if (related.length > 0 && percent(share)) return pick(related);
    const ids = this.#known.ids(kind);
    if (ids.length > 0 && percent(right)) {
      const id = pick(ids);
      this.#focus ??= id;
      return id;
    }
    const gone = this.#known.gone();
    if (gone.length > 0 && percent(50)) return pick(gone);
    return pick([
      `gid://shopify/${kind}/5`,
      `gid://shopify/${kind}/0`,
      `gid://shopify/${kind}/99999999999999999999`,
      `gid://shopify/${kind}/x`,
      `gid://shopify/${kind}/5?a=b`,
      'gid://shopify/Nothing/5',
      'gid://other/Product/5',
      '17',
      String(/(\d+)$/.exec(ids[0] ?? '')?.[1] ?? 3),
    ]);
  }

  /** In each list the better ones come first. */
  #word(list: readonly string[]): string {
    return this.#draw.pick(this.isCareful ? list.slice(0, Math.ceil(list.length * 0.6)) : list);
  }

  #text(path: readonly string[]): string {
    const { percent, pick } = this.#draw;
    const [name = ''] = path.slice(-1);
    const special = words[path.slice(-2).join('.')];
    if (special !== undefined && percent(92)) return this.#word(special);
    if (exactWords.has(name) && percent(95)) return this.#word(words[name] ?? anyWords);
    if (this.isCareful && uniqueTexts[name] !== undefined && percent(75))
      return uniqueTexts[name](this.#draw);
    const own = words[name] ?? [];
    const seen = this.#known.texts(seenAs[name] ?? name);
    if (seen.length > 0 && percent(own.length > 0 ? 45 : 60)) return pick(seen);
    if (own.length > 0 && percent(85)) return this.#word(own);
    return pick(this.isCareful ? plainWords : anyWords);
  }
}

/** Texts that mean nothing where another field answered them. */
const exactWords: ReadonlySet<string> = new Set([
  'reason',
  'referenceDocumentUri',
  'ledgerDocumentUri',
  'harmonizedSystemCode',
  'provinceCodeOfOrigin',
  'mimeType',
  'locale',
  'defaultLocale',
  'alternateLocales',
  'originalSource',
  'mediaSrc',
  'previewImageSource',
]);

/** Of each of these only one may be given, in most places. */
const alternatives: readonly (readonly string[])[] = [
  ['input', 'product'],
  ['input', 'collection'],
  ['metaobject', 'values'],
  ['fields', 'values'],
  ['id', 'name'],
  ['type', 'ids'],
  ['namespace', 'definitionId'],
  ['id', 'identifier'],
  ['fixed', 'recurring'],
  ['create', 'update', 'delete'],
  ['linkedMetafield', 'values'],
  ['linkedMetafieldValue', 'name'],
  ['marketIds', 'companyLocationIds'],
  ['contextsToAdd', 'contextsToRemove'],
  ['subfolderSuffix', 'domainId'],
  ['fixedValue', 'percentage'],
];

/** Fields that are hardly ever left out, although they may be. */
const asked: ReadonlySet<string> = new Set([
  'changeFromQuantity',
  'marketingOptInLevel',
  'title',
  'name',
  'values',
  'optionValues',
  'sellingPlansToCreate',
  'billingPolicy',
  'deliveryPolicy',
  'conditions',
  'inclusion',
  'sources',
  'sourcesToCreate',
  'conditionsToCreate',
]);

/** Fields that are mostly refused. */
const rare: ReadonlySet<string> = new Set([
  'compareDigest',
  'constraints',
  'companyLocationIds',
  'companyLocationsCondition',
  'channelsCondition',
  'capabilities',
  'linkedMetafield',
  'linkedMetafieldValue',
  'access',
  'domainId',
  'mediaSrc',
]);

/** Arguments that take what fields of another name answered. */
const seenAs: Readonly<Record<string, string>> = {
  after: 'cursor',
  before: 'cursor',
  urlHandle: 'handle',
  emailAddress: 'email',
  phoneNumber: 'phone',
  optionName: 'name',
  optionValue: 'name',
  newTitle: 'title',
  namespace: 'namespace',
};
