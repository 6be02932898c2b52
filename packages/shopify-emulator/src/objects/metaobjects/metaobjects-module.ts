import type { ObjectModule } from '../object-module.ts';
import { metaobjectDefinitionCreate } from './definition-create.ts';
import { metaobjectDefinitionDelete } from './definition-delete.ts';
import { metaobjectDefinitionFields } from './definition-fields.ts';
import { metaobjectDefinitionUpdate } from './definition-update.ts';
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
import { standardMetaobjectDefinitionEnable } from './standard-definition-enable.ts';
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
