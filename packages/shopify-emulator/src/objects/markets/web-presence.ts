import type { Row, TableDefinition } from '../../store/table.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';

/** Where and in which languages a market's online store is found: below a folder of the shop's domain, or on the domain itself. */
export interface WebPresence extends Row {
  readonly __typename: 'MarketWebPresence';
  readonly defaultLocale: string;
  readonly alternateLocales: readonly string[];
  /** undefined for the domain itself. */
  readonly subfolderSuffix: string | undefined;
}

export const webPresencesTable: TableDefinition<WebPresence> = {
  name: 'webPresences',
  indexes: { subfolder: ({ subfolderSuffix }) => subfolderSuffix?.toLowerCase() },
};

export function findWebPresence(id: string, context: RequestContext): WebPresence | undefined {
  const number = numberOfGlobalId(id, 'MarketWebPresence');
  return number === null ? undefined : context.shop.table(webPresencesTable).get(number);
}

/** Those of a market, in the order in which it got them. */
export function webPresencesOf(
  context: RequestContext,
  { webPresenceIds }: { readonly webPresenceIds: readonly number[] },
): readonly WebPresence[] {
  return webPresenceIds.flatMap((id) => context.shop.table(webPresencesTable).get(id) ?? []);
}

/** The one that every shop has from the start. */
export function createPrimaryWebPresence(context: Pick<RequestContext, 'shop'>): void {
  context.shop.table(webPresencesTable).put({
    __typename: 'MarketWebPresence',
    id: context.shop.allocateId(),
    defaultLocale: 'en',
    alternateLocales: [],
    subfolderSuffix: undefined,
  });
}
