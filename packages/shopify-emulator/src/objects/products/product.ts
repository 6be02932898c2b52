import type { Row, TableDefinition } from '../../store/table.ts';
import type { ProductOption } from './product-option.ts';

export type ProductStatus = 'ACTIVE' | 'ARCHIVED' | 'DRAFT' | 'UNLISTED';

/**
 * One product, small enough for a million: what it does not have is undefined, never an empty list, text or object.
 * Times are whole seconds since 1970. Variants, files, memberships and publications point at it from tables of their own.
 */
export interface Product extends Row {
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly title: string;
  readonly handle: string;
  readonly descriptionHtml: string | undefined;
  readonly vendor: string;
  readonly productType: string | undefined;
  readonly status: ProductStatus;
  readonly tags: readonly string[] | undefined;
  /** The gid of a TaxonomyCategory. */
  readonly categoryId: string | undefined;
  readonly templateSuffix: string | undefined;
  readonly isGiftCard: true | undefined;
  readonly giftCardTemplateSuffix: string | undefined;
  readonly requiresSellingPlan: true | undefined;
  readonly combinedListingRole: 'CHILD' | 'PARENT' | undefined;
  /** Number of the app that looks after its bundles. */
  readonly configurationOwnerId: number | undefined;
  /** In order of position; `position` is the index plus one. Never empty: without options of its own a product has `Title`. */
  readonly options: readonly ProductOption[];
  /** Numbers of its variants, in order of position. Never empty. */
  readonly variantIds: readonly number[];
  /** Numbers of its files, in order of position. */
  readonly mediaIds: readonly number[] | undefined;
}

export const productsTable: TableDefinition<Product> = {
  name: 'products',
  indexes: {
    handle: (product) => product.handle,
    option: (product) => product.options.map((option) => String(option.id)),
    media: (product) => product.mediaIds?.map(String),
    link: linksOf,
    linkedValue: linkedValuesOf,
  },
};

/** The metafields, as `namespace.key`, that options of the product are linked to. */
function linksOf({ options }: Product): readonly string[] | undefined {
  const links = options.flatMap(({ linkedMetafield: link }) =>
    link === undefined ? [] : [`${link.namespace}.${link.key}`],
  );
  return links.length === 0 ? undefined : links;
}

/** The gids of the metaobjects that values of its options stand for. */
function linkedValuesOf({ options }: Product): readonly string[] | undefined {
  if (options.every(({ linkedMetafield }) => linkedMetafield === undefined)) return undefined;
  return options.flatMap(({ values }) => values.flatMap(({ linkedValue }) => linkedValue ?? []));
}
