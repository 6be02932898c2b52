import type { Operation } from '@backstock/core';
import { customerDefinition } from './customer.ts';
import { metafieldField } from './metafield-name.ts';
import { onlyField } from './only-field.ts';
import { listOf, memberOf, textOf } from './value-parts.ts';

/** Fields that are themselves the first word of a path: scalars and lists. */
const plain = new Set(
  customerDefinition.fields.flatMap((field) => (field.structure === undefined ? [field.name] : [])),
);

/** Variables that are one field by themselves. */
const variables: Readonly<Record<string, string>> = { address: 'addresses', addressId: 'addresses' };

/**
 * The field of the mapping that a user error is about, from its path: `["email"]`, `["input", "metafields", "0", "value"]`,
 * `["addresses", "0", "province"]`, `["emailMarketingConsent"]`. A path that names no field (an id, or none at all) is about
 * the only field that the operation carries, if it carries one. Pure.
 */
export function customerFieldOfPath(operation: Operation, path: readonly string[]): string | undefined {
  const [first, second] = path[0] === 'input' ? path.slice(1) : path;
  if (first === undefined || first === 'id' || first === 'customerId') return onlyField(operation);
  if (first === 'metafields') return metafieldAt(operation, Number(second));
  if (plain.has(first)) return first;
  if (first.endsWith('MarketingConsent')) return consentField(first, second);
  return variables[first] ?? onlyField(operation);
}

function metafieldAt(operation: Operation, index: number): string | undefined {
  const input =
    operation.variables['metafields'] ?? memberOf(operation.variables['input'] ?? null, 'metafields');
  const metafield = listOf(input)[index];
  if (metafield === undefined) return onlyField(operation);
  const namespace = textOf(memberOf(metafield, 'namespace'));
  return metafieldField({ namespace, key: textOf(memberOf(metafield, 'key')) });
}

function consentField(structure: string, member: string | undefined): string {
  return `${structure}.${member ?? 'marketingState'}`;
}
