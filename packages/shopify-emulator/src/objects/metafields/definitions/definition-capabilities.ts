import { userError, type UserError } from '../../user-error.ts';
import type { CapabilityName, MetafieldDefinition } from '../metafield-definition.ts';
import type { ValueType } from '../values/value-types.ts';

/** What an input asks of the capabilities, each switched on or off. */
export interface CapabilitiesInput {
  readonly capabilities?: CapabilityInput | null;
  /** An older way to switch `smartCollectionCondition` on. */
  readonly useAsCollectionCondition?: boolean | null;
}

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
const filterOwners = new Set(['COMPANY', 'COMPANY_LOCATION', 'ORDER', 'PRODUCT']);
const structuredTypes = new Set(['json', 'json_string', 'rich_text_field']);

/** Whether definitions of this owner and type may have the capability at all. */
export function isEligible(capability: CapabilityName, ownerType: string, typeName: string): boolean {
  const isProduct = ownerType === 'PRODUCT' || ownerType === 'PRODUCTVARIANT';
  switch (capability) {
    case 'adminFilterable':
      return filterOwners.has(ownerType) && !structuredTypes.has(typeName);
    case 'smartCollectionCondition':
      return isProduct && smartTypes.has(typeName);
    case 'uniqueValues':
      return uniqueTypes.has(typeName);
    case 'cartToOrderCopyable':
      return ownerType === 'ORDER';
    case 'analyticsQueryable':
      return !typeName.startsWith('list.') && !structuredTypes.has(typeName);
  }
}

/** The capabilities as they will be: those of before, changed by the input. Custom ids are always unique. */
export function resultingCapabilities(
  typeName: string,
  before: readonly CapabilityName[],
  input: CapabilitiesInput,
): readonly CapabilityName[] {
  return capabilityNames.filter((capability) => {
    if (capability === 'uniqueValues' && typeName === 'id') return true;
    return wantedState(input, capability) ?? before.includes(capability);
  });
}

/** Undefined where the input leaves a capability as it is. */
export function wantedState(input: CapabilitiesInput, capability: CapabilityName): boolean | undefined {
  if (capability === 'smartCollectionCondition' && input.useAsCollectionCondition === true) return true;
  return input.capabilities?.[capability]?.enabled;
}

const filterLimit = 50;
const orderFilterLimit = 5;
const smartLimit = 128;

export function capabilityErrors(
  definition: { readonly ownerType: string; readonly type: ValueType },
  input: CapabilitiesInput,
  others: readonly MetafieldDefinition[],
): readonly UserError[] {
  const { ownerType, type } = definition;
  if (type.name === 'id' && wantedState(input, 'uniqueValues') === false)
    return [
      userError(
        ['definition'],
        'Capability unique_values is required for type id but is disabled',
        'CAPABILITY_REQUIRED_BUT_DISABLED',
      ),
    ];
  const asked = capabilityNames.filter((capability) => wantedState(input, capability) === true);
  const invalid = asked.filter((capability) => !isEligible(capability, ownerType, type.name));
  if (invalid.length > 0) return invalid.map(notValid);
  return asked.flatMap((capability) => limitError(ownerType, capability, others) ?? []);
}

function notValid(capability: CapabilityName): UserError {
  const name = capability.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return userError(
    ['definition'],
    `The capability ${name} is not valid for this definition.`,
    'INVALID_CAPABILITY',
  );
}

function limitError(
  ownerType: string,
  capability: CapabilityName,
  others: readonly MetafieldDefinition[],
): UserError | undefined {
  const count = others.filter((other) => other.capabilities.includes(capability)).length;
  const owner = ownerType.toLowerCase().replaceAll('_', ' ');
  if (capability === 'adminFilterable') {
    const limit = ownerType === 'ORDER' ? orderFilterLimit : filterLimit;
    if (count < limit) return undefined;
    return userError(
      ['definition'],
      `You can only use ${limit} ${owner} metafield definitions to filter the ${owner} list. To add a new filter, disable filtering on an existing one.`,
      'OWNER_TYPE_LIMIT_EXCEEDED_FOR_USE_AS_ADMIN_FILTERS',
    );
  }
  if (capability !== 'smartCollectionCondition' || count < smartLimit) return undefined;
  return userError(
    ['definition'],
    `You can only use ${smartLimit} ${owner} metafield definitions in automated collections.`,
    'OWNER_TYPE_LIMIT_EXCEEDED_FOR_AUTOMATED_COLLECTIONS',
  );
}
