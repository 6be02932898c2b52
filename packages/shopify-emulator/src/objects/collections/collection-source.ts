import type { Row, TableDefinition } from '../../store/table.ts';
import type { Condition } from './condition.ts';

/** What puts products into a collection. A collection holds what any of its sources holds. */
export type CollectionSource = ConditionsSource | SubCollectionsSource;

/** Products that were chosen one by one, and products that meet conditions, without those that are excluded in the same ways. */
export interface ConditionsSource extends Row {
  readonly kind: 'conditions';
  readonly title: string;
  readonly description: string | undefined;
  /** An app has made it to be used in several collections; any other source belongs to one. */
  readonly isShareable: true | undefined;
  readonly appId: number | undefined;
  /** Conditions and selections are about variants, not about whole products. */
  readonly targetsVariants: true | undefined;
  readonly inclusion: SourceSide;
  readonly exclusion: SourceSide | undefined;
  /** The rules that the conditions were made from, as long as nobody has changed the conditions themselves. */
  readonly ruleSet: RuleSet | undefined;
}

/** The former way to write conditions. */
export interface RuleSet {
  readonly appliedDisjunctively: boolean;
  readonly rules: readonly Rule[];
}

export interface Rule {
  readonly column: string;
  readonly relation: string;
  readonly condition: string;
  /** The gid of a metafield definition. */
  readonly conditionObjectId: string | undefined;
}

/** Chosen products are not listed here but in the table of selections. */
export interface SourceSide {
  readonly matchType: MatchType | undefined;
  readonly conditions: readonly Condition[];
}

export type MatchType = 'ALL' | 'ANY';

/** Whatever other collections hold. */
export interface SubCollectionsSource extends Row {
  readonly kind: 'sub-collections';
  readonly title: string;
  readonly description: string | undefined;
  readonly appId: number | undefined;
  readonly collectionIds: readonly number[];
}

export const collectionSourcesTable: TableDefinition<CollectionSource> = {
  name: 'collectionSources',
  indexes: {
    /** Those whose products are not all listed in the table of selections. */
    computed: (source) => (isComputed(source) ? 'yes' : undefined),
    shareable: (source) =>
      source.kind === 'conditions' && source.isShareable === true ? String(source.appId) : undefined,
    subCollection: (source) =>
      source.kind === 'sub-collections' ? source.collectionIds.map(String) : undefined,
  },
};

/** Whether products come into the source without being chosen one by one. */
export function isComputed(source: CollectionSource): boolean {
  return source.kind === 'sub-collections' || source.inclusion.conditions.length > 0;
}

/** How the conditions of a side go together; Shopify wants all of them unless told otherwise. */
export function matchTypeOf(side: SourceSide): MatchType {
  return side.matchType ?? 'ALL';
}
