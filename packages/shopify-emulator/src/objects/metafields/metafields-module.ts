import type { ObjectModule, RequestContext } from '../object-module.ts';
import { metafieldDefinitionCreate } from './definition-create.ts';
import { metafieldDefinitionDelete } from './definition-delete.ts';
import { constraintFields, definitionFields, metafieldDefinitionTypes } from './definition-fields.ts';
import { findDefinitionBy, type DefinitionSelector } from './definition-lookup.ts';
import { metafieldDefinitionPin, metafieldDefinitionUnpin } from './definition-pin.ts';
import { metafieldDefinitions } from './definition-queries.ts';
import { metafieldDefinitionUpdate } from './definition-update.ts';
import { findJob, isJobDone, jobGlobalId, type Job } from './jobs.ts';
import { findMetafieldById, metafieldFields, metafieldsOfOwner } from './metafield-fields.ts';
import { dumpMetafields } from './dump-metafields.ts';
import { metafieldsDelete } from './metafields-delete.ts';
import { metafieldsSet } from './metafields-set.ts';

export const metafieldsModule: ObjectModule = {
  queries: {
    metafieldDefinition: (_source, args: DefinitionSelector, context) =>
      findDefinitionBy(context, args) ?? null,
    metafieldDefinitions,
    metafieldDefinitionTypes,
    job: (_source, args: { readonly id: string }, context) => findJob(args.id, context),
  },
  mutations: {
    metafieldsSet,
    metafieldsDelete,
    metafieldDefinitionCreate,
    metafieldDefinitionUpdate,
    metafieldDefinitionDelete,
    metafieldDefinitionPin,
    metafieldDefinitionUnpin,
  },
  types: {
    Metafield: metafieldFields,
    MetafieldDefinition: definitionFields,
    MetafieldDefinitionConstraints: constraintFields,
    Customer: metafieldsOfOwner('Customer'),
    Job: {
      id: (source: Job) => jobGlobalId(source),
      done: (source: Job, _args, context: RequestContext) => isJobDone(source, context),
      query: () => null,
    },
  },
  nodes: {
    Metafield: findMetafieldById,
    MetafieldDefinition: (id, context) => findDefinitionBy(context, { id }) ?? null,
    Job: findJob,
  },
  dump: dumpMetafields,
};
