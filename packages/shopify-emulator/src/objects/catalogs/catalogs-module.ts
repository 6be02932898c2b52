import type { ObjectModule } from '../object-module.ts';
import { catalogContextUpdate } from './catalog-context.ts';
import { catalogFields } from './catalog-fields.ts';
import { catalogCreate, catalogDelete, catalogUpdate } from './catalog-mutations.ts';
import { catalogs, catalogsCount } from './catalog-queries.ts';
import { findCatalog } from './catalog.ts';

/** What is offered, and at which prices, in some markets. */
export const catalogsModule: ObjectModule = {
  queries: {
    catalog: (_source, args: { readonly id: string }, context) => findCatalog(args.id, context) ?? null,
    catalogs,
    catalogsCount,
    catalogOperations: () => [],
  },
  mutations: { catalogCreate, catalogUpdate, catalogDelete, catalogContextUpdate },
  types: { MarketCatalog: catalogFields },
  nodes: { MarketCatalog: (id, context) => findCatalog(id, context) ?? null },
};
