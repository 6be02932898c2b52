import type { RequestContext } from '../object-module.ts';
import type { Row, TableDefinition } from '../../store/table.ts';
import type { ValidationOption } from './validation-options.ts';

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
}

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
  indexes: { identifier: identifierKey },
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
  return [...context.shop.table(definitionsTable).rows()].filter((row) => row.ownerType === ownerType);
}
