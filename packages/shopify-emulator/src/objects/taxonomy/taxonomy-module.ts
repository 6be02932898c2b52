import { connect, type ConnectionArguments } from '../connection.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { FieldResolver, ObjectModule } from '../object-module.ts';
import { ancestorCodes, categoryGlobalId, findCategory, fullNameOf, type Category } from './category.ts';
import { categoryNames } from './category-names.ts';
import { taxonomyValueNames } from './value-names.ts';

const categoryFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: Category) => categoryGlobalId(source.code),
  name: (source: Category) => categoryNames.get(source.code),
  fullName: (source: Category) => fullNameOf(source.code),
  level: (source: Category) => ancestorCodes(source.code).length + 1,
  parentId: (source: Category) => {
    const [parent] = ancestorCodes(source.code);
    return parent === undefined ? null : categoryGlobalId(parent);
  },
  ancestorIds: (source: Category) => ancestorCodes(source.code).map(categoryGlobalId),
  isRoot: (source: Category) => !source.code.includes('-'),
  isArchived: () => false,
  attributes: (_source: Category, args: ConnectionArguments) => connect([], args),
};

export const taxonomyModule: ObjectModule = {
  types: { TaxonomyCategory: categoryFields },
  nodes: { TaxonomyCategory: findCategory, TaxonomyValue: findValue },
};

function findValue(id: string): object | null {
  const name = taxonomyValueNames.get(numberOfGlobalId(id, 'TaxonomyValue') ?? 0);
  return name === undefined ? null : { __typename: 'TaxonomyValue', id, name };
}
