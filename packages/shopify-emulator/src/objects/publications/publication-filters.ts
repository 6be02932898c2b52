import type { Row } from '../../store/table.ts';
import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { SearchFilter } from '../search/search-fields.ts';
import { publishedStatusTest } from './published-status.ts';
import { publicationsOf } from './resource-publication.ts';

/** The filters of products and of collections by where they are published. */
export function publicationFilters(
  context: RequestContext,
  gidType: 'Collection' | 'Product',
): Readonly<Record<string, SearchFilter<Row>>> {
  const status: SearchFilter<Row> = {
    as: 'test',
    of: (value) => publishedStatusTest(context, value, gidType),
  };
  return {
    published_status: status,
    publishable_status: status,
    product_publication_status: status,
    publication_ids: {
      as: 'list',
      of: ({ id }) =>
        publicationsOf(context, formatGlobalId(gidType, id)).map(({ publicationId }) =>
          String(publicationId),
        ),
    },
  };
}
