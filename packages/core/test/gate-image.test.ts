import { readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGate, gateFlags, type GateDump } from '../src/ledger/gate.ts';
import { readGateImage, writeGateImage, type GateImageLabel } from '../src/ledger/gate-image.ts';
import { startProcess } from './processes/start-process.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const label: GateImageLabel = { ledger: 'ledger-nonce', image: 'image-nonce', sequence: 42 };

function dumpOf(keys: number): GateDump {
  const gate = createGate({ expected: keys });
  for (let key = 0; key < keys; key += 1) {
    const slot = gate.add(Math.imul(key, 0x9e3779b1) >>> 0, key, 1, gateFlags.owned);
    gate.setStamp(slot, key, 7);
  }
  return gate.dump();
}

function plain(dump: GateDump | undefined): unknown {
  return dump && { ...dump, table: [...dump.table], flags: [...dump.flags] };
}

function isSameTable(left: GateDump, right: GateDump): boolean {
  return Buffer.from(left.table.buffer, left.table.byteOffset, left.table.byteLength).equals(
    Buffer.from(right.table.buffer, right.table.byteOffset, right.table.byteLength),
  );
}

async function writtenImage(
  keys = 10,
): Promise<AsyncDisposable & { readonly file: string; readonly dump: GateDump }> {
  const folder = await createTemporaryFolder();
  const file = join(folder.path, 'gates', 'customers.gate');
  const dump = dumpOf(keys);
  writeGateImage(file, label, dump);
  return { file, dump, [Symbol.asyncDispose]: async () => folder[Symbol.asyncDispose]() };
}

describe('a gate image', () => {
  it.each([0, 1, 1500])('comes back as it was written: %i keys', async (keys) => {
    await using image = await writtenImage(keys);
    expect(plain(readGateImage(image.file, label))).toEqual(plain(image.dump));
  });

  it('makes a gate that goes on', async () => {
    await using image = await writtenImage(1500);
    const gate = createGate(readGateImage(image.file, label) ?? { expected: 0 });
    const slot = gate.find(Math.imul(1499, 0x9e3779b1) >>> 0, 1499, 1);
    expect([gate.size, slot >= 0 && gate.hasStamp(slot, 1499, 7)]).toEqual([1500, true]);
  });

  it('is for its owner only, in a folder for its owner only, and leaves nothing beside it', async () => {
    await using image = await writtenImage();
    const folder = join(image.file, '..');
    const modes = [image.file, folder].map((path) => (statSync(path).mode & 0o777).toString(8));
    expect([modes, readdirSync(folder)]).toEqual([['600', '700'], ['customers.gate']]);
  });

  it('takes the place of the one before, and of what a crash left', async () => {
    await using image = await writtenImage(10);
    writeFileSync(`${image.file}.new`, 'half an image'.repeat(10_000));
    const next = { ...label, image: 'next-nonce' };
    writeGateImage(image.file, next, dumpOf(20));
    expect([readGateImage(image.file, label), plain(readGateImage(image.file, next))]).toEqual([
      undefined,
      plain(dumpOf(20)),
    ]);
  });
});

describe('an image is not used', () => {
  it('when there is none', async () => {
    await using image = await writtenImage();
    expect(readGateImage(`${image.file}.other`, label)).toBeUndefined();
  });

  it.each<[string, Partial<GateImageLabel>]>([
    ['another ledger', { ledger: 'other' }],
    ['another commit', { image: 'other' }],
    ['another sequence number', { sequence: 43 }],
  ])('when it belongs to %s', async (_what, different) => {
    await using image = await writtenImage();
    expect(readGateImage(image.file, { ...label, ...different })).toBeUndefined();
  });

  it('when it was cut short anywhere', async () => {
    await using image = await writtenImage();
    const { size } = statSync(image.file);
    const cuts = [size - 1, size - 1024, size - 1025, 513, 512, 511, 100, 17, 3, 0];
    const read = cuts.map((length) => {
      truncateSync(image.file, length);
      return readGateImage(image.file, label);
    });
    expect(read).toEqual(cuts.map(() => undefined));
  });

  it('when something was added to it', async () => {
    await using image = await writtenImage();
    writeFileSync(image.file, Buffer.concat([readFileSync(image.file), Buffer.of(0)]));
    expect(readGateImage(image.file, label)).toBeUndefined();
  });

  it('when a bit of it was turned, unless its content is the same', async () => {
    await using image = await writtenImage();
    const content = readFileSync(image.file);
    const inHead = Array.from({ length: 220 }, (_none, at) => [at * 8, at * 8 + 2]).flat();
    const anywhere = fc.sample(fc.nat(content.length * 8 - 1), { numRuns: 100, seed: 5 });
    const wrong = [...inHead, ...anywhere].filter((bit) => {
      const damaged = Buffer.from(content);
      damaged.writeUInt8((content[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      writeFileSync(image.file, damaged);
      const read = readGateImage(image.file, label);
      return read !== undefined && (read.size !== image.dump.size || !isSameTable(read, image.dump));
    });
    expect(wrong).toEqual([]);
  });
});

describe('a process that is killed while it writes', () => {
  it('leaves the old image or the new one, never a torn one', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'customers.gate');
    await using writer = startProcess(new URL('processes/write-images.ts', import.meta.url), file);
    for (let line = 0; line < 3; line += 1) await writer.nextLine();
    await writer.kill();
    const image = readGateImage(file, { ledger: 'ledger', image: 'image', sequence: 1 });
    expect(image?.size).toBeGreaterThanOrEqual(3);
  });
});
