import type { Change, FieldChange } from '../../destination/change.ts';
import type { SpooledChange } from '../../changeset/spooled-change.ts';
import { parseStored } from './stored-json.ts';

/** A field without what is most often so: a run spools one for each field of each change. */
type StoredField = Pick<FieldChange, 'field' | 'value'> & Partial<FieldChange>;

type Delivered = readonly [field: string, fingerprint: string, prints?: readonly string[]];

/** What of a spooled change is stored as JSON; hash and phase have columns of their own. */
interface StoredChange extends Pick<SpooledChange, 'personal' | 'stamp' | 'kind' | 'prints'> {
  readonly change: Omit<Change, 'fields' | 'whole'>;
  readonly fields: readonly StoredField[];
  /** Absent where a create sends just what changed. */
  readonly whole?: readonly StoredField[];
  readonly delivered: readonly Delivered[];
}

const usual = {
  action: 'set',
  when: 'always',
  write: 'add',
  ours: [],
} as const satisfies Partial<FieldChange>;

export function storeChange(spooled: SpooledChange): string {
  const { hash: _hash, phase: _phase, delivered, change, ...rest } = spooled;
  const { fields, whole, ...named } = change;
  const same = fields.length === whole.length && fields.every((field, index) => field === whole[index]);
  const stored: StoredChange = {
    ...rest,
    change: named,
    fields: fields.map(storeField),
    ...(same ? {} : { whole: whole.map(storeField) }),
    delivered: [...delivered].map(([field, { fingerprint, prints }]) =>
      prints === undefined ? [field, fingerprint] : [field, fingerprint, prints],
    ),
  };
  return JSON.stringify(stored);
}

export function restoreChange(json: string): Omit<SpooledChange, 'hash' | 'phase'> {
  const { change, fields, whole, delivered, ...rest } = parseStored<StoredChange>(json);
  const restored = fields.map(restoreField);
  return {
    ...rest,
    change: { ...change, fields: restored, whole: whole === undefined ? restored : whole.map(restoreField) },
    delivered: new Map(
      delivered.map(([field, fingerprint, prints]) => [
        field,
        prints === undefined ? { fingerprint } : { fingerprint, prints },
      ]),
    ),
  };
}

function storeField(change: FieldChange): StoredField {
  const { field, value, action, when, write, ours, ...rest } = change;
  return {
    field,
    value,
    ...rest,
    ...(action === usual.action ? {} : { action }),
    ...(when === usual.when ? {} : { when }),
    ...(write === usual.write ? {} : { write }),
    ...(ours.length === 0 ? {} : { ours }),
  };
}

function restoreField(stored: StoredField): FieldChange {
  return { ...usual, ...stored };
}
