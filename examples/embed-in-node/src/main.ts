import { randomBytes } from 'node:crypto';
import { formatReport } from '@backstock/core';
import { createMemorySource, createMemoryState } from '@backstock/core/memory';
import { startEmulator } from '@backstock/shopify-emulator';
import { findChanges } from './find-changes.ts';
import { connectTo } from './local-store.ts';
import { columns, today, toRow, yesterday } from './customers.ts';
import { syncCustomers } from './sync-customers.ts';

await using store = await startEmulator();
const source = createMemorySource({ columns, rows: yesterday.map(toRow) });
const parts = {
  source,
  destination: connectTo(store.url, store.token),
  state: createMemoryState(),
  key: randomBytes(32),
};

process.stdout.write(formatReport(await syncCustomers(parts)));
for (const { kind, key } of findChanges(yesterday, today)) process.stdout.write(`\n${kind}: ${key}`);
source.replaceRows(today.map(toRow));
process.stdout.write(`\n\n${formatReport(await syncCustomers(parts))}`);
