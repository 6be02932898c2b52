import type { FieldChange } from '../destination/change.ts';
import type { FieldValue } from '../destination/object-definition.ts';
import type { MappedRow, MappedValue, MapperField } from '../mapping/mapped-row.ts';
import type { Fingerprinter } from './fingerprint.ts';
import type { DeliveredField, LedgerEntry } from './ledger-entry.ts';

/** What a mapped row and the ledger's entry of its key differ in. */
export interface FieldDifference {
  /** What has to be sent, in the order of the mapping. Empty: mapped = delivered. */
  readonly changes: readonly FieldChange[];
  /** Every field with a value: what a create sends. */
  readonly whole: readonly FieldChange[];
  /** What the ledger shall say of each changed field once it is delivered. */
  readonly delivered: ReadonlyMap<string, DeliveredField>;
  /** True when every changed field was never delivered before though the thing was: a newly mapped field. */
  readonly backfill: boolean;
}

/** Compares field by field. Pure. `entry` is absent, or nothing of it counts, for a key that was never delivered. */
export function compareFields(
  fields: readonly MapperField[],
  row: MappedRow,
  entry: LedgerEntry | undefined,
  prints: Fingerprinter,
): FieldDifference {
  const mapped = fields.map((field, index) => mappedField(field, row.values[index] ?? skipped, prints));
  const differing = mapped.filter((field) => differs(field, entry));
  const sent = withWholeStructures(mapped, new Set(differing));
  const changeOf = new Map(mapped.map((field) => [field, fieldChange(field, entry)]));
  const changesOf = (some: readonly ComparedField[]): FieldChange[] =>
    some.flatMap((field) => changeOf.get(field) ?? []);
  return {
    changes: changesOf(sent),
    whole: changesOf(mapped.filter(isSet)),
    delivered: new Map(sent.map((field) => [field.name, field.delivered])),
    backfill: isBackfill(differing, entry),
  };
}

interface ComparedField {
  readonly name: string;
  readonly field: MapperField;
  readonly value: MappedValue;
  readonly delivered: DeliveredField;
}

const skipped: MappedValue = { state: 'skip' };

function mappedField(field: MapperField, value: MappedValue, prints: Fingerprinter): ComparedField {
  const name = field.mapping.field;
  const content: FieldValue = value.state === 'set' ? value.value : null;
  const fingerprint = value.state === 'skip' ? '' : prints.value(name, content);
  const normal = normalForm(field, content);
  const delivered =
    normal === undefined ? { fingerprint } : { fingerprint, prints: [prints.normal(name, normal)] };
  return { name, field, value, delivered };
}

function normalForm(field: MapperField, value: FieldValue): string | undefined {
  const { definition } = field;
  const isUnique = definition?.unique === true || field.metafieldType === 'id';
  if (!isUnique || typeof value !== 'string') return undefined;
  return definition?.normalise?.(value) ?? value;
}

function differs(field: ComparedField, entry: LedgerEntry | undefined): boolean {
  const before = entry?.fields.get(field.name);
  const { mapping } = field.field;
  if (field.value.state === 'skip' || (mapping.when === 'create' && isDelivered(entry))) return false;
  if (field.value.state === 'set') return before?.fingerprint !== field.delivered.fingerprint;
  if (mapping.whenNull === 'skip') return false;
  if (mapping.whenNull === 'clear_ours' && before === undefined) return false;
  return before?.fingerprint !== field.delivered.fingerprint;
}

function isDelivered(entry: LedgerEntry | undefined): boolean {
  return entry !== undefined && entry.fields.size > 0;
}

/** A change of one member of a structure sends all members that have a value. */
function withWholeStructures(
  mapped: readonly ComparedField[],
  differing: ReadonlySet<ComparedField>,
): ComparedField[] {
  const structures = new Set([...differing].map(structureOf));
  structures.delete(undefined);
  return mapped.filter(
    (field) => differing.has(field) || (structures.has(structureOf(field)) && isSet(field)),
  );
}

function structureOf(field: ComparedField): string | undefined {
  return field.field.definition?.structure;
}

function isSet(field: ComparedField): boolean {
  return field.value.state === 'set';
}

function fieldChange(field: ComparedField, entry: LedgerEntry | undefined): FieldChange {
  const { mapping, metafieldType } = field.field;
  const before = entry?.fields.get(field.name);
  const isList = field.field.type.kind === 'list';
  return {
    field: field.name,
    action: field.value.state === 'set' ? 'set' : 'clear',
    value: field.value.state === 'set' ? field.value.value : null,
    ...(metafieldType === undefined ? {} : { metafieldType }),
    when: mapping.when,
    write: mapping.write,
    ...(mapping.owns === undefined ? {} : { owns: mapping.owns }),
    ours: isList ? (before?.prints ?? []) : [],
  };
}

function isBackfill(differing: readonly ComparedField[], entry: LedgerEntry | undefined): boolean {
  if (differing.length === 0 || !isDelivered(entry)) return false;
  return differing.every((field) => entry?.fields.has(field.name) !== true);
}
