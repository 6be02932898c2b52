import { describe, expect, it } from 'vitest';
import type { FieldChange } from '../destination/change.ts';
import type { FieldDefinition, FieldValue } from '../destination/object-definition.ts';
import type { MappedValue, MapperField } from '../mapping/mapped-row.ts';
import type { FieldMapping } from '../spec/sync-spec.ts';
import { compareFields, type FieldDifference } from './compare-fields.ts';
import { createFingerprinter } from './fingerprint.ts';
import type { DeliveredField, LedgerEntry } from './ledger-entry.ts';

const prints = createFingerprinter(new Uint8Array(32).fill(1));
const where = { file: 'people.yaml' };
const none: MappedValue = { state: 'null' };
const skip: MappedValue = { state: 'skip' };

function set(value: Exclude<FieldValue, null>): MappedValue {
  return { state: 'set', value };
}

function field(
  name: string,
  mapping: Partial<FieldMapping> = {},
  definition: Partial<FieldDefinition> = {},
): MapperField {
  const type = definition.type ?? { kind: 'string' };
  return {
    mapping: {
      field: name,
      form: { kind: 'column', column: name, where },
      whenNull: 'clear_ours',
      when: 'always',
      write: 'add',
      where,
      ...mapping,
    },
    definition: { name, clear: 'null', ...definition, type },
    type,
  };
}

function delivered(fields: Readonly<Record<string, FieldValue | DeliveredField>>): LedgerEntry {
  const named = Object.entries(fields).map(([name, value]) => [name, deliveredField(name, value)] as const);
  return { hash: new Uint8Array(12), presence: 'owned', fields: new Map(named), sequence: 1 };
}

function deliveredField(name: string, value: FieldValue | DeliveredField): DeliveredField {
  const isPrint = (part: FieldValue | DeliveredField): part is DeliveredField =>
    typeof part === 'object' && part !== null && 'fingerprint' in part;
  return isPrint(value) ? value : { fingerprint: prints.value(name, value) };
}

function compare(
  fields: readonly MapperField[],
  values: readonly MappedValue[],
  entry?: LedgerEntry,
): FieldDifference {
  return compareFields(fields, { values, rules: [] }, entry, prints);
}

/** What is sent, in short. */
function sent(difference: FieldDifference): string[] {
  return difference.changes.map(short);
}

function short({ field: name, action, value }: FieldChange): string {
  return action === 'clear' ? `${name} cleared` : `${name} = ${JSON.stringify(value)}`;
}

describe('a value against what was delivered', () => {
  const before = {
    nothing: undefined,
    same: delivered({ name: 'Ann' }),
    other: delivered({ name: 'Bob' }),
    cleared: delivered({ name: null }),
    elsewhere: delivered({ email: 'a@example.com' }),
  };

  it.each<[FieldMapping['whenNull'], keyof typeof before, string[]]>([
    ['clear_ours', 'nothing', []],
    ['clear_ours', 'same', ['name cleared']],
    ['clear_ours', 'other', ['name cleared']],
    ['clear_ours', 'cleared', []],
    ['clear_ours', 'elsewhere', []],
    ['skip', 'nothing', []],
    ['skip', 'same', []],
    ['skip', 'cleared', []],
    ['skip', 'elsewhere', []],
    ['clear', 'nothing', ['name cleared']],
    ['clear', 'same', ['name cleared']],
    ['clear', 'cleared', []],
    ['clear', 'elsewhere', ['name cleared']],
  ])('null with null: %s, delivered before: %s', (whenNull, entry, expected) => {
    expect(sent(compare([field('name', { whenNull })], [none], before[entry]))).toEqual(expected);
  });

  it.each<[FieldMapping['whenNull'], keyof typeof before, string[]]>([
    ['clear_ours', 'nothing', ['name = "Ann"']],
    ['clear_ours', 'same', []],
    ['clear_ours', 'other', ['name = "Ann"']],
    ['clear_ours', 'cleared', ['name = "Ann"']],
    ['skip', 'same', []],
    ['skip', 'other', ['name = "Ann"']],
    ['clear', 'elsewhere', ['name = "Ann"']],
  ])('a value with null: %s, delivered before: %s', (whenNull, entry, expected) => {
    expect(sent(compare([field('name', { whenNull })], [set('Ann')], before[entry]))).toEqual(expected);
  });

  it('that is skipped is never sent', () => {
    const entries = [before.nothing, before.same, before.cleared];
    expect(
      entries.map((entry) => sent(compare([field('name', { whenNull: 'clear' })], [skip], entry))),
    ).toEqual([[], [], []]);
  });
});

describe('a difference', () => {
  const fields = [field('email', {}, { unique: true }), field('name'), field('phone')];

  it('has what changed, what a create sends, and what the ledger will say', () => {
    const entry = delivered({ email: 'a@example.com', name: 'Ann', phone: '+1' });
    const difference = compare(fields, [set('a@example.com'), set('Anna'), none], entry);
    const always = { when: 'always', write: 'add', ours: [] } as const;
    expect(difference).toEqual({
      changes: [
        { field: 'name', action: 'set', value: 'Anna', ...always },
        { field: 'phone', action: 'clear', value: null, ...always },
      ],
      whole: [
        { field: 'email', action: 'set', value: 'a@example.com', ...always },
        { field: 'name', action: 'set', value: 'Anna', ...always },
      ],
      delivered: new Map([
        ['name', { fingerprint: prints.value('name', 'Anna') }],
        ['phone', { fingerprint: prints.value('phone', null) }],
      ]),
      backfill: false,
    });
  });

  it('keeps the normal form of a unique value beside its fingerprint', () => {
    const email = field('email', {}, { unique: true, normalise: (value) => value.toLowerCase() });
    expect(compare([email], [set('ANN@example.com')]).delivered).toEqual(
      new Map([
        [
          'email',
          {
            fingerprint: prints.value('email', 'ANN@example.com'),
            prints: [prints.normal('email', 'ann@example.com')],
          },
        ],
      ]),
    );
  });

  it('keeps the normal form of a custom id, whose metafield is unique', () => {
    const customId: MapperField = {
      mapping: field('metafields.crm.id').mapping,
      type: { kind: 'string' },
      metafieldType: 'id',
    };
    const { changes, delivered: ledger } = compare([customId], [set('C-1')]);
    expect([changes[0]?.metafieldType, ledger.get('metafields.crm.id')?.prints]).toEqual([
      'id',
      [prints.normal('metafields.crm.id', 'C-1')],
    ]);
  });
});

describe('lists', () => {
  const tags = field(
    'tags',
    { owns: 'tier:*', write: 'add' },
    { type: { kind: 'list', of: { kind: 'string' } } },
  );
  const ours = [prints.entry('tags', 'tier:gold')];

  it('say which entries are ours, and what else is', () => {
    const entry = delivered({ tags: { fingerprint: prints.value('tags', ['tier:gold']), prints: ours } });
    expect(compare([tags], [set(['tier:silver'])], entry).changes).toEqual([
      {
        field: 'tags',
        action: 'set',
        value: ['tier:silver'],
        when: 'always',
        write: 'add',
        owns: 'tier:*',
        ours,
      },
    ]);
  });

  it('that become empty take back what is ours', () => {
    const entry = delivered({ tags: { fingerprint: prints.value('tags', ['tier:gold']), prints: ours } });
    const [change] = compare([tags], [none], entry).changes;
    expect(change).toMatchObject({ action: 'clear', value: null, ours });
  });

  it('differ by their order', () => {
    const entry = delivered({ tags: ['a', 'b'] });
    expect([
      sent(compare([tags], [set(['a', 'b'])], entry)),
      sent(compare([tags], [set(['b', 'a'])], entry)),
    ]).toEqual([[], ['tags = ["b","a"]']]);
  });

  it('are the only fields of which prints are entries', () => {
    const email = field('email', {}, { unique: true });
    const entry = delivered({
      email: {
        fingerprint: prints.value('email', 'a@x'),
        prints: [prints.normal('email', 'a@x')],
      },
    });
    expect(compare([email], [set('b@x')], entry).changes[0]?.ours).toEqual([]);
  });
});

describe('when: create', () => {
  const fields = [field('name', { when: 'create' }), field('email')];

  it('sends the field with a thing that was never delivered', () => {
    expect(sent(compare(fields, [set('Ann'), set('a@x')]))).toEqual(['name = "Ann"', 'email = "a@x"']);
  });

  it('leaves it alone afterwards, also where it was mapped later', () => {
    const entry = delivered({ email: 'a@x' });
    const difference = compare(fields, [set('Anna'), set('b@x')], entry);
    expect([sent(difference), difference.whole.map(short)]).toEqual([
      ['email = "b@x"'],
      ['name = "Anna"', 'email = "b@x"'],
    ]);
  });

  it('sends it again with a thing of which nothing counts any more', () => {
    const removed = { ...delivered({}), presence: 'removed' as const };
    expect(sent(compare(fields, [set('Ann'), none], removed))).toEqual(['name = "Ann"']);
  });
});

describe('a structure', () => {
  const member = { structure: 'consent' };
  const fields = [
    field('consent.state', {}, { ...member, required: true }),
    field('name'),
    field('consent.level', {}, member),
    field('consent.at', {}, member),
  ];
  const entry = delivered({ 'consent.state': 'yes', name: 'Ann', 'consent.level': 'single' });

  it('is sent whole when one member changes, in the order of the mapping', () => {
    const values = [set('yes'), set('Ann'), set('double'), none];
    const difference = compare(fields, values, entry);
    expect(sent(difference)).toEqual(['consent.state = "yes"', 'consent.level = "double"']);
    expect([...difference.delivered.keys()]).toEqual(['consent.state', 'consent.level']);
  });

  it('stays at home when none of it changes', () => {
    const values = [set('yes'), set('Anna'), set('single'), none];
    expect(sent(compare(fields, values, entry))).toEqual(['name = "Anna"']);
  });

  it('takes a member back together with the others', () => {
    const values = [set('yes'), set('Ann'), none, none];
    expect(sent(compare(fields, values, entry))).toEqual(['consent.state = "yes"', 'consent.level cleared']);
  });

  it('of which a new member is mapped is a backfill, though the others travel along', () => {
    const values = [set('yes'), set('Ann'), set('single'), set('2026-01-01')];
    const difference = compare(fields, values, entry);
    expect([difference.backfill, difference.changes.length]).toEqual([true, 3]);
  });
});

describe('a backfill', () => {
  const fields = [field('name'), field('note')];

  it.each<[string, readonly MappedValue[], LedgerEntry | undefined, boolean]>([
    ['only a newly mapped field', [set('Ann'), set('new')], delivered({ name: 'Ann' }), true],
    ['a new field and a changed one', [set('Anna'), set('new')], delivered({ name: 'Ann' }), false],
    ['nothing at all', [set('Ann'), none], delivered({ name: 'Ann' }), false],
    ['a thing that was never delivered', [set('Ann'), set('new')], undefined, false],
    ['a thing that was removed', [set('Ann'), set('new')], delivered({}), false],
  ])('%s', (_name, values, entry, expected) => {
    expect(compare(fields, values, entry).backfill).toBe(expected);
  });
});
