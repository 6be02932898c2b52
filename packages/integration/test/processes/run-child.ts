// Runs one sync of people against a store that another process serves, as `backstock run` would; waits on the wall clock.
// At a moment that its order names it says so and stands still: whoever started it kills it there.
import { readFileSync } from 'node:fs';
import { createFingerprinter, openSqliteState, parseSyncs, runSync, systemClock } from '@backstock/core';
import { createMemorySource } from '@backstock/core/memory';
import { createShopifyDestination } from '@backstock/destination-shopify';
import { localStore } from '../local-store.ts';
import { peopleColumns, toRow } from '../people-rows.ts';
import { haltAt, say, type ChildOrder } from './child-order.ts';

// The order was written by the test that started this process.
const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ChildOrder;
const [spec] = parseSyncs(order.yaml, 'people.yaml');
if (spec === undefined) throw new Error('no sync');
const state = await openSqliteState(order.stateFile, { clock: systemClock });
const report = await runSync({
  spec,
  source: createMemorySource({ columns: peopleColumns, rows: order.people.map(toRow) }),
  destination: createShopifyDestination(
    { ...localStore(order.url), callCeilingMs: 1000, concurrency: 4 },
    { clock: systemClock, fetch: haltAt(order) },
  ),
  state,
  fingerprinter: createFingerprinter(new Uint8Array(32).fill(3)),
  gateImage: order.gateImage,
});
await state.close();
say(JSON.stringify(report));
