import { numberOfGlobalId } from '../global-id.ts';
import type { NodeLookup, ObjectModule } from '../object-module.ts';
import {
  collectionConditionMetafieldDefinitions,
  conditionDefinitionTypes,
} from './condition-definition-fields.ts';
import { collectionCreate } from './collection-create.ts';
import { collectionDelete } from './collection-delete.ts';
import { collectionDuplicate } from './collection-duplicate.ts';
import { collectionFields } from './collection-fields.ts';
import {
  collectionAddProducts,
  collectionAddProductsV2,
  collectionRemoveProducts,
} from './collection-product-mutations.ts';
import {
  collection,
  collectionByHandle,
  collectionByIdentifier,
  collections,
  collectionsCount,
} from './collection-queries.ts';
import { collectionReorderProducts } from './collection-reorder.ts';
import { collectionSourcesTable, type CollectionSource } from './collection-source.ts';
import { asCollectionNode, findCollection } from './collection-store.ts';
import { collectionUpdate } from './collection-update.ts';
import { collectionsTable } from './collection.ts';
import { productCollectionFields } from './product-collection-fields.ts';
import { collectionRulesConditions, ruleFields } from './rule-fields.ts';
import {
  collectionConditionsSourceCreate,
  collectionConditionsSourceDelete,
  collectionConditionsSources,
  collectionConditionsSourcesByApp,
  collectionConditionsSourceUpdate,
  sourcesOfApp,
} from './shareable-sources.ts';
import { sourceTypes, sourceView } from './source-fields.ts';

export const collectionsModule: ObjectModule = {
  queries: {
    collection,
    collectionByHandle,
    collectionByIdentifier,
    collections,
    collectionsCount,
    collectionRulesConditions,
    collectionConditionsSources,
    collectionConditionsSourcesByApp,
    collectionConditionMetafieldDefinitions,
  },
  mutations: {
    collectionCreate,
    collectionUpdate,
    collectionDelete,
    collectionAddProducts,
    collectionAddProductsV2,
    collectionRemoveProducts,
    collectionReorderProducts,
    collectionDuplicate,
    collectionConditionsSourceCreate,
    collectionConditionsSourceUpdate,
    collectionConditionsSourceDelete,
  },
  types: {
    ...sourceTypes,
    ...conditionDefinitionTypes,
    Collection: collectionFields,
    CollectionRule: ruleFields,
    CollectionConditionsSourcesByApp: { sources: sourcesOfApp },
    Product: productCollectionFields,
    Shop: { collections },
  },
  nodes: {
    Collection: (id, context) => {
      const found = findCollection(context, id);
      return found === undefined ? null : asCollectionNode(found);
    },
    CollectionConditionsSource: sourceNode('conditions'),
    CollectionSubCollectionsSource: sourceNode('sub-collections'),
  },
  view: (context) => ({
    collections: [...context.shop.table(collectionsTable).rows()],
    collectionSources: [...context.shop.table(collectionSourcesTable).rows()],
  }),
};

function sourceNode(kind: CollectionSource['kind']): NodeLookup {
  const type = kind === 'conditions' ? 'CollectionConditionsSource' : 'CollectionSubCollectionsSource';
  return (id, context) => {
    const number = numberOfGlobalId(id, type);
    const source = number === null ? undefined : context.shop.table(collectionSourcesTable).get(number);
    return source?.kind === kind ? sourceView(source) : null;
  };
}
