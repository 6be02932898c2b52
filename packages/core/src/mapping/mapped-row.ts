import type { FieldDefinition, FieldType, FieldValue } from '../destination/object-definition.ts';
import type { MatchRule } from '../destination/change.ts';
import type { Reason } from '../outcome/outcome.ts';
import type { Row } from '../rows/value.ts';
import type { FieldMapping } from '../spec/sync-spec.ts';

/** A mapped field, bound to its definition in the store. */
export interface MapperField {
  readonly mapping: FieldMapping;
  /** Absent for metafields. */
  readonly definition?: FieldDefinition;
  readonly type: FieldType;
  /** For metafields: the type named in the mapping, or told from the column. */
  readonly metafieldType?: string;
}

/**
 * What a row says about a field: a value, nothing (null, an empty list, a template with a null column), or `skip`: not to
 * be sent at all (a structure that lacks a required member, or null with `null: skip`).
 */
export type MappedValue =
  | { readonly state: 'set'; readonly value: Exclude<FieldValue, null> }
  | { readonly state: 'null' }
  | { readonly state: 'skip' };

export interface MappedRow {
  /** One for each field of the mapper, in its order. */
  readonly values: readonly MappedValue[];
  /** The match rules whose values are all present, normalised as the store does. */
  readonly rules: readonly MatchRule[];
}

export type MapResult =
  | { readonly kind: 'mapped'; readonly row: MappedRow }
  | { readonly kind: 'held'; readonly reason: Reason };

/** A sync's mapping, compiled against the model's columns and the object's fields. Pure: the same row, the same result. */
export interface Mapper {
  readonly keyColumns: readonly string[];
  /** The other columns that the sync uses, by exact name, without repetition. Rows hold key columns, then these. */
  readonly columns: readonly string[];
  readonly fields: readonly MapperField[];
  /** Everything that gives a row's bytes their meaning here, as text: part of the stamp's seed. */
  readonly epoch: string;
  map(row: Row): MapResult;
}
