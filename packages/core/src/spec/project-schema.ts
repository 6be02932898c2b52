import { z } from 'zod';
import { strictObject } from './strict-object.ts';

/** A connection's options, not yet resolved: its adapter knows their names. */
export type OptionNode = string | number | boolean | { readonly [name: string]: OptionNode };

export interface ConnectionNode {
  readonly type: string;
  readonly [option: string]: OptionNode;
}

export interface ProjectNode {
  readonly sources: Readonly<Record<string, ConnectionNode>>;
  readonly destinations: Readonly<Record<string, ConnectionNode>>;
  readonly state: string;
}

const option: z.ZodType<OptionNode> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.record(z.string(), option)]),
);

const connection: z.ZodType<ConnectionNode> = z
  .object({ type: z.string().min(1, 'cannot be empty') })
  .catchall(option);

/** The grammar of backstock.yaml; also what editors get as JSON Schema. */
export const projectSchema: z.ZodType<ProjectNode> = strictObject({
  sources: z
    .record(z.string(), connection)
    .meta({ description: 'Connections to warehouses and databases, by a name of yours.' }),
  destinations: z
    .record(z.string(), connection)
    .meta({ description: 'Connections to Shopify stores, by a name of yours.' }),
  state: z
    .string()
    .min(1, 'cannot be empty')
    .default('.backstock/state.db')
    .meta({ description: 'The file that holds what was delivered, relative to this folder.' }),
});
