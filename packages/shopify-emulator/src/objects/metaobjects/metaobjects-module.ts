import type { ObjectModule } from '../object-module.ts';
import { metaobjectDefinitionCreate } from './definitions/definition-create.ts';
import { metaobjectDefinitionDelete } from './definitions/definition-delete.ts';
import { metaobjectDefinitionFields } from './definitions/definition-fields.ts';
import { metaobjectDefinitionUpdate } from './definitions/definition-update.ts';
import { metaobjectBulkDelete, metaobjectDelete } from './metaobject-delete.ts';
import { metaobjectFieldFields, metaobjectFields } from './metaobject-fields.ts';
import { metaobjectCreate, metaobjectUpdate, metaobjectUpsert } from './metaobject-mutations.ts';
import {
  metaobject,
  metaobjectByHandle,
  metaobjectDefinition,
  metaobjectDefinitionByType,
  metaobjectDefinitions,
  metaobjects,
} from './metaobject-queries.ts';
import { standardMetaobjectDefinitionEnable } from './definitions/standard-definition-enable.ts';
import { viewMetaobjects } from './view-metaobjects.ts';

export const metaobjectsModule: ObjectModule = {
  queries: {
    metaobject,
    metaobjectByHandle,
    metaobjects,
    metaobjectDefinition,
    metaobjectDefinitionByType,
    metaobjectDefinitions,
  },
  mutations: {
    metaobjectDefinitionCreate,
    metaobjectDefinitionUpdate,
    metaobjectDefinitionDelete,
    standardMetaobjectDefinitionEnable,
    metaobjectCreate,
    metaobjectUpdate,
    metaobjectUpsert,
    metaobjectDelete,
    metaobjectBulkDelete,
  },
  types: {
    Metaobject: metaobjectFields,
    MetaobjectField: metaobjectFieldFields,
    MetaobjectDefinition: metaobjectDefinitionFields,
  },
  nodes: {
    Metaobject: (id, context) => {
      const entry = metaobject(undefined, { id }, context);
      return entry === null ? null : { __typename: 'Metaobject', ...entry };
    },
    MetaobjectDefinition: (id, context) => metaobjectDefinition(undefined, { id }, context),
  },
  view: viewMetaobjects,
};
