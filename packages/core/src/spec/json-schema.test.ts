import { expect, test } from 'vitest';
import { projectJsonSchema, syncJsonSchema } from './json-schema.ts';

test('editors get the grammar of a sync as draft 7', () => {
  expect(syncJsonSchema()).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Backstock sync',
    type: 'object',
    additionalProperties: false,
    required: ['sync', 'source', 'model', 'destination', 'object', 'mode', 'map'],
    properties: {
      mode: { type: 'string', enum: ['insert', 'update', 'upsert', 'mirror'] },
      model: { required: ['primary_key'], additionalProperties: false },
    },
  });
});

test('editors get the grammar of backstock.yaml as draft 7', () => {
  expect(projectJsonSchema()).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Backstock project',
    additionalProperties: false,
    required: ['sources', 'destinations'],
    properties: { state: { type: 'string', default: '.backstock/state.db' } },
  });
});
