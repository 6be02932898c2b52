import type { RequestContext } from '../object-module.ts';
import type { Row, TableDefinition } from '../../store/table.ts';
import type { ValidationOption } from './values/validation-options.ts';

export interface MetafieldDefinition extends Row {
  readonly __typename: 'MetafieldDefinition';
  readonly ownerType: string;
  readonly namespace: string;
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  readonly type: string;
  readonly validations: readonly ValidationOption[];
  readonly pinnedPosition: number | null;
  readonly capabilities: readonly CapabilityName[];
  readonly access: DefinitionAccess;
  readonly constraints: DefinitionConstraints | null;
  /** Number of the standard template that it comes from. */
  readonly templateId: number | undefined;
  /** Whole seconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The last check of its metafields against new validations: when it began, and what was known before. */
  readonly check: { readonly startedAtMs: number; readonly statusBefore: ValidationStatus } | undefined;
}

export type ValidationStatus = 'ALL_VALID' | 'SOME_INVALID';

export type CapabilityName =
  | 'adminFilterable'
  | 'analyticsQueryable'
  | 'cartToOrderCopyable'
  | 'smartCollectionCondition'
  | 'uniqueValues';

export interface DefinitionAccess {
  readonly admin: string;
  readonly storefront: string;
  readonly customerAccount: string;
}

export interface DefinitionConstraints {
  readonly key: string;
  readonly values: readonly string[];
}

export interface DefinitionIdentifier {
  readonly ownerType: string;
  readonly namespace: string;
  readonly key: string;
}

export const definitionsTable: TableDefinition<MetafieldDefinition> = {
  name: 'metafieldDefinitions',
  indexes: { identifier: identifierKey, ownerType: (definition) => definition.ownerType },
};

function identifierKey(identifier: DefinitionIdentifier): string {
  return `${identifier.ownerType} ${identifier.namespace} ${identifier.key}`;
}

export function findDefinition(
  context: RequestContext,
  identifier: DefinitionIdentifier,
): MetafieldDefinition | undefined {
  return context.shop.table(definitionsTable).find('identifier', identifierKey(identifier))[0];
}

export function definitionsOf(context: RequestContext, ownerType: string): readonly MetafieldDefinition[] {
  return context.shop.table(definitionsTable).find('ownerType', ownerType);
}
