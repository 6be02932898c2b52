import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import type { RequestContext } from '../object-module.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchList } from '../search/search-table.ts';
import type { LevelView } from './level-view.ts';

export interface LevelsArguments extends ConnectionArguments {
  readonly includeInactive?: boolean | null;
  readonly query?: string | null;
}

const searchFields: SearchFields<LevelView> = {
  filters: {
    id: { as: 'number', of: (view) => view.id },
    inventory_item_id: { as: 'number', of: (view) => view.item.id },
    inventory_group_id: { as: 'number', of: (view) => view.location.inventoryGroupId },
    created_at: { as: 'time', of: (view) => view.level.createdAt * 1000 },
    updated_at: { as: 'time', of: (view) => view.level.updatedAt * 1000 },
  },
  text: () => [],
};

export function connectLevels(
  views: readonly LevelView[],
  args: LevelsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<LevelView> {
  const shown =
    args.includeInactive === true ? views : views.filter(({ level }) => level.isInactive !== true);
  return connect(searchList(shown, args.query, searchFields, { context, info }), args);
}
