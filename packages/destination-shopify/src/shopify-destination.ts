import { randomUUID } from 'node:crypto';
import {
  BackstockError,
  type ApplyContext,
  type CallRecord,
  type Clock,
  type Destination,
} from '@backstock/core';
import { applyPlanned } from './apply/apply-planned.ts';
import type { DeliveryTools } from './apply/delivery-tools.ts';
import { estimateOperations } from './apply/estimate.ts';
import { settleIntents } from './apply/settle-intents.ts';
import { CostBudget } from './calls/cost-budget.ts';
import { createSender, type SendCall } from './calls/send-call.ts';
import { createStoreReader } from './calls/store-reader.ts';
import { createTransport, type Fetch } from './calls/transport.ts';
import { checkStore } from './check/check-store.ts';
import type { StoreReader } from './contract/store-reader.ts';
import { mutationCatalogue } from './documents/catalogue.ts';
import { driverOf } from './object-drivers.ts';
import { shopifyObjects } from './objects/shopify-objects.ts';
import { storeConnection } from './options/resolve-options.ts';
import { apiVersion, type ShopifyOptions, type StoreConnection } from './options/shopify-options.ts';

/** What a destination takes from outside instead of reaching for it. */
export interface ShopifyEnvironment {
  /** Every wait goes through it. Only the timeout of a socket is of the wall clock. */
  readonly clock: Clock;
  readonly fetch?: Fetch;
  /** From 0 up to 1: spreads repeated calls. */
  readonly random?: () => number;
  readonly newId?: () => string;
  /** Told of odd things by which nothing is lost. */
  readonly warn?: (message: string) => void;
}

/** A connection to one Shopify store. Does no I/O before it is asked for something. Throws `SPEC.INVALID` when the options are wrong. */
export function createShopifyDestination(
  options: ShopifyOptions,
  environment: ShopifyEnvironment,
): Destination {
  const connection = storeConnection(options);
  const { shop, readOnly, concurrency } = connection;
  const { clock } = environment;
  const budget = new CostBudget({ clock, share: connection.budgetShare, concurrency });
  const send = createStoreSender(connection, environment, budget);
  const readerFor = { shop, send, now: () => clock.now() };
  const readerTelling = (called?: (call: CallRecord) => void): StoreReader =>
    createStoreReader({ ...readerFor, ...(called === undefined ? {} : { called }) });
  const toolsFor = (context: Omit<ApplyContext, 'intend'>): DeliveryTools => ({
    driver: driverOf(context.object),
    catalogue: mutationCatalogue,
    send,
    reader: readerTelling(context.called),
    clock,
    callCeilingMs: connection.callCeilingMs,
    newId: environment.newId ?? randomUUID,
  });
  return {
    type: 'shopify',
    objects: shopifyObjects,
    version: apiVersion,
    check: (needs, signal) => {
      const restorePointsPerSecond = (): number => budget.restoreRate;
      const domain = options.url === undefined ? { domain: options.shop } : {};
      return checkStore(
        needs,
        { reader: readerTelling(), driverOf, readOnly, restorePointsPerSecond, ...domain },
        signal,
      );
    },
    observe: (request) => driverOf(request.object).observe(request, readerTelling(request.called)),
    plan: (changes, observations, context) => driverOf(context.object).plan(changes, observations, context),
    estimate: (planned, before) => {
      const known = { spendable: budget.spendable(), ratePerSecond: budget.ratePerSecond, before };
      return estimateOperations(planned, mutationCatalogue, known);
    },
    apply: (planned, context) => {
      if (readOnly) throw readOnlyError(shop);
      return applyPlanned(planned, context, toolsFor(context));
    },
    settle: (intents, context) => settleIntents(intents, context, toolsFor(context), readOnly),
    close: () => Promise.resolve(),
  };
}

function createStoreSender(
  connection: StoreConnection,
  environment: ShopifyEnvironment,
  budget: CostBudget,
): SendCall {
  const transport = createTransport({
    connection,
    fetch: environment.fetch ?? globalThis.fetch,
    warn: environment.warn ?? (() => undefined),
  });
  const random = environment.random ?? Math.random;
  return createSender({ shop: connection.shop, transport, budget, clock: environment.clock, random });
}

function readOnlyError(shop: string): BackstockError {
  return new BackstockError({
    code: 'STORE.READ_ONLY',
    message: `The connection to ${shop} is read_only: nothing is written through it`,
    fix: 'Take read_only out of the connection, or run plan instead.',
  });
}
