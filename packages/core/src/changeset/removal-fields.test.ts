import { expect, it } from 'vitest';
import type { FieldDefinition, FieldType } from '../destination/object-definition.ts';
import { createFingerprinter } from '../ledger/fingerprint.ts';
import type { DeliveredField, LedgerEntry } from '../ledger/ledger-entry.ts';
import type { MapperField } from '../mapping/mapped-row.ts';
import { fieldsToClear, fieldsToSet, fieldsToUndo } from './removal-fields.ts';

const prints = createFingerprinter(new Uint8Array(32).fill(1));
const where = { file: 'people.yaml' };
const text: FieldType = { kind: 'string' };

function field(
  name: string,
  { type = text, clear = 'null', owns }: Partial<FieldDefinition> & { owns?: string } = {},
): MapperField {
  return {
    mapping: {
      field: name,
      form: { kind: 'column', column: name, where },
      whenNull: 'clear_ours',
      when: 'always',
      write: 'add',
      ...(owns === undefined ? {} : { owns }),
      where,
    },
    definition: { name, type, clear },
    type,
  };
}

function entry(fields: Readonly<Record<string, DeliveredField>>): LedgerEntry {
  return {
    hash: new Uint8Array(12),
    presence: 'owned',
    fields: new Map(Object.entries(fields)),
    sequence: 1,
  };
}

const cleared = { action: 'clear', value: null, when: 'always', write: 'add', ours: [] } as const;

it('takes back every field that was delivered, in the order of the ledger', () => {
  const delivered = entry({ name: { fingerprint: 'a' }, email: { fingerprint: 'b', prints: ['normal'] } });
  expect(fieldsToClear(delivered, [field('email'), field('name'), field('note')], prints)).toEqual([
    { field: 'name', ...cleared },
    { field: 'email', ...cleared },
  ]);
});

it('leaves alone what was cleared since', () => {
  const delivered = entry({ name: { fingerprint: prints.value('name', null) } });
  expect(fieldsToClear(delivered, [field('name')], prints)).toEqual([]);
});

it('leaves alone what the store cannot take back', () => {
  const delivered = entry({ consent: { fingerprint: 'a' }, name: { fingerprint: 'b' } });
  const fields = [field('consent', { clear: 'never' }), field('name')];
  expect(fieldsToClear(delivered, fields, prints)).toEqual([{ field: 'name', ...cleared }]);
});

it('takes back our entries of a list, and what else is ours', () => {
  const tags = field('tags', { type: { kind: 'list', of: text }, clear: 'empty', owns: 'tier:*' });
  const delivered = entry({ tags: { fingerprint: 'a', prints: ['one', 'two'] } });
  expect(fieldsToClear(delivered, [tags], prints)).toEqual([
    { field: 'tags', ...cleared, owns: 'tier:*', ours: ['one', 'two'] },
  ]);
});

it('takes back metafields with their type, and fields that are mapped no longer', () => {
  const { definition: _definition, ...metafield } = field('metafields.crm.tier');
  const fields = [{ ...metafield, metafieldType: 'number_decimal' }];
  const delivered = entry({ 'metafields.crm.tier': { fingerprint: 'a' }, note: { fingerprint: 'b' } });
  expect(fieldsToClear(delivered, fields, prints)).toEqual([
    { field: 'metafields.crm.tier', ...cleared, metafieldType: 'number_decimal' },
    { field: 'note', ...cleared },
  ]);
});

it('sets a value, clears where it is null, and of a list only what is ours', () => {
  const tags = field('tags', { type: { kind: 'list', of: text }, clear: 'empty' });
  const delivered = entry({
    tags: { fingerprint: 'a', prints: ['one'] },
    name: { fingerprint: 'b', prints: ['c'] },
  });
  const fields = [
    { ...field('name'), value: 'former' },
    { ...field('note'), value: null },
    { ...tags, value: ['left'] },
  ];
  expect(fieldsToSet(delivered, fields)).toEqual([
    { field: 'name', ...cleared, action: 'set', value: 'former' },
    { field: 'note', ...cleared },
    { field: 'tags', ...cleared, action: 'set', value: ['left'], ours: ['one'] },
  ]);
});

it('undoes what was set in fields that are not mapped', () => {
  const delivered = entry({
    name: { fingerprint: 'a' },
    note: { fingerprint: 'b' },
    phone: { fingerprint: 'c' },
  });
  const fields = { mapped: [field('name')], set: [field('name'), field('note')] };
  expect(fieldsToUndo(delivered, fields, prints)).toEqual([{ field: 'note', ...cleared }]);
});
