import {
  getNamedType,
  isCompositeType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
} from 'graphql';

/** What tells things apart at a glance, the best first. */
const telling = [
  'displayName',
  'title',
  'name',
  'key',
  'alt',
  'email',
  'phone',
  'sku',
  'barcode',
  'price',
  'status',
  'fileStatus',
  'isActive',
  'vendor',
  'productType',
  'totalInventory',
  'type',
  'handle',
  'inventoryQuantity',
  'tracked',
  'tags',
  'objectCount',
  'path',
  'target',
  'updatedAt',
  'createdAt',
];

const maxColumns = 6;

/** Fields that a list shows of each thing: scalars that ask for nothing. */
export function columnsOf(type: GraphQLObjectType | GraphQLInterfaceType): readonly string[] {
  const fields = type.getFields();
  const present = telling.filter((name) => {
    const field = fields[name];
    return (
      field !== undefined &&
      !isCompositeType(getNamedType(field.type)) &&
      !field.args.some(isRequiredArgument)
    );
  });
  const isBetterSaid = (name: string): boolean =>
    alternatives.some(
      (names) => names.includes(name) && names.find((each) => present.includes(each)) !== name,
    );
  return present.filter((name) => !isBetterSaid(name)).slice(0, maxColumns);
}

/** Of each only the first that is there. */
const alternatives: readonly (readonly string[])[] = [
  ['displayName', 'title', 'name'],
  ['updatedAt', 'createdAt'],
];

/** A scalar or enum, or a list of such, that needs no arguments. */
export function isPlain(field: GraphQLField<unknown, unknown>): boolean {
  return !isCompositeType(getNamedType(field.type)) && isAskable(field);
}

/** Needs no arguments, and is not on its way out. */
export function isAskable(field: GraphQLField<unknown, unknown>): boolean {
  return !field.args.some(isRequiredArgument) && field.deprecationReason === undefined;
}
