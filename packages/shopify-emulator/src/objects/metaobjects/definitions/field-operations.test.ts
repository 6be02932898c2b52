import { expect, test } from 'vitest';
import { openContext } from '../../../../test/request-context.ts';
import { applyFieldOperations, type FieldOperation } from './field-operations.ts';
import type { FieldDefinition, MetaobjectDefinition } from '../metaobject-definition.ts';

const context = openContext();

const field = (number: number, key: string): FieldDefinition => ({
  number,
  key,
  name: key,
  description: undefined,
  type: 'color',
  isRequired: undefined,
  isFilterable: undefined,
  validations: [],
});

const definition: MetaobjectDefinition = {
  __typename: 'MetaobjectDefinition',
  id: 1,
  type: 'paint',
  name: 'Paint',
  description: undefined,
  displayNameKey: undefined,
  fields: [field(1, 'base'), field(3, 'accent')],
  lastFieldNumber: 4,
  access: { admin: 'PUBLIC_READ_WRITE', storefront: 'NONE', customerAccount: 'NONE' },
  capabilities: {},
  isStandard: undefined,
  createdAt: 0,
  updatedAt: 0,
  createdBy: { appId: 1, appTitle: 'App' },
};

const apply = (...fieldDefinitions: readonly FieldOperation[]) =>
  applyFieldOperations(context, definition, { fieldDefinitions });

test('a new field gets a number that no field had before', () => {
  const result = apply({ create: { key: 'trim', type: 'color' } }, { delete: { key: 'accent' } });
  expect(result.errors).toEqual([]);
  expect(result.lastFieldNumber).toBe(5);
  expect(result.fields.map(({ key, number }) => [key, number])).toEqual([
    ['base', 1],
    ['trim', 5],
  ]);
});

test('an operation that does not fit changes nothing', () => {
  const result = apply({ create: { key: 'base', type: 'color' } });
  expect(result.errors.map(({ code }) => code)).toEqual(['OBJECT_FIELD_TAKEN']);
  expect([result.fields, result.lastFieldNumber]).toEqual([definition.fields, 4]);
});
