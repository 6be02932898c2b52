import { z } from 'zod';
import type { RemovalKind } from '../destination/object-definition.ts';
import { cronFault, isTimezone } from './cron.ts';
import { cronOfEvery, durationMs } from './durations.ts';
import { fieldSchema, type FieldNode } from './form-schema.ts';
import { strictObject } from './strict-object.ts';
import type { Limit, LimitName, ScheduleSpec } from './sync-spec.ts';

/** A document of `syncs/`, parsed: values in their final shape, places not yet added. */
export interface SyncNode {
  readonly sync: string;
  readonly description?: string | undefined;
  readonly owner?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly source: string;
  readonly model: ModelNode;
  readonly destination: string;
  readonly object: string;
  readonly mode: 'insert' | 'update' | 'upsert' | 'mirror';
  readonly match?: readonly Readonly<Record<string, string>>[] | undefined;
  readonly map: Readonly<Record<string, FieldNode>>;
  readonly on_removed?: RemovalKind | { readonly set: Readonly<Record<string, FieldNode>> } | undefined;
  readonly on_return?: 'restore' | 'ignore' | undefined;
  readonly on_gone?: 'hold' | 'recreate' | 'ignore' | undefined;
  readonly on_unmap?: 'keep' | undefined;
  readonly first_run?: 'send' | { readonly from: string } | undefined;
  readonly unmatched?: { readonly retry_every: number } | undefined;
  readonly limits?: Readonly<Partial<Record<LimitName, Limit | undefined>>> | undefined;
  readonly on_limit?: 'stop' | 'hold' | undefined;
  readonly empty_model?: 'ok' | undefined;
  readonly schedule?: ScheduleSpec | undefined;
}

interface ModelNode {
  readonly sql?: string | undefined;
  readonly table?: readonly string[] | undefined;
  readonly primary_key: { readonly columns: readonly string[]; readonly personal: boolean };
}

const text = z.string().min(1, 'cannot be empty');

const keyColumns = z
  .union([text.transform((column) => [column]), z.array(text).min(1, 'names no column')])
  .refine((columns) => new Set(columns).size === columns.length, 'names a column twice');

const primaryKey = z.union([
  keyColumns.transform((columns) => ({ columns, personal: false })),
  strictObject({ columns: keyColumns, personal: z.boolean().default(false) }),
]);

const tableName = text
  .transform((name) => name.split('.'))
  .refine((parts) => parts.length <= 4 && parts.every((part) => part.trim() !== ''), {
    error: 'is a table as schema.table',
  });

const model: z.ZodType<ModelNode> = strictObject({
  sql: z.string().regex(/\S/, 'cannot be empty').optional(),
  table: tableName.optional(),
  primary_key: primaryKey,
});

const duration = z.string().transform((value, context) => {
  const ms = durationMs(value);
  if (ms !== undefined) return ms;
  context.addIssue({ code: 'custom', message: 'is a time span such as 5m, 6h or 7d' });
  return z.NEVER;
});

const percentText = /^(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)\s?%$/;
const percent = z
  .string()
  .regex(percentText, 'is a share such as 2%, or a number of rows')
  .transform((value) => Number.parseFloat(value));
const rows = z.number().int('is a whole number of rows').nonnegative('cannot be below 0');
const limit: z.ZodType<Limit> = z.union([
  rows.transform((value) => ({ rows: value })),
  percent.transform((value) => ({ percent: value })),
  strictObject({
    percent: z.union([z.number().min(0).max(100), percent]).exactOptional(),
    rows: rows.exactOptional(),
  }).refine(
    (value) => value.percent !== undefined || value.rows !== undefined,
    'needs percent, rows or both',
  ),
]);
const oneLimit = limit.exactOptional();
const limits: z.ZodType<Partial<Record<LimitName, Limit>>> = strictObject({
  removed: oneLimit,
  added: oneLimit,
  changed: oneLimit,
  cleared: oneLimit,
  backfill: oneLimit,
  refused: oneLimit,
  held: oneLimit,
} satisfies Record<LimitName, unknown>);

const timezone = z.string().refine(isTimezone, 'is not a time zone such as Europe/London').default('UTC');
const overlap = z.literal('skip').default('skip');
const cron = z.string().superRefine((value, context) => {
  const fault = cronFault(value);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});
const every = duration.transform((ms, context) => {
  const expression = cronOfEvery(ms);
  if (expression !== undefined) return expression;
  context.addIssue({
    code: 'custom',
    message: 'must divide an hour or a day evenly, from 1m to 24h; else use cron',
  });
  return z.NEVER;
});
const schedule: z.ZodType<ScheduleSpec> = z.union([
  strictObject({ cron, timezone, overlap }),
  strictObject({ every, timezone, overlap }).transform(({ every: expression, ...rest }) => ({
    cron: expression,
    ...rest,
  })),
]);

const removals = [
  'ignore', 'delete', 'archive', 'draft', 'unpublish', 'deny', 'zero', 'deactivate', 'release', 'clear',
] as const; // prettier-ignore

const rule = z.record(z.string(), text);

/** The grammar of a sync; also what editors get as JSON Schema. */
export const syncSchema: z.ZodType<SyncNode> = strictObject({
  sync: z
    .string()
    .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/, 'is a name of letters, digits, "_", "-" and "."')
    .meta({ description: 'The name of the sync, unique in the project.' }),
  description: z.string().optional(),
  owner: z.string().optional(),
  tags: z.array(z.string()).optional(),
  source: text.meta({ description: 'A source of backstock.yaml.' }),
  model,
  destination: text.meta({ description: 'A destination of backstock.yaml.' }),
  object: text.meta({ description: 'A kind of thing in the store: customer.' }),
  mode: z.enum(['insert', 'update', 'upsert', 'mirror']),
  match: z
    .union([rule.transform((value) => [value]), z.array(rule)])
    .optional()
    .meta({ description: 'The fields that identify an existing thing; a list of rules is tried in order.' }),
  map: z
    .record(z.string(), fieldSchema)
    .meta({ description: 'Field of the store: where its value comes from.' }),
  on_removed: z
    .union([z.enum(removals), strictObject({ set: z.record(z.string(), fieldSchema) })])
    .optional()
    .meta({ description: 'What happens to delivered things whose key left the model.' }),
  on_return: z.enum(['restore', 'ignore']).optional(),
  on_gone: z.enum(['hold', 'recreate', 'ignore']).optional(),
  on_unmap: z.literal('keep').optional(),
  first_run: z.union([z.literal('send'), strictObject({ from: text })]).optional(),
  unmatched: strictObject({ retry_every: duration }).optional(),
  limits: limits.optional(),
  on_limit: z.enum(['stop', 'hold']).optional(),
  empty_model: z.literal('ok').optional(),
  schedule: schedule.optional(),
});
