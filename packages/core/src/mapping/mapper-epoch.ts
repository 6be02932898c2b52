import type { Column } from '../rows/value.ts';
import type { SyncSpec } from '../spec/sync-spec.ts';
import type { MapperField } from './mapped-row.ts';

/** To be raised when the same row and the same mapping begin to give another result. */
const mapperVersion = 1;

interface EpochParts {
  readonly spec: SyncSpec;
  readonly fields: readonly MapperField[];
  readonly keyColumns: readonly string[];
  /** The columns of a row, in order. */
  readonly used: readonly Column[];
}

/** Everything that gives a row's bytes their meaning, as one text: equal texts, equal meaning. Places do not count. */
export function mapperEpoch({ spec, fields, keyColumns, used }: EpochParts): string {
  return canonicalText({
    mapperVersion,
    object: spec.object,
    mode: spec.mode,
    keyColumns,
    columns: used.map(({ name, kind, databaseType }) => ({ name, kind, databaseType })),
    fields: fields.map(({ mapping, type, metafieldType, definition }) => ({
      mapping,
      type,
      metafieldType,
      structure: definition?.structure,
      required: definition?.required,
    })),
    match: spec.match,
  });
}

/** JSON with sorted keys, without what is undefined and without places. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (key === 'where' && isPlace(inner)) return undefined;
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => (left < right ? -1 : 1)));
  });
}

function isPlace(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'file' in value;
}
