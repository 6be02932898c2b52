import { isJsonObject } from '../../../schema/json.ts';
import { formatGlobalId } from '../../global-id.ts';
import type { RequestContext } from '../../object-module.ts';
import type { ValueSurroundings } from './reference-values.ts';

export function valueSurroundings(context: RequestContext): ValueSurroundings {
  const nodeOf = (id: string): unknown => context.resolveNode(id) ?? null;
  return {
    shopCurrency: context.shop.profile.currencyCode,
    resolveNode: nodeOf,
    metaobjectDefinitionOf(id) {
      const number = memberOf(nodeOf(id), 'definitionId');
      if (typeof number !== 'number') return undefined;
      const definitionId = formatGlobalId('MetaobjectDefinition', number);
      return { id: definitionId, type: String(memberOf(nodeOf(definitionId), 'type')) };
    },
  };
}

function memberOf(thing: unknown, name: string): unknown {
  return isJsonObject(thing) ? thing[name] : undefined;
}
