/**
 * CPU a row of a no-change read: batches are taken and their hashes looked at, nothing is decoded.
 * `node --conditions=@backstock/source packages/source-duckdb/bench/read.ts [rows]`
 */
import { createDuckdbSource } from '@backstock/source-duckdb';
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const rows = Number(process.argv[2] ?? 1_000_000);
const columns = [
  'email',
  'first_name',
  'last_name',
  'phone',
  'tier',
  'lifetime_value',
  'consent',
  'updated_at',
  'note',
];

async function writeCustomers(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(path, { threads: '2', memory_limit: '1GB' });
  const connection = await instance.connect();
  await connection.run(`create table customers as select
    i as customer_id, 'customer.' || i || '@example.com' as email, 'First' || i % 1000 as first_name,
    'Last' || i % 5000 as last_name, '+4420' || lpad(i::varchar, 8, '0') as phone,
    case i % 3 when 0 then 'gold' when 1 then 'silver' end as tier, (i % 100000 / 7)::decimal(12,2) as lifetime_value,
    i % 2 = 0 as consent, timestamp '2026-01-01' + to_seconds(i) as updated_at, repeat('note ', 20) || i as note
    from range(${rows}) t(i)`);
  connection.closeSync();
  instance.closeSync();
}

async function measure(path: string, keyColumns: readonly string[]): Promise<void> {
  const source = createDuckdbSource({ path });
  const request = {
    relation: { kind: 'table', name: ['customers'] },
    keyColumns,
    columns,
    seeds: { key: Uint32Array.of(1, 2, 3, 4), stamp: Uint32Array.of(5, 6, 7, 8) },
  } as const;
  for (let round = 0; round < 3; round += 1) {
    const cpu = process.cpuUsage();
    const started = performance.now();
    let seen = 0;
    for await (const item of source.read(request)) seen += item.kind === 'batch' ? item.length : 0;
    const { user, system } = process.cpuUsage(cpu);
    process.stdout.write(
      `${JSON.stringify({
        key: keyColumns.join('+'),
        rows: seen,
        cpu_us_per_row: Number(((user + system) / seen).toFixed(2)),
        wall_ms: Math.round(performance.now() - started),
        peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
      })}\n`,
    );
  }
}

const folder = await mkdtemp(join(tmpdir(), 'backstock-bench-'));
try {
  const path = join(folder, 'warehouse.duckdb');
  await writeCustomers(path);
  await measure(path, ['customer_id']);
  await measure(path, ['email']);
} finally {
  await rm(folder, { recursive: true });
}
