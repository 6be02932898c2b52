import { createHash } from 'node:crypto';
import { getDirectiveValues, getNamedType, isObjectType, type GraphQLResolveInfo } from 'graphql';
import type { Refusal } from '../control/faults.ts';
import { apiError } from '../objects/api-error.ts';
import type { Caller, RequestContext } from '../objects/object-module.ts';
import type { Registry } from '../objects/registry.ts';
import type { Row, TableDefinition } from '../store/table.ts';
import { hasErrors, isErrorField } from './payload-errors.ts';
import { refusedPayload } from './refused-fields.ts';

/** Mutations that Shopify runs only under an `@idempotent` key. All others ignore the directive. */
const keyedMutations: ReadonlySet<string> = new Set([
  'inventoryActivate',
  'inventoryAdjustQuantities',
  'inventoryMoveQuantities',
  'inventorySetOnHandQuantities',
  'inventorySetQuantities',
  'inventoryShipmentAddItems',
  'inventoryShipmentCreate',
  'inventoryShipmentCreateInTransit',
  'inventoryShipmentReceive',
  'inventoryTransferCreate',
  'inventoryTransferCreateAsReadyToShip',
  'inventoryTransferDuplicate',
  'inventoryTransferSetItems',
  'locationActivate',
  'locationDeactivate',
  'refundCreate',
]);

const memoryMs = 24 * 60 * 60 * 1000;

/**
 * A call that went through under a key. Calls that Shopify refused are not kept: their key is as good as new. What the call
 * answered is kept by reference only, since a repeated call is answered from present state.
 */
interface Attempt extends Row {
  readonly appKey: string;
  /** Tells whether another call asks for the same. */
  readonly request: string;
  readonly atMs: number;
  /** The gids of what the payload held, by field. */
  readonly things: Readonly<Record<string, string>>;
}

const attemptsTable: TableDefinition<Attempt> = {
  name: 'idempotentAttempts',
  indexes: { appKey: (attempt) => attempt.appKey },
};

interface MutationCall {
  readonly args: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
  readonly info: GraphQLResolveInfo;
  /** Whether a call under this key, as `idempotencyKey` makes it, was let in and has not had its effect yet. */
  isUnderWay(key: string): boolean;
}

/** Keys of different apps are different keys. */
export function idempotencyKey(caller: Pick<Caller, 'appId'>, key: string): string {
  return `${caller.appId} ${key}`;
}

const maxKeyLength = 255;

/** Runs a mutation, once under each key where it asks for one. */
export type RunMutation = (call: MutationCall, run: () => unknown) => unknown;

export function createIdempotency(registry: Registry): RunMutation {
  /** Calls that have not ended yet. */
  const underWay = new Set<string>();
  return (call, run) => {
    const { context, info } = call;
    if (!keyedMutations.has(info.fieldName)) return run();
    const appKey = appKeyOf(call);
    const request = requestOf(call);
    const attempts = context.shop.table(attemptsTable).find('appKey', appKey);
    const earlier = attempts.find(isRemembered(call));
    if (earlier !== undefined && earlier.request !== request)
      return refusedPayload(info, [otherParameters(info)]);
    if (underWay.has(appKey) || call.isUnderWay(appKey)) return refusedPayload(info, [stillRunning]);
    if (earlier !== undefined && context.shop.switches.idempotentReplay === 'replayed')
      return rebuiltPayload(call, earlier);
    const keep = (payload: unknown): unknown => {
      if (earlier === undefined && !hasErrors(payload))
        remember(call, { appKey, request, things: thingsOf(registry, call, payload) });
      return payload;
    };
    const outcome = run();
    if (!(outcome instanceof Promise)) return keep(outcome);
    underWay.add(appKey);
    return outcome.then(keep).finally(() => underWay.delete(appKey));
  };
}

function appKeyOf({ context, info }: MutationCall): string {
  const directive = info.schema.getDirective('idempotent');
  const [node] = info.fieldNodes;
  const values = directive && node ? getDirectiveValues(directive, node, info.variableValues) : undefined;
  const key = values?.['key'];
  if (typeof key !== 'string' || key.trim() === '')
    throw apiError(
      'BAD_REQUEST',
      'The @idempotent directive is required for this mutation but was not provided.',
    );
  if (context.shop.switches.idempotencyKeyLength === 'at-most-255' && key.length > maxKeyLength)
    throw apiError('BAD_REQUEST', `The idempotency key is too long (maximum is ${maxKeyLength} characters)`);
  return idempotencyKey(context.caller, key);
}

/** Coerced arguments stand in the order of the schema, so equal ones read equal. */
function requestOf({ args, info }: MutationCall): string {
  return createHash('sha256')
    .update(JSON.stringify([info.fieldName, args]))
    .digest('base64');
}

function isRemembered({ context }: MutationCall): (attempt: Attempt) => boolean {
  return (attempt) => attempt.atMs + memoryMs > context.clock.now();
}

const stillRunning: Refusal = {
  item: null,
  field: null,
  message: 'This request is currently in progress, please try again.',
  code: 'IDEMPOTENCY_CONCURRENT_REQUEST',
};

function otherParameters({ fieldName }: GraphQLResolveInfo): Refusal {
  const message = fieldName.startsWith('location')
    ? 'The same idempotency key cannot be used with different operation parameters.'
    : 'The request with this idempotency key has different parameters than the original request.';
  return { item: null, field: null, message, code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' };
}

function remember(call: MutationCall, attempt: Pick<Attempt, 'appKey' | 'request' | 'things'>): void {
  const { shop, clock } = call.context;
  const table = shop.table(attemptsTable);
  for (const old of table.rows()) {
    if (isRemembered(call)(old)) break;
    table.delete(old.id);
  }
  table.put({ id: shop.allocateId(), atMs: clock.now(), ...attempt });
}

function thingsOf(
  registry: Registry,
  { context, info }: MutationCall,
  payload: unknown,
): Readonly<Record<string, string>> {
  const things: Record<string, string> = {};
  for (const [field, type] of Object.entries(payloadTypes(info))) {
    const thing: unknown = Reflect.get(Object(payload), field);
    const id = thing ? registry.resolver(type, 'id')?.(thing, {}, context, info) : undefined;
    if (typeof id === 'string') things[field] = id;
  }
  return things;
}

/** The names of the payload's fields and of their types. */
function payloadTypes(info: GraphQLResolveInfo): Readonly<Record<string, string>> {
  const payload = getNamedType(info.returnType);
  const fields = isObjectType(payload) ? Object.values(payload.getFields()) : [];
  return Object.fromEntries(fields.map(({ name, type }) => [name, getNamedType(type).name]));
}

function rebuiltPayload({ context, info }: MutationCall, { things }: Attempt): unknown {
  const names = Object.keys(payloadTypes(info));
  return Object.fromEntries(
    names.map((name) => {
      const id = things[name];
      if (id !== undefined) return [name, context.resolveNode(id)];
      return [name, isErrorField(name) ? [] : null];
    }),
  );
}
