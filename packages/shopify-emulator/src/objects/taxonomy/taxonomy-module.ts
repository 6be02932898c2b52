import { apiError } from '../api-error.ts';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { FieldResolver, ObjectModule } from '../object-module.ts';
import {
  ancestorCodes,
  categoryGlobalId,
  childCodes,
  descendantCodes,
  findCategory,
  fullNameOf,
  isLeaf,
  listed,
  searchCategories,
  type Category,
  type ListedCategory,
} from './category.ts';
import { knownCategories } from './known-categories.ts';
import { taxonomyValueNames } from './value-names.ts';

const nameFields: Readonly<Record<string, FieldResolver>> = {
  name: (source: Category) => known(knownCategories.get(source.code)?.name, source.code),
  fullName: (source: Category) => known(fullNameOf(source.code), source.code),
  isRoot: (source: Category) => !source.code.includes('-'),
  isLeaf: (source: Category) => known(isLeaf(source.code), source.code),
};

const categoryFields: Readonly<Record<string, FieldResolver>> = {
  ...nameFields,
  id: (source: Category) => categoryGlobalId(source.code),
  level: (source: Category) => ancestorCodes(source.code).length + 1,
  parentId: (source: Category) => {
    const [parent] = ancestorCodes(source.code);
    return parent === undefined ? null : categoryGlobalId(parent);
  },
  ancestorIds: (source: Category) => ancestorCodes(source.code).map(categoryGlobalId),
  childrenIds: (source: Category) => known(childCodes(source.code), source.code).map(categoryGlobalId),
  isArchived: () => false,
};

/** The local store says so rather than to make up what it does not know. */
function known<Value>(value: Value | undefined, code: string): Value {
  if (value !== undefined) return value;
  throw apiError('NOT_IMPLEMENTED', `The local store does not know all of the taxonomy around \`${code}\`.`);
}

interface CategoriesArguments extends ConnectionArguments {
  readonly search?: string | null;
  readonly childrenOf?: string | null;
  readonly siblingsOf?: string | null;
  readonly descendantsOf?: string | null;
}

function categories(_source: unknown, args: CategoriesArguments): Connection<ListedCategory> {
  return connect(listed(codesOf(args)), args);
}

function codesOf({ search, childrenOf, siblingsOf, descendantsOf }: CategoriesArguments): readonly string[] {
  if (typeof search === 'string') return searchCategories(search);
  if (typeof childrenOf === 'string') return codesAround(childrenOf, childCodes);
  if (typeof descendantsOf === 'string') return codesAround(descendantsOf, descendantCodes);
  if (typeof siblingsOf === 'string')
    return codesAround(siblingsOf, (code) =>
      childCodes(ancestorCodes(code)[0] ?? null)?.filter((sibling) => sibling !== code),
    );
  return childCodes(null) ?? [];
}

function codesAround(id: string, find: (code: string) => readonly string[] | undefined): readonly string[] {
  const category = findCategory(id);
  return category === null ? [] : known(find(category.code), category.code);
}

export const taxonomyModule: ObjectModule = {
  queries: { taxonomy: () => ({}) },
  types: {
    Taxonomy: { categories },
    TaxonomyCategory: categoryFields,
    ProductTaxonomyNode: nameFields,
  },
  nodes: { TaxonomyCategory: findCategory, TaxonomyValue: findValue },
};

function findValue(id: string): object | null {
  const name = taxonomyValueNames.get(numberOfGlobalId(id, 'TaxonomyValue') ?? 0);
  return name === undefined ? null : { __typename: 'TaxonomyValue', id, name };
}
