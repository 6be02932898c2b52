import { busySeconds, processTreeSeconds } from '../read/cpu-time.ts';
import { callInLoop } from './call-loop.ts';
import { startServer, type ServerProcess } from './server-process.ts';
import { workloadsOver, type SeededIds, type Workload } from './workloads.ts';

export interface EmulatorBenchOptions {
  /** Customers that the shop has from the start. */
  readonly customers: number;
  readonly secondsPerWorkload: number;
  readonly connections: number;
  /** Empty: all. */
  readonly workloads: readonly string[];
  readonly say: (text: string) => void;
}

/** What the local store takes, in the units that the names say. */
export interface EmulatorMeasurement {
  readonly seed: { readonly customers: number; readonly seconds: number; readonly rss_mb: number };
  readonly workloads: readonly WorkloadMeasurement[];
  /** Resident memory at the end of everything. */
  readonly rss_mb: number;
}

interface WorkloadMeasurement {
  readonly workload: string;
  readonly calls: number;
  readonly calls_per_second: number;
  /** User and system time of the server process, a call. */
  readonly server_cpu_us_per_call: number;
  readonly median_ms: number;
  readonly p99_ms: number;
  /** Part of the machine's time that neither the server nor this client used. */
  readonly foreign_share: number;
}

/** Seeds a shop, then calls it from this process over connections that stay open; its bucket never runs dry. */
export async function benchEmulator(options: EmulatorBenchOptions): Promise<EmulatorMeasurement> {
  await using server = await startServer();
  options.say(`seeding ${options.customers.toLocaleString('en-US')} customers …`);
  const started = performance.now();
  await server.control('POST seed', { customers: options.customers, products: 2_000 });
  const seed = {
    customers: options.customers,
    seconds: (performance.now() - started) / 1000,
    rss_mb: server.rssMb(),
  };
  options.say(`  ${seed.seconds.toFixed(1)} s, ${seed.rss_mb.toFixed(0)} MB`);
  await server.control('POST settings', { bucket: { maximumAvailable: 1e9, restoreRate: 1e9 } });
  const all = workloadsOver(await readIds(server));
  const wanted =
    options.workloads.length === 0 ? all : all.filter(({ name }) => options.workloads.includes(name));
  const workloads: WorkloadMeasurement[] = [];
  for (const workload of wanted) workloads.push(await measure(server, workload, options));
  return { seed, workloads, rss_mb: server.rssMb() };
}

const warmUpCalls = 1_000_000;

async function measure(
  server: ServerProcess,
  workload: Workload,
  { secondsPerWorkload, connections, say }: EmulatorBenchOptions,
): Promise<WorkloadMeasurement> {
  const warmUp = { first: warmUpCalls, seconds: Math.min(2, secondsPerWorkload), connections };
  await callInLoop(server.url, workload, warmUp);
  const [cpu, own, busy] = [processTreeSeconds(server.pid), processTreeSeconds(process.pid), busySeconds()];
  const times = await callInLoop(server.url, workload, {
    first: 0,
    seconds: secondsPerWorkload,
    connections,
  });
  const used = processTreeSeconds(server.pid) - cpu;
  const foreign = busySeconds() - busy - used - (processTreeSeconds(process.pid) - own);
  const result = {
    workload: workload.name,
    calls: times.calls,
    calls_per_second: times.calls / times.seconds,
    server_cpu_us_per_call: (used * 1e6) / times.calls,
    median_ms: quantile(times.latenciesMs, 0.5),
    p99_ms: quantile(times.latenciesMs, 0.99),
    foreign_share: Math.max(0, foreign) / times.seconds,
  };
  say(
    `${workload.name}: ${result.calls_per_second.toFixed(0)}/s, ${result.server_cpu_us_per_call.toFixed(0)} µs server CPU a call`,
  );
  return result;
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

async function readIds(server: ServerProcess): Promise<SeededIds> {
  const query = `{
    customers(first: 250) { nodes { id } }
    products(first: 250) { nodes { id variants(first: 1) { nodes { id inventoryItem { id } } } } }
    locations(first: 1) { nodes { id } }
  }`;
  const answer: unknown = await server.control('POST write', { query });
  const { data } = JSON.parse(JSON.stringify(answer));
  const nodes: readonly ProductNode[] = data.products.nodes;
  return {
    customers: data.customers.nodes.map((node: { readonly id: string }) => node.id),
    products: nodes.flatMap(({ id, variants }) =>
      variants.nodes.map((variant) => ({ id, variantId: variant.id, itemId: variant.inventoryItem.id })),
    ),
    locationId: data.locations.nodes[0].id,
  };
}

interface ProductNode {
  readonly id: string;
  readonly variants: {
    readonly nodes: readonly { readonly id: string; readonly inventoryItem: { readonly id: string } }[];
  };
}
