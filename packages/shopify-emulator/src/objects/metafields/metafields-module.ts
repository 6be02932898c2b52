import type { ObjectModule } from '../object-module.ts';
import { metafieldDefinitionCreate } from './definitions/definition-create.ts';
import { metafieldDefinitionDelete } from './definitions/definition-delete.ts';
import {
  constraintFields,
  definitionFields,
  metafieldDefinitionTypes,
} from './definitions/definition-fields.ts';
import { findDefinitionBy, type DefinitionSelector } from './definitions/definition-lookup.ts';
import { metafieldDefinitionPin, metafieldDefinitionUnpin } from './definitions/definition-pin.ts';
import { metafieldDefinitions } from './definitions/definition-queries.ts';
import { metafieldDefinitionUpdate } from './definitions/definition-update.ts';
import { findMetafieldById, metafieldFields, metafieldsOfOwner } from './metafield-fields.ts';
import { viewMetafields } from './view-metafields.ts';
import { standardMetafieldDefinitionEnable } from './definitions/standard-enable.ts';
import {
  findTemplateById,
  standardMetafieldDefinitionTemplates,
  templateFields,
} from './definitions/standard-template-fields.ts';
import { metafieldsDelete } from './metafields-delete.ts';
import { metafieldsSet } from './metafields-set.ts';

export const metafieldsModule: ObjectModule = {
  queries: {
    metafieldDefinition: (_source, args: DefinitionSelector, context) =>
      findDefinitionBy(context, args) ?? null,
    metafieldDefinitions,
    metafieldDefinitionTypes,
    standardMetafieldDefinitionTemplates,
  },
  mutations: {
    metafieldsSet,
    metafieldsDelete,
    metafieldDefinitionCreate,
    metafieldDefinitionUpdate,
    metafieldDefinitionDelete,
    metafieldDefinitionPin,
    metafieldDefinitionUnpin,
    standardMetafieldDefinitionEnable,
  },
  types: {
    MetafieldDefinitionCreateUserError: { elementIndex: () => null, elementKey: () => null },
    MetafieldDefinitionUpdateUserError: { elementIndex: () => null, elementKey: () => null },
    Metafield: metafieldFields,
    MetafieldDefinition: definitionFields,
    MetafieldDefinitionConstraints: constraintFields,
    StandardMetafieldDefinitionTemplate: templateFields,
    Customer: metafieldsOfOwner('Customer'),
    Product: metafieldsOfOwner('Product'),
  },
  nodes: {
    Metafield: findMetafieldById,
    MetafieldDefinition: (id, context) => findDefinitionBy(context, { id }) ?? null,
    StandardMetafieldDefinitionTemplate: findTemplateById,
  },
  view: viewMetafields,
};
