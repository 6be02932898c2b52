import type { Row, TableDefinition } from '../../store/table.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';

/** Sends who asks the online store for one path to another. */
export interface UrlRedirect extends Row {
  readonly path: string;
  readonly target: string;
  /** In whole seconds. */
  readonly createdAt: number;
}

export const urlRedirectsTable: TableDefinition<UrlRedirect> = {
  name: 'urlRedirects',
  indexes: { path: (redirect) => redirect.path },
};

/**
 * What a thing does whose address changes: its old path leads to the new one. A path leads to one place only, and the new
 * path, where there is something again, leads nowhere else.
 */
export function redirectPath(context: RequestContext, path: string, target: string): void {
  const table = context.shop.table(urlRedirectsTable);
  for (const { id } of table.find('path', target)) table.delete(id);
  const [present] = table.find('path', path);
  const { id, createdAt } = present ?? { id: context.shop.allocateId(), createdAt: nowSeconds(context) };
  table.put({ id, path, target, createdAt });
}
