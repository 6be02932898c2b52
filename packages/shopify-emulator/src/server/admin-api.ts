import type { GraphQLSchema } from 'graphql';
import type { Clock } from '../clock/clock.ts';
import type { EmulatedShop } from '../control/emulated-shop.ts';
import { exceedsVariantLimit, variantLimitMessage } from '../control/variant-limit.ts';
import { oversizedInput } from '../limits/input-size.ts';
import { maxDocumentCost } from '../limits/plans.ts';
import { explainCost } from '../limits/requested-cost.ts';
import { apiError } from '../objects/api-error.ts';
import type { Caller, SearchReport } from '../objects/object-module.ts';
import { objectModules } from '../objects/object-modules.ts';
import { createRegistry, type Registry } from '../objects/registry.ts';
import { publishedSchema } from '../schema/published-schema.ts';
import { apiVersionsModule } from './api-versions.ts';
import type { DebugWishes } from './admin-request.ts';
import { internalAnswer, internalErrors, throttledErrors, tooCostly, type Answer } from './answer.ts';
import type { Switches } from '../store/switches.ts';
import type { BulkAnswer } from './bulk/bulk-piece.ts';
import { createExecutor, type ExecuteOperation, type Executed } from './execute-operation.ts';
import type { ExecutionContext } from './field-execution.ts';
import type { GraphqlBody } from './graphql-body.ts';
import { hasErrors } from './payload-errors.ts';
import { createDocumentCache, type PrepareDocument } from './prepared-documents.ts';
import { readyOperation, rootFieldNodes, type ReadyOperation, type Rejection } from './ready-operation.ts';
import { locationsOf } from './validation/static-error.ts';

/** The Admin API of the emulated shop, without HTTP. */
export interface AdminApi {
  readonly registry: Registry;
  prepare(body: GraphqlBody): ReadyOperation | Rejection;
  /** Weighs, lets in or refuses, runs and charges. */
  answer(call: AdmittedCall): Promise<Answer>;
  /** Runs a document beside all limits and faults, as somebody else who works in the shop; tells what a search ignored. */
  runAs(caller: Caller, body: GraphqlBody): Promise<object>;
  /** Runs a call for its effect alone, beside all limits, at another time. The effect is there when this returns. */
  land(caller: Caller, ready: ReadyOperation, clock: Clock): void;
  /** Runs a document that is not charged, with the faults and limits of one that is. */
  runInBulk(caller: Caller, body: GraphqlBody): Promise<BulkAnswer & Pick<Executed, 'internalError'>>;
  contextOf(caller: Caller): ExecutionContext;
}

interface AdmittedCall {
  readonly caller: Caller;
  readonly ready: ReadyOperation;
  /** Refused for points, whatever the bucket holds. */
  readonly isThrottled: boolean;
  readonly debug: DebugWishes;
  readonly requestId: string;
  readonly origin: string;
}

export function createAdminApi(shop: EmulatedShop): AdminApi {
  const schema = publishedSchema();
  const registry = createRegistry(schema, [...objectModules, apiVersionsModule(() => shop.versions)]);
  return new ExecutingApi({
    schema,
    registry,
    shop,
    prepare: createDocumentCache(schema),
    run: createExecutor(schema, registry),
  });
}

interface Parts {
  readonly schema: GraphQLSchema;
  readonly registry: Registry;
  readonly shop: EmulatedShop;
  readonly prepare: PrepareDocument;
  readonly run: ExecuteOperation;
}

class ExecutingApi implements AdminApi {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get registry(): Registry {
    return this.#parts.registry;
  }

  prepare(body: GraphqlBody): ReadyOperation | Rejection {
    return readyOperation(this.#parts.schema, this.#parts.prepare(body.query), body);
  }

  async answer(call: AdmittedCall): Promise<Answer> {
    const { caller, ready } = call;
    const bucket = this.#parts.shop.buckets.of(caller.appId);
    const requested = ready.requestedCost;
    if (requested > maxDocumentCost) return tooCostly(requested, maxDocumentCost);
    const costNow = (actual: number | null): object => ({
      cost: {
        requestedQueryCost: requested,
        actualQueryCost: actual,
        throttleStatus: bucket.status(),
        ...(call.debug.cost ? { fields: explainCost(ready.counted, ready.operation) } : {}),
      },
    });
    const oversized = oversizedError(ready, this.#parts.shop.store.switches);
    if (oversized !== null) {
      const body = { errors: [oversized], extensions: costNow(null) };
      return { status: 200, body, kind: 'rejected', cost: { requested, actual: null } };
    }
    if (call.isThrottled || !bucket.admit(requested)) {
      const body = { errors: throttledErrors(), extensions: costNow(null) };
      return { status: 200, body, kind: 'throttled', cost: { requested, actual: null } };
    }
    const searches: SearchReport[] = [];
    const executed = await this.#parts.run(ready, this.#context(caller, searches, call.origin));
    bucket.settle(requested, executed.actualCost);
    const { internalError } = executed;
    if (internalError !== undefined) return { ...internalAnswer(call.requestId), internalError };
    const search = call.debug.search && searches.length > 0 ? { search: searches } : {};
    const body = { ...resultBody(executed), extensions: { ...costNow(executed.actualCost), ...search } };
    return { status: 200, body, kind: kindOf(executed), cost: { requested, actual: executed.actualCost } };
  }

  async runAs(caller: Caller, body: GraphqlBody): Promise<object> {
    const ready = this.prepare(body);
    if ('errors' in ready) return { errors: ready.errors };
    const searches: SearchReport[] = [];
    const context = {
      ...this.contextOf(caller),
      reportSearch: (report: SearchReport) => searches.push(report),
    };
    const result = resultBody(await this.#parts.run(ready, context));
    return searches.length > 0 ? { ...result, extensions: { search: searches } } : result;
  }

  land(caller: Caller, ready: ReadyOperation, clock: Clock): void {
    // Mutations resolve without waiting, so the run has had its effect when it first waits.
    void this.#parts.run(ready, { ...this.contextOf(caller), clock });
  }

  async runInBulk(caller: Caller, body: GraphqlBody): Promise<BulkAnswer & Pick<Executed, 'internalError'>> {
    const ready = this.prepare(body);
    if ('errors' in ready) return { errors: ready.errors };
    const oversized = oversizedError(ready, this.#parts.shop.store.switches);
    if (oversized !== null) return { errors: [oversized] };
    const { data, errors, internalError } = await this.#parts.run(ready, {
      ...this.#context(caller, []),
      isBulk: true,
    });
    if (internalError !== undefined) return { errors: internalErrors('bulk'), internalError };
    return errors.length > 0 ? { data, errors } : { data };
  }

  contextOf(caller: Caller): ExecutionContext {
    return { ...this.#context(caller, []), refusals: () => [], limitError: () => null };
  }

  #context(caller: Caller, searches: SearchReport[], origin = this.#parts.shop.origin): ExecutionContext {
    const { registry, shop } = this.#parts;
    const context: ExecutionContext = {
      shop: shop.store,
      clock: shop.clock,
      caller,
      origin,
      readDocument: this.#parts.prepare,
      resolveNode: (id) => registry.node(id, context),
      reportSearch: (report) => searches.push(report),
      isUnderWay: (key) => shop.landings.isUnderWay(key),
      refusals: (name, args) => shop.faults.forField({ name, arguments: args }),
      limitError: (name) =>
        shop.store.switches.variantDailyLimit === 'graphql-error' && exceedsVariantLimit(shop, [{ name }])
          ? apiError('VARIANT_THROTTLE_EXCEEDED', variantLimitMessage)
          : null,
    };
    return context;
  }
}

function resultBody(executed: Executed): { readonly data: unknown; readonly errors?: readonly object[] } {
  return executed.errors.length > 0
    ? { errors: executed.errors, data: executed.data }
    : { data: executed.data };
}

function oversizedError(ready: ReadyOperation, switches: Switches): object | null {
  const { schema, fragments, variables } = ready.counted;
  const fields = schema.getRootType(ready.operation.operation)?.getFields();
  for (const node of rootFieldNodes(ready.operation, fragments)) {
    const definition = fields?.[node.name.value];
    const found = definition === undefined ? null : oversizedInput(node, definition, variables, switches);
    if (found === null) continue;
    return {
      message: `The input array size of ${found.size} is greater than the maximum allowed of ${found.limit}.`,
      locations: locationsOf(node),
      path: found.path,
      extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
    };
  }
  return null;
}

function kindOf(executed: Executed): Answer['kind'] {
  if (executed.errors.some((error) => /"code":"ACCESS_DENIED"/.test(JSON.stringify(error)))) return 'denied';
  if (executed.errors.length > 0) return 'errors';
  return Object.values(Object(executed.data)).some(hasErrors) ? 'user-errors' : 'ok';
}
