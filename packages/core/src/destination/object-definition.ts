import type { ValueKind } from '../rows/value.ts';

/** A value of a field as it goes into a variable of the store's API. Decimals and 64-bit integers are strings. */
export type FieldValue =
  | null
  | boolean
  | number
  | string
  | readonly FieldValue[]
  | { readonly [name: string]: FieldValue };

/** The type of a field's value. `id` is a gid of the store; `money` a decimal text with a currency beside it. */
export type FieldType =
  | { readonly kind: 'string'; readonly maxLength?: number }
  | {
      readonly kind:
        | 'boolean'
        | 'integer'
        | 'float'
        | 'decimal'
        | 'money'
        | 'date'
        | 'datetime'
        | 'id'
        | 'json';
    }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly of: FieldType; readonly maxItems?: number }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, ObjectMember>> };

export interface ObjectMember {
  readonly type: FieldType;
  readonly required?: boolean;
}

/** One named input of an object, by the store's own name. Pure data: `validate` and editors read it without a network. */
export interface FieldDefinition {
  /** `email`, `emailMarketingConsent.marketingState`, `addresses`. Metafields are `MetafieldRule`s, not listed one by one. */
  readonly name: string;
  readonly type: FieldType;
  /**
   * The structure whose members travel together (`emailMarketingConsent`): a change of any sends all, and if a required
   * one is null or skipped, none is sent.
   */
  readonly structure?: string;
  /** With `structure`: without this member nothing of the structure can be sent. */
  readonly required?: boolean;
  /** How the store takes the value back: `null` and `empty` are sent as such; `never` means that it cannot be cleared. */
  readonly clear: 'null' | 'empty' | 'never';
  /** True where two things of the store cannot have the same value (e-mail, phone). */
  readonly unique?: boolean;
  /** The store's own normal form of a value, for matching and for uniqueness. Identity where absent. Pure. */
  readonly normalise?: (value: string) => string;
}

/** The metafields of an object: `metafields.<namespace>.<key>`, with a type given in the mapping or by the store. */
export interface MetafieldRule {
  /** Metafield types that a mapping may name (`number_decimal`), each with the value type that it takes. */
  readonly types: Readonly<Record<string, FieldType>>;
  /** The source kinds whose metafield type can be told without being named (`boolean` → `boolean`). */
  readonly inferred: Partial<Readonly<Record<ValueKind, string>>>;
}

/** What may identify an existing thing. */
export interface MatchDefinition {
  /** Fields that a match rule may name (`id`, `email`, `phone`). */
  readonly fields: readonly string[];
  /** Whether `metafields.<namespace>.<key>` (a custom id) may be named. */
  readonly customId: boolean;
  /** How many fields one rule must name: 1 for a customer. */
  readonly fieldsPerRule: number;
}

export type Mode = 'insert' | 'update' | 'upsert' | 'mirror';

/** What `on_removed` may do: a plain word, or `{ set: … }` with values for fields. */
export type RemovalKind =
  | 'ignore' | 'delete' | 'archive' | 'draft' | 'unpublish' | 'deny' | 'zero' | 'deactivate' | 'release' | 'clear' | 'set'; // prettier-ignore

/** A kind of thing in the store that can be written. */
export interface ObjectDefinition {
  readonly name: string;
  readonly fields: readonly FieldDefinition[];
  readonly metafields?: MetafieldRule;
  readonly modes: readonly Mode[];
  readonly match: MatchDefinition;
  readonly removals: readonly RemovalKind[];
  /** Fields of which a new thing needs at least one (a customer: a name, phone or e-mail). */
  readonly createNeedsOneOf?: readonly string[];
}

/** The objects of a destination, by name. Static data. */
export type ObjectCatalogue = Readonly<Record<string, ObjectDefinition>>;
