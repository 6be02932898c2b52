import { z } from 'zod';
import type { FieldValue } from '../destination/object-definition.ts';
import { isDecimal, plainDecimal } from './decimal-text.ts';
import { strictObject } from './strict-object.ts';

/** The mapping grammar. What is parsed is tagged by `kind`; places are added by `buildForm`. */
export type FormNode =
  | ColumnNode
  | { readonly kind: 'const'; readonly value: FieldValue }
  | { readonly kind: 'template'; readonly template: string }
  | { readonly kind: 'json'; readonly column: string }
  | { readonly kind: 'each'; readonly column: string; readonly members: Readonly<Record<string, FormNode>> }
  | { readonly kind: 'list'; readonly items: readonly FormNode[] }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, FormNode>> };

interface ColumnNode {
  readonly kind: 'column';
  readonly column: string;
  readonly scale?: string | undefined;
  readonly split?: string | undefined;
  readonly values?: Readonly<Record<string, FieldValue>> | undefined;
}

export interface FieldNode {
  readonly form: FormNode;
  readonly null?: 'clear_ours' | 'skip' | 'clear' | undefined;
  readonly when?: 'always' | 'create' | 'empty' | undefined;
  readonly write?: 'add' | 'replace' | undefined;
  readonly owns?: string | undefined;
  readonly type?: string | undefined;
}

/** One of these says what a mapping of YAML is; without any of them it is an input object of the store. */
export const formKeys: readonly string[] = ['column', 'const', 'template', 'json', 'list', 'each'];
/** Keys that cannot be members of an input object, because they always mean a form. */
const reservedKeys = [...formKeys, 'set', 'rows', 'find', 'collect', 'null', 'owns', 'split', 'scale'];

const columnName = z.string().min(1, 'is the name of a column and cannot be empty');

const constant: z.ZodType<FieldValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(constant), z.record(z.string(), constant)]),
);

const factor = z
  .union([
    z.number(),
    z.string().refine((text) => isDecimal(text), 'is a factor as a decimal number, as in 0.01'),
  ])
  .transform((value) => plainDecimal(String(value)) ?? '1');

const policies = {
  null: z.enum(['clear_ours', 'skip', 'clear']).optional(),
  when: z.enum(['always', 'create', 'empty']).optional(),
  write: z.enum(['add', 'replace']).optional(),
  owns: z.string().min(1, 'is a pattern such as "tier:*" and cannot be empty').optional(),
  type: z.string().optional(),
};

const columnShape = {
  column: columnName,
  scale: factor.optional(),
  split: z.string().min(1, 'is what stands between the entries and cannot be empty').optional(),
  values: z.record(z.string(), constant).optional(),
};
const constShape = { const: constant };
const templateShape = { template: z.string() };
const jsonShape = { json: columnName };

const memberName = z
  .string()
  .regex(new RegExp(`^(?!(?:${reservedKeys.join('|')})$)`), 'cannot be the name of a member');

const shorthand = columnName.transform((column): FormNode => ({ kind: 'column', column }));
const members = z.lazy(() => z.record(memberName, form));
const inputObject = members.transform((value): FormNode => ({ kind: 'object', members: value }));
const items = z.lazy(() => z.array(form)).transform((value): FormNode => ({ kind: 'list', items: value }));
const each = z
  .object({ each: columnName })
  .catchall(z.lazy(() => form))
  .transform(({ each: column, ...rest }): FormNode => ({ kind: 'each', column, members: rest }));
const listShape = { list: z.union([items, each]) };

/** A form inside a list or an input object: it says where the value comes from, the field says how it is written. */
const form: z.ZodType<FormNode> = z.lazy(() =>
  z.union([
    shorthand,
    items,
    strictObject(columnShape).transform((value): FormNode => ({ kind: 'column', ...value })),
    strictObject(constShape).transform((value): FormNode => ({ kind: 'const', value: value.const })),
    strictObject(templateShape).transform((value): FormNode => ({ kind: 'template', ...value })),
    strictObject(jsonShape).transform((value): FormNode => ({ kind: 'json', column: value.json })),
    strictObject(listShape).transform((value): FormNode => value.list),
    inputObject,
  ]),
);

/** The mapping of one field: a form with the policies of the field. */
export const fieldSchema: z.ZodType<FieldNode> = z.union([
  shorthand.transform((value): FieldNode => ({ form: value })),
  items.transform((value): FieldNode => ({ form: value })),
  strictObject({ ...columnShape, ...policies }).transform(
    ({ column, scale, split, values, ...rest }): FieldNode => ({
      form: { kind: 'column', column, scale, split, values },
      ...rest,
    }),
  ),
  strictObject({ ...constShape, ...policies }).transform(({ const: value, ...rest }): FieldNode => ({
    form: { kind: 'const', value },
    ...rest,
  })),
  strictObject({ ...templateShape, ...policies }).transform(({ template, ...rest }): FieldNode => ({
    form: { kind: 'template', template },
    ...rest,
  })),
  strictObject({ ...jsonShape, ...policies }).transform(({ json, ...rest }): FieldNode => ({
    form: { kind: 'json', column: json },
    ...rest,
  })),
  strictObject({ ...listShape, ...policies }).transform(({ list, ...rest }): FieldNode => ({
    form: list,
    ...rest,
  })),
  inputObject.transform((value): FieldNode => ({ form: value })),
]);
