import type { Row, TableDefinition } from '../../store/table.ts';
import type { DefinitionAccess } from '../metafields/metafield-definition.ts';
import type { ValidationOption } from '../metafields/values/validation-options.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { AppRef } from '../app/app-ref.ts';

/** What the entries of one type are made of. Times are whole seconds since 1970. */
export interface MetaobjectDefinition extends Row {
  readonly __typename: 'MetaobjectDefinition';
  /** In lower case; `$app:size` is stored as `app--<number of the app>--size`. */
  readonly type: string;
  readonly name: string;
  readonly description: string | undefined;
  /** Key of the field that names an entry. */
  readonly displayNameKey: string | undefined;
  readonly fields: readonly FieldDefinition[];
  /** The highest number that a field of it ever had. */
  readonly lastFieldNumber: number;
  readonly access: DefinitionAccess;
  readonly capabilities: MetaobjectCapabilities;
  /** Set where the definition comes from one of Shopify's templates. */
  readonly isStandard: true | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: AppRef;
}

/** Entries keep their values under the field's number, so a field made anew under an old key begins empty. */
export interface FieldDefinition {
  readonly number: number;
  readonly key: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly type: string;
  readonly isRequired: true | undefined;
  readonly isFilterable: true | undefined;
  readonly validations: readonly ValidationOption[];
}

/** A capability that is not there is not enabled. */
export interface MetaobjectCapabilities {
  readonly publishable?: true | undefined;
  readonly translatable?: true | undefined;
  readonly renderable?: RenderableData | undefined;
  readonly onlineStore?: OnlineStoreData | undefined;
}

/** Keys of the fields that the SEO data of an entry is read from. */
export interface RenderableData {
  readonly metaTitleKey: string | undefined;
  readonly metaDescriptionKey: string | undefined;
}

interface OnlineStoreData {
  /** The part of the path under `/pages/` that all entries share. */
  readonly urlHandle: string;
}

export const metaobjectDefinitionsTable: TableDefinition<MetaobjectDefinition> = {
  name: 'metaobjectDefinitions',
  indexes: {
    type: (definition) => definition.type,
    urlHandle: (definition) => definition.capabilities.onlineStore?.urlHandle,
  },
};

export function findDefinitionById(context: RequestContext, id: string): MetaobjectDefinition | undefined {
  const number = numberOfGlobalId(id, 'MetaobjectDefinition');
  return number === null ? undefined : context.shop.table(metaobjectDefinitionsTable).get(number);
}

export function findDefinitionOfType(
  context: RequestContext,
  type: string,
): MetaobjectDefinition | undefined {
  return context.shop.table(metaobjectDefinitionsTable).find('type', type)[0];
}

export function findField(definition: MetaobjectDefinition, key: string): FieldDefinition | undefined {
  return definition.fields.find((field) => field.key === key);
}
