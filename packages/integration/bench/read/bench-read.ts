import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPrivatePostgres, temporaryFolder } from '@backstock/testkit';
import { busySeconds, processSeconds, processTreeSeconds } from './cpu-time.ts';
import type { Measurement } from './measurement.ts';
import { changeOnePercent, createWarehouse, modelSql } from './warehouse.ts';

export interface ReadBenchOptions {
  readonly rows: number;
  readonly workloads: readonly string[];
  readonly pairs: number;
  readonly say: (text: string) => void;
}

/** A pair counts only when other processes used at most this share of its time. */
const mostForeignShare = 0.1;

/** Measures runs over a real Postgres: first load, then each workload in pairs with a plain COPY of the same query. */
export async function benchRead(options: ReadBenchOptions): Promise<readonly Measurement[]> {
  await using folder = await temporaryFolder('backstock-bench-');
  await using server = await startPrivatePostgres({ settings: { shared_buffers: '512MB' } });
  const bench: Bench = { ...options, url: server.url, folder: folder.path };
  options.say(`making ${options.rows.toLocaleString('en-US')} rows …`);
  await createWarehouse(server.url, options.rows);
  options.say('first load …');
  const first = runOurs(bench);
  options.say(
    `  ${first.wallSeconds.toFixed(1)} s, ${perRow(first.cpuSeconds, bench)} µs CPU a row, ${first.maxRssMb.toFixed(0)} MB`,
  );
  const results: Measurement[] = [];
  for (const workload of options.workloads) results.push(await measureWorkload(bench, workload, first));
  return results;
}

interface Bench extends ReadBenchOptions {
  readonly url: string;
  readonly folder: string;
}

interface Sample {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly maxRssMb: number;
  readonly foreignShare: number;
}

async function measureWorkload(bench: Bench, workload: string, first: Sample): Promise<Measurement> {
  const samples: { readonly ours: Sample; readonly plain: Sample }[] = [];
  for (let pair = 1; pair <= bench.pairs; pair += 1) {
    if (workload === 'changed-1pct') await changeOnePercent(bench.url);
    const plain = runPlain(bench);
    const ours = runOurs(bench);
    samples.push({ plain, ours });
    bench.say(
      `${workload} pair ${pair}: ${ours.wallSeconds.toFixed(2)} s, COPY ${plain.wallSeconds.toFixed(2)} s, foreign CPU ${(100 * Math.max(ours.foreignShare, plain.foreignShare)).toFixed(0)} %`,
    );
  }
  const quiet = samples.filter(
    ({ ours, plain }) => Math.max(ours.foreignShare, plain.foreignShare) <= mostForeignShare,
  );
  const counted = quiet.length > 0 ? quiet : samples;
  return {
    workload,
    rows: bench.rows,
    ratio_to_psql: round(median(counted.map(({ ours, plain }) => ours.wallSeconds / plain.wallSeconds))),
    cpu_us_per_row: round(median(samples.map(({ ours }) => (ours.cpuSeconds / bench.rows) * 1e6))),
    peak_rss_mb: round(Math.max(...samples.map(({ ours }) => ours.maxRssMb))),
    state_mb: round(stateMegabytes(bench.folder)),
    pairs: { counted: quiet.length, discarded: samples.length - quiet.length },
    first_load: {
      seconds: round(first.wallSeconds),
      cpu_us_per_row: Number(perRow(first.cpuSeconds, bench)),
    },
  };
}

function runOurs(bench: Bench): Sample {
  const script = fileURLToPath(new URL('run-once.ts', import.meta.url));
  return sample(() => {
    const result = spawnSync(process.execPath, [script, bench.url, bench.folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (result.status !== 0) throw new Error(`the run ended with ${result.status}`);
    const told: unknown = JSON.parse(result.stdout);
    return usageOf(told);
  });
}

function usageOf(told: unknown): { readonly cpuSeconds: number; readonly maxRssMb: number } {
  const isUsage = (
    value: unknown,
  ): value is { readonly cpuSeconds: number; readonly maxRssMb: number; readonly stop?: unknown } =>
    typeof value === 'object' && value !== null && 'cpuSeconds' in value && 'maxRssMb' in value;
  if (!isUsage(told) || told.stop !== undefined)
    throw new Error(`the run did not end well: ${JSON.stringify(told)}`);
  return told;
}

function runPlain(bench: Bench): Sample {
  const before = processSeconds('psql');
  return sample(() => {
    if (hasPsql) {
      const copy = `copy (${modelSql}) to stdout`;
      spawnSync('psql', ['-q', '-d', bench.url, '-c', copy], { stdio: ['ignore', 'ignore', 'inherit'] });
    } else {
      const script = fileURLToPath(new URL('byte-sink.ts', import.meta.url));
      spawnSync(process.execPath, [script, bench.url, modelSql], { stdio: ['ignore', 'ignore', 'inherit'] });
    }
    return { cpuSeconds: processSeconds('psql') - before, maxRssMb: 0 };
  });
}

const hasPsql = canRun('psql');

function canRun(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Wall time of `work`, and the share of the machine's CPU that neither this process, its children nor Postgres used. */
function sample(work: () => { readonly cpuSeconds: number; readonly maxRssMb: number }): Sample {
  const before = { busy: busySeconds(), own: ownSeconds(), at: performance.now() };
  const used = work();
  const wallSeconds = (performance.now() - before.at) / 1000;
  const foreign = busySeconds() - before.busy - (ownSeconds() - before.own);
  return { ...used, wallSeconds, foreignShare: Math.max(0, foreign) / wallSeconds };
}

/** This process, the processes that it started and waited for, and the database server. */
function ownSeconds(): number {
  return processTreeSeconds(process.pid) + processSeconds('postgres');
}

function stateMegabytes(folder: string): number {
  const files = ['state.db', 'state.db-wal', 'customers.gate'];
  const bytes = files.map((file) => statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0);
  return bytes.reduce((sum, size) => sum + size, 0) / 1e6;
}

function perRow(cpuSeconds: number, { rows }: Pick<Bench, 'rows'>): string {
  return ((cpuSeconds / rows) * 1e6).toFixed(2);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
