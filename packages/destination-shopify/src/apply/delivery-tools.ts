import type { Clock } from '@backstock/core';
import type { SendCall } from '../calls/send-call.ts';
import type { MutationCatalogue } from '../contract/mutation-definition.ts';
import type { ObjectDriver } from '../contract/object-driver.ts';
import type { StoreReader } from '../contract/store-reader.ts';

/** What sending and settling need, for one object. */
export interface DeliveryTools {
  readonly driver: ObjectDriver;
  readonly catalogue: MutationCatalogue;
  readonly send: SendCall;
  /** Its calls are told to the run like the writes. */
  readonly reader: StoreReader;
  readonly clock: Clock;
  /** How long after it left a call may still be running in the store. */
  readonly callCeilingMs: number;
  readonly newId: () => string;
}
