import type { RequestContext } from '../object-module.ts';
import type { ValueSurroundings } from './reference-values.ts';

export function valueSurroundings(context: RequestContext): ValueSurroundings {
  return {
    shopCurrency: context.shop.profile.currencyCode,
    resolveNode: (id) => context.resolveNode(id) ?? null,
  };
}
