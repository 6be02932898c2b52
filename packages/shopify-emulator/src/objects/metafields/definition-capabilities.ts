import { userError, type UserError } from '../user-error.ts';
import type { CapabilityName, MetafieldDefinition } from './metafield-definition.ts';
import type { ValueType } from './value-types.ts';

/** The capabilities that an input asks for, each switched on or off. */
export type CapabilityInput = {
  readonly [Name in CapabilityName]?: { readonly enabled: boolean } | null;
};

export const capabilityNames: readonly CapabilityName[] = [
  'adminFilterable',
  'analyticsQueryable',
  'cartToOrderCopyable',
  'smartCollectionCondition',
  'uniqueValues',
];

const uniqueTypes = new Set(['id', 'number_integer', 'single_line_text_field', 'url']);
const smartTypes = new Set([
  'boolean',
  'metaobject_reference',
  'number_decimal',
  'number_integer',
  'rating',
  'single_line_text_field',
]);
const filterTypes = new Set([
  ...smartTypes,
  'id',
  'date',
  'date_time',
  'list.metaobject_reference',
  'list.single_line_text_field',
  'product_reference',
  'url',
]);
const filterOwners = new Set(['COMPANY', 'CUSTOMER', 'ORDER', 'PRODUCT', 'PRODUCTVARIANT']);

/** Whether definitions of this owner and type may have the capability at all. */
export function isEligible(capability: CapabilityName, ownerType: string, typeName: string): boolean {
  const isProduct = ownerType === 'PRODUCT' || ownerType === 'PRODUCTVARIANT';
  switch (capability) {
    case 'adminFilterable':
      return filterOwners.has(ownerType) && filterTypes.has(typeName);
    case 'smartCollectionCondition':
      return isProduct && smartTypes.has(typeName);
    case 'uniqueValues':
      return uniqueTypes.has(typeName);
    case 'cartToOrderCopyable':
      return ownerType === 'ORDER';
    case 'analyticsQueryable':
      return !typeName.startsWith('list.') && !['json', 'rich_text_field'].includes(typeName);
  }
}

/** The capabilities as they will be: those of before, changed by the input. Custom ids are always unique. */
export function resultingCapabilities(
  typeName: string,
  before: readonly CapabilityName[],
  input: CapabilityInput | null | undefined,
): readonly CapabilityName[] {
  return capabilityNames.filter((capability) => {
    if (capability === 'uniqueValues' && typeName === 'id') return true;
    return input?.[capability]?.enabled ?? before.includes(capability);
  });
}

const filterLimit = 50;

export function capabilityErrors(
  definition: { readonly ownerType: string; readonly type: ValueType },
  input: CapabilityInput | null | undefined,
  others: readonly MetafieldDefinition[],
): readonly UserError[] {
  const { ownerType, type } = definition;
  if (type.name === 'id' && input?.uniqueValues?.enabled === false)
    return [
      userError(
        ['definition'],
        'Capability unique_values is required for type id but is disabled',
        'CAPABILITY_REQUIRED_BUT_DISABLED',
      ),
    ];
  const asked = capabilityNames.filter((capability) => input?.[capability]?.enabled === true);
  const invalid = asked.filter((capability) => !isEligible(capability, ownerType, type.name));
  if (invalid.length > 0) return invalid.map(notValid);
  const filters = others.filter((other) => other.capabilities.includes('adminFilterable')).length;
  return asked.includes('adminFilterable') && filters >= filterLimit ? [tooManyFilters(ownerType)] : [];
}

function notValid(capability: CapabilityName): UserError {
  const name = capability.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return userError(
    ['definition'],
    `The capability ${name} is not valid for this definition.`,
    'INVALID_CAPABILITY',
  );
}

function tooManyFilters(ownerType: string): UserError {
  const owner = ownerType.toLowerCase();
  return userError(
    ['definition'],
    `You can only use ${filterLimit} ${owner} metafield definitions to filter the ${owner} list. To add a new filter, disable filtering on an existing one.`,
    'OWNER_TYPE_LIMIT_EXCEEDED_FOR_USE_AS_ADMIN_FILTERS',
  );
}
