import type { Row, TableDefinition } from '../../store/table.ts';

export type CollectionSortOrder =
  | 'ALPHA_ASC'
  | 'ALPHA_DESC'
  | 'BEST_SELLING'
  | 'CREATED'
  | 'CREATED_DESC'
  | 'MANUAL'
  | 'MOST_RELEVANT'
  | 'PRICE_ASC'
  | 'PRICE_DESC';

/** One collection. What belongs to it is told by its sources, in a table of their own. Times are whole seconds since 1970. */
export interface Collection extends Row {
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly title: string;
  readonly handle: string;
  readonly descriptionHtml: string | undefined;
  readonly sortOrder: CollectionSortOrder;
  readonly templateSuffix: string | undefined;
  readonly image: CollectionImage | undefined;
  /** Numbers of its sources: its own ones and shared ones. */
  readonly sourceIds: readonly number[];
}

export interface CollectionImage {
  readonly id: number;
  /** Where it was taken from. */
  readonly source: string;
  readonly filename: string;
  readonly storedAt: number;
  readonly altText: string | undefined;
}

export const collectionsTable: TableDefinition<Collection> = {
  name: 'collections',
  indexes: {
    handle: (collection) => collection.handle,
    source: (collection) => collection.sourceIds.map(String),
  },
};
