import type { FieldChange } from '../destination/change.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { SpooledChange } from './spooled-change.ts';

const noStamp = '0000000000000000';

/**
 * A newcomer's change as a change of the thing that it takes over: only the fields that differ from what the former
 * owner delivered, with its list entries as ours. Pure. Fields that only a create sends are left out. Its stamp is no row's: what
 * the former owner delivered and this row lacks is not among its fields, so the next run has to compare the row once more.
 */
export function rebaseChange(spooled: SpooledChange, former: LedgerEntry): SpooledChange {
  const fields = spooled.change.fields
    .filter((field) => field.when !== 'create' && differs(field, spooled, former))
    .map((field) => ({ ...field, ours: field.ours.length > 0 ? field.ours : listPrints(field, former) }));
  const { storeId } = former;
  return {
    ...spooled,
    stamp: noStamp,
    change: { ...spooled.change, ...(storeId === undefined ? {} : { storeId }), kind: 'changed', fields },
  };
}

function differs(field: FieldChange, spooled: SpooledChange, former: LedgerEntry): boolean {
  const before = former.fields.get(field.field)?.fingerprint;
  if (field.action === 'clear' && before === undefined) return false;
  return before !== spooled.delivered.get(field.field)?.fingerprint;
}

function listPrints(field: FieldChange, former: LedgerEntry): readonly string[] {
  return Array.isArray(field.value) || field.value === null
    ? (former.fields.get(field.field)?.prints ?? [])
    : [];
}
