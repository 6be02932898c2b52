import type { RequestContext } from '../../object-module.ts';
import { nowSeconds } from '../../shop-time.ts';
import { userError, type UserError } from '../../user-error.ts';
import { findDefinitionBy, type DefinitionSelector } from './definition-lookup.ts';
import { requireOwnerTypeAccess } from './definition-permission.ts';
import {
  definitionsOf,
  definitionsTable,
  type DefinitionConstraints,
  type MetafieldDefinition,
} from '../metafield-definition.ts';

const maxPinned = 50;

interface PinArguments {
  readonly definitionId?: string | null;
  readonly identifier?: DefinitionSelector['identifier'];
}

interface PinProblem {
  readonly message: string;
  readonly code: string;
}

export function nextPinnedPosition(context: RequestContext, ownerType: string): number {
  const positions = definitionsOf(context, ownerType).map((definition) => definition.pinnedPosition ?? 0);
  return Math.max(0, ...positions) + 1;
}

export function pinProblem(
  context: RequestContext,
  ownerType: string,
  constraints: DefinitionConstraints | null,
): PinProblem | undefined {
  if (constraints !== null)
    return {
      message: 'Constrained metafield definitions do not support pinning.',
      code: 'UNSUPPORTED_PINNING',
    };
  const pinned = definitionsOf(context, ownerType).filter(({ pinnedPosition }) => pinnedPosition !== null);
  if (pinned.length < maxPinned) return undefined;
  return { message: `Limit of ${maxPinned} pinned definitions.`, code: 'PINNED_LIMIT_REACHED' };
}

export function metafieldDefinitionPin(
  _source: unknown,
  args: PinArguments,
  context: RequestContext,
): { pinnedDefinition: MetafieldDefinition | null; userErrors: readonly UserError[] } {
  const definition = findDefinitionBy(context, { id: args.definitionId, identifier: args.identifier });
  if (definition !== undefined)
    requireOwnerTypeAccess(context, 'metafieldDefinitionPin', definition.ownerType);
  const problem = definition === undefined ? notFound() : whyNotPinned(context, definition);
  if (definition === undefined || problem !== undefined)
    return { pinnedDefinition: null, userErrors: asErrors('MetafieldDefinitionPinUserError', problem) };
  const pinnedPosition = nextPinnedPosition(context, definition.ownerType);
  const pinned = { ...definition, pinnedPosition, updatedAt: nowSeconds(context) };
  context.shop.table(definitionsTable).put(pinned);
  return { pinnedDefinition: pinned, userErrors: [] };
}

function whyNotPinned(context: RequestContext, definition: MetafieldDefinition): PinProblem | undefined {
  if (definition.pinnedPosition !== null)
    return { message: 'Definition already pinned.', code: 'ALREADY_PINNED' };
  return pinProblem(context, definition.ownerType, definition.constraints);
}

export function metafieldDefinitionUnpin(
  _source: unknown,
  args: PinArguments,
  context: RequestContext,
): { unpinnedDefinition: MetafieldDefinition | null; userErrors: readonly UserError[] } {
  const definition = findDefinitionBy(context, { id: args.definitionId, identifier: args.identifier });
  if (definition !== undefined)
    requireOwnerTypeAccess(context, 'metafieldDefinitionUnpin', definition.ownerType);
  const problem = definition === undefined ? notFound() : whyNotUnpinned(definition);
  if (definition === undefined || problem !== undefined)
    return { unpinnedDefinition: null, userErrors: asErrors('MetafieldDefinitionUnpinUserError', problem) };
  const unpinned = { ...definition, pinnedPosition: null, updatedAt: nowSeconds(context) };
  context.shop.table(definitionsTable).put(unpinned);
  return { unpinnedDefinition: unpinned, userErrors: [] };
}

function whyNotUnpinned(definition: MetafieldDefinition): PinProblem | undefined {
  return definition.pinnedPosition === null
    ? { message: `Definition ${definition.id} isn't pinned.`, code: 'NOT_PINNED' }
    : undefined;
}

function notFound(): PinProblem {
  return { message: 'Definition not found.', code: 'NOT_FOUND' };
}

function asErrors(__typename: string, problem: PinProblem | undefined): readonly UserError[] {
  return problem === undefined ? [] : [{ __typename, ...userError(null, problem.message, problem.code) }];
}
