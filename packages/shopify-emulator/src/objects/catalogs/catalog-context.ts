import { parseGlobalId } from '../global-id.ts';
import { findMarket } from '../markets/market.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import {
  addMarkets,
  findCatalog,
  removeMarkets,
  type CatalogPayload,
  type MarketCatalog,
} from './catalog.ts';

export interface ContextInput {
  readonly marketIds?: readonly string[] | null;
  readonly companyLocationIds?: readonly string[] | null;
}

interface DraftContext {
  readonly marketIds: readonly number[];
  readonly userErrors: readonly UserError[];
}

/** The markets of a catalog that is to be. Nothing here is a company's location, so none is found. */
export function readContext(context: RequestContext, input: ContextInput): DraftContext {
  const field = ['input', 'context'];
  const { companyLocationIds, marketIds } = input;
  const given = [companyLocationIds, marketIds].filter((ids) => (ids?.length ?? 0) > 0);
  if (given.length !== 1)
    return {
      marketIds: [],
      userErrors: [
        userError(field, 'Must provide exactly one context type.', 'MUST_PROVIDE_EXACTLY_ONE_CONTEXT_TYPE'),
      ],
    };
  const missingLocations = (companyLocationIds ?? []).map((_id, index) =>
    userError(
      [...field, 'companyLocationIds', String(index)],
      'Company location not found.',
      'COMPANY_LOCATION_NOT_FOUND',
    ),
  );
  const markets = (marketIds ?? []).map((id) => findMarket(id, context));
  const missingMarkets = markets.flatMap((market, index) =>
    market === undefined
      ? [userError([...field, 'marketIds', String(index)], 'Market not found.', 'MARKET_NOT_FOUND')]
      : [],
  );
  return {
    marketIds: markets.flatMap((market) => market?.id ?? []),
    userErrors: [...missingLocations, ...missingMarkets],
  };
}

export function catalogContextUpdate(
  _source: unknown,
  args: {
    readonly catalogId: string;
    readonly contextsToAdd?: ContextInput | null;
    readonly contextsToRemove?: ContextInput | null;
  },
  context: RequestContext,
): CatalogPayload {
  const catalog = findCatalog(args.catalogId, context);
  if (catalog === undefined)
    return {
      catalog: null,
      userErrors: [userError(['catalogId'], 'Catalog does not exist', 'CATALOG_NOT_FOUND')],
    };
  const toAdd = args.contextsToAdd ?? {};
  const toRemove = args.contextsToRemove ?? {};
  const userErrors = changeErrors(context, toAdd, toRemove);
  if (userErrors.length > 0) return { catalog: null, userErrors };
  const added = addMarkets(context, catalog, numbersOf(toAdd));
  return { catalog: removeMarkets(context, added, numbersOf(toRemove)), userErrors: [] };
}

function numbersOf({ marketIds }: ContextInput): readonly MarketCatalog['id'][] {
  return (marketIds ?? []).flatMap((id) => parseGlobalId(id)?.number ?? []);
}

function changeErrors(
  context: RequestContext,
  toAdd: ContextInput,
  toRemove: ContextInput,
): readonly UserError[] {
  const sides = [
    { name: 'contextsToAdd', side: toAdd },
    { name: 'contextsToRemove', side: toRemove },
  ];
  const isEmpty = sides.every(
    ({ side }) => (side.marketIds?.length ?? 0) + (side.companyLocationIds?.length ?? 0) === 0,
  );
  if (isEmpty)
    return [
      userError(
        null,
        'Must have `contexts_to_add` or `contexts_to_remove` argument.',
        'REQUIRES_CONTEXTS_TO_ADD_OR_REMOVE',
      ),
    ];
  return sides.flatMap(({ name, side }) => [
    ...((side.companyLocationIds?.length ?? 0) > 0
      ? [
          userError(
            [name, 'companyLocationIds'],
            'The arguments `contexts_to_add` and `contexts_to_remove` must match existing catalog context type.',
            'CONTEXT_DRIVER_MISMATCH',
          ),
        ]
      : []),
    ...(side.marketIds ?? []).flatMap((id, index) =>
      findMarket(id, context) === undefined
        ? [userError([name, 'marketIds', String(index)], 'Market not found.', 'MARKET_NOT_FOUND')]
        : [],
    ),
  ]);
}
