import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { RequestContext } from '../../objects/object-module.ts';
import { definitionsTable } from '../../objects/metafields/metafield-definition.ts';
import { metaobjectDefinitionsTable } from '../../objects/metaobjects/metaobject-definition.ts';
import { nodeTypeOf } from '../../schema/connection-type.ts';
import type { Registry } from '../../objects/registry.ts';

/** One list of things that the Admin API can answer, as the page shows it. */
export interface Kind {
  /** `customers`; `metaobjects:size_chart` where one root field has many lists. */
  readonly key: string;
  readonly label: string;
  /** How many there are, where a table tells. */
  readonly size: number | null;
  readonly isSearchable: boolean;
}

/** A kind together with how it is asked for. */
export interface BrowsedKind extends Kind {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: GraphQLObjectType | GraphQLInterfaceType;
  /** What the root field wants besides a page, as it stands in the document. */
  readonly fixedArguments: string;
}

/** Lists that are about Shopify or repeat another list. */
const hidden =
  /SavedSearches$|^customerAccountPages$|Templates$|^locationsAvailable|^(?:code|automatic)Discount/;

const tableNames: Readonly<Record<string, string>> = { productVariants: 'variants' };

/** Lists of what lies in the tables of others: nobody knows how many they are without reading them. */
const uncounted: ReadonlySet<string> = new Set(['channels']);

/** Every list that is built, by what the schema and the modules say. */
export function browsedKinds(
  schema: GraphQLSchema,
  registry: Registry,
  context: RequestContext,
): readonly BrowsedKind[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields
    .filter(({ name }) => !hidden.test(name) && registry.resolver('QueryRoot', name) !== undefined)
    .flatMap((field) => kindsOf(field, context))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || a.label.localeCompare(b.label));
}

const firstOfAll = [
  'customers',
  'products',
  'productVariants',
  'inventoryItems',
  'collections',
  'files',
  'locations',
];

/** What most people look for stands in front. */
function placeOf({ key }: BrowsedKind): number {
  const at = firstOfAll.indexOf(key);
  return at === -1 ? firstOfAll.length : at;
}

function kindsOf(field: GraphQLField<unknown, unknown>, context: RequestContext): readonly BrowsedKind[] {
  const node = thingTypeOf(field);
  if (node === null) return [];
  const isSearchable = field.args.some((argument) => argument.name === 'query');
  const base = { field, node, isSearchable };
  if (field.name === 'metaobjects') return metaobjectKinds(context).map((kind) => ({ ...base, ...kind }));
  if (field.name === 'metafieldDefinitions')
    return definitionKinds(context).map((kind) => ({ ...base, ...kind }));
  if (field.args.some(isRequiredArgument)) return [];
  const size = uncounted.has(field.name) ? null : sizeOf(tableNames[field.name] ?? field.name, context);
  return [{ ...base, key: field.name, label: inWords(field.name), size, fixedArguments: '' }];
}

/** A table is there from the first time that somebody asks it. */
function sizeOf(table: string, context: RequestContext): number {
  return context.shop.tables().get(table)?.size ?? 0;
}

/** The type of the things in a connection that have ids. */
function thingTypeOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType | GraphQLInterfaceType | null {
  const node = nodeTypeOf(getNamedType(field.type));
  const hasId = (isObjectType(node) || isInterfaceType(node)) && node.getFields()['id'] !== undefined;
  return hasId ? node : null;
}

type PartialKind = Pick<BrowsedKind, 'key' | 'label' | 'size' | 'fixedArguments'>;

function metaobjectKinds(context: RequestContext): readonly PartialKind[] {
  const definitions = context.shop.table(metaobjectDefinitionsTable).rows();
  return Array.from(definitions, ({ type, name }) => ({
    key: `metaobjects:${type}`,
    label: `Metaobjects: ${name}`,
    size: null,
    fixedArguments: `type: ${JSON.stringify(type)}`,
  }));
}

function definitionKinds(context: RequestContext): readonly PartialKind[] {
  const sizes = new Map<string, number>();
  for (const { ownerType } of context.shop.table(definitionsTable).rows())
    sizes.set(ownerType, (sizes.get(ownerType) ?? 0) + 1);
  return Array.from(sizes, ([ownerType, size]) => ({
    key: `metafieldDefinitions:${ownerType}`,
    label: `Metafields of ${ownerType.toLowerCase().replaceAll('_', ' ')}`,
    size,
    fixedArguments: `ownerType: ${ownerType}`,
  }));
}

/** `productVariants` → `Product variants`. */
function inWords(name: string): string {
  const words = name
    .replace(/^url/, 'URL')
    .replaceAll(/(?<=[a-zL])[A-Z](?=[a-z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
