import { z } from 'zod';
import { projectSchema } from './project-schema.ts';
import { syncSchema } from './sync-schema.ts';

/** JSON Schema (draft 7) of backstock.yaml, for editors. */
export function projectJsonSchema(): Readonly<Record<string, unknown>> {
  return jsonSchema(projectSchema, 'Backstock project');
}

/** JSON Schema (draft 7) of a document of `syncs/`, for editors. */
export function syncJsonSchema(): Readonly<Record<string, unknown>> {
  return jsonSchema(syncSchema, 'Backstock sync');
}

function jsonSchema(schema: z.ZodType, title: string): Record<string, unknown> {
  return { title, ...z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) };
}
