import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  createGate,
  createGateFrom,
  gateFlags,
  readGateImage,
  writeGateImage,
  type Gate,
} from '@backstock/core/gate';
import { temporaryFolder } from '@backstock/testkit';

/** What the gate alone takes. CPU is that of the thread; memory is the process's, less what it was before. */
export interface GateMeasurement {
  readonly keys: number;
  /** From an empty gate that is told nothing of the keys to come: all growth is in it. */
  readonly add_ns: number;
  /** The most CPU that one batch of 2,000 adds took, growth included. */
  readonly longest_batch_of_adds_ms: number;
  readonly peak_mb: number;
  /** Of five parts of all keys, each looked up once in batches of 2,000: the median part. */
  readonly pass_ns: number;
  readonly image: { readonly mb: number; readonly write_seconds: number; readonly read_seconds: number };
}

const batchKeys = 2000;
const parts = 5;
const label = { ledger: 'bench', image: 'bench', sequence: 1 };

export async function benchGate({ keys }: { readonly keys: number }): Promise<GateMeasurement> {
  await using folder = await temporaryFolder('backstock-bench-');
  const file = join(folder.path, 'bench.gate');
  const before = process.memoryUsage.rss();
  const gate = createGate({ expected: 0 });
  const adds = eachBatch(keys, (hashes) => addAll(gate, hashes));
  const peak = process.resourceUsage().maxRSS * 1024 - before;
  const writeSeconds = await secondsOf(() => writeGateImage(file, label, gate.lastingSegments()));
  let read: Gate | undefined;
  const readSeconds = await secondsOf(async () => {
    read = createGateFrom((await readGateImage(file, label)) ?? []);
  });
  const passes = eachBatch(keys, (hashes) => passAll(read ?? gate, hashes));
  return {
    keys,
    add_ns: Math.round((sum(adds) * 1e6) / keys),
    longest_batch_of_adds_ms: round(adds.reduce((most, ms) => Math.max(most, ms), 0)),
    peak_mb: Math.round(peak / 1e6),
    pass_ns: Math.round(medianPart(passes)),
    image: {
      mb: Math.round(statSync(file).size / 1e6),
      write_seconds: round(writeSeconds),
      read_seconds: round(readSeconds),
    },
  };
}

/** CPU milliseconds of `work` on each batch; making the batch is not in them. */
function eachBatch(keys: number, work: (hashes: Uint32Array) => void): readonly number[] {
  const took: number[] = [];
  for (let first = 0; first < keys; first += batchKeys) {
    const hashes = hashesOf(first, Math.min(keys, first + batchKeys));
    const before = threadMilliseconds();
    work(hashes);
    took.push(threadMilliseconds() - before);
  }
  return took;
}

function addAll(gate: Gate, hashes: Uint32Array): void {
  for (let at = 0; at < hashes.length; at += 5) {
    const [key0 = 0, key1 = 0, key2 = 0] = [hashes[at], hashes[at + 1], hashes[at + 2]];
    gate.setStamp(gate.add(key0, key1, key2, gateFlags.owned), hashes[at + 3] ?? 0, hashes[at + 4] ?? 0);
  }
}

function passAll(gate: Gate, hashes: Uint32Array): void {
  for (let at = 0; at < hashes.length; at += 5)
    if (!gate.pass(hashes, at)) throw new Error('a key was not found again');
}

/** Five words for each number, spread as hashes are. */
function hashesOf(first: number, end: number): Uint32Array {
  const hashes = new Uint32Array((end - first) * 5);
  for (let number = first, at = 0; number < end; number += 1, at += 5) {
    hashes[at] = mixed(number);
    hashes[at + 1] = mixed(number ^ 0x5bd1e995);
    hashes[at + 2] = number;
    hashes[at + 3] = mixed(number + 5);
    hashes[at + 4] = mixed(number + 9);
  }
  return hashes;
}

/** The last steps of murmur3: different numbers stay different. */
function mixed(number: number): number {
  const first = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

function medianPart(took: readonly number[]): number {
  const length = Math.ceil(took.length / parts);
  const sums = Array.from({ length: parts }, (_none, part) => took.slice(part * length, (part + 1) * length))
    .filter((part) => part.length > 0)
    .map((part) => (sum(part) * 1e6) / (part.length * batchKeys))
    .toSorted((left, right) => left - right);
  return sums[Math.floor(sums.length / 2)] ?? 0;
}

function threadMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
