import { copyFileSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGate, createGateFrom, gateFlags, type Gate } from '../src/ledger/gate.ts';
import type { GateSegment } from '../src/ledger/gate-segment.ts';
import {
  inspectGateImage,
  readGateImage,
  writeGateImage,
  type GateImageLabel,
} from '../src/ledger/gate-image.ts';
import { startProcess } from './processes/start-process.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const label: GateImageLabel = { ledger: 'ledger-nonce', image: 'image-nonce', sequence: 42 };

function gateOf(keys: number): Gate {
  const gate = createGate({ expected: keys });
  for (let key = 0; key < keys; key += 1) {
    const slot = gate.add(Math.imul(key, 0x9e3779b1) >>> 0, key, 1, gateFlags.owned);
    gate.setStamp(slot, key, 7);
  }
  return gate;
}

function plain(segments: Iterable<GateSegment> | undefined): unknown {
  return segments && [...segments].map(({ size, table }) => [size, [...table]]);
}

interface WrittenImage {
  readonly file: string;
  readonly gate: Gate;
}

async function writtenImage(keys = 10): Promise<AsyncDisposable & WrittenImage> {
  const folder = await createTemporaryFolder();
  const file = join(folder.path, 'gates', 'customers.gate');
  const gate = gateOf(keys);
  await writeGateImage(file, label, gate.lastingSegments());
  return { file, gate, [Symbol.asyncDispose]: async () => folder[Symbol.asyncDispose]() };
}

/** Which of these damages does not keep the image from being used. */
async function overlooked<Damage>(
  { file }: WrittenImage,
  damages: readonly Damage[],
  damage: (content: Buffer, damage: Damage) => Buffer,
): Promise<readonly Damage[]> {
  const content = readFileSync(file);
  const found: Damage[] = [];
  for (const next of damages) {
    writeFileSync(file, damage(Buffer.from(content), next));
    if ((await readGateImage(file, label)) !== undefined) found.push(next);
  }
  return found;
}

describe('a gate image', () => {
  it.each([0, 1, 1500])('comes back as it was written: %i keys', async (keys) => {
    await using image = await writtenImage(keys);
    expect(plain(await readGateImage(image.file, label))).toEqual(plain(image.gate.lastingSegments()));
  });

  it('makes a gate that goes on', async () => {
    await using image = await writtenImage(1500);
    const gate = createGateFrom((await readGateImage(image.file, label)) ?? []);
    const slot = gate.find(Math.imul(1499, 0x9e3779b1) >>> 0, 1499, 1);
    const added = gate.add(77, 88, 99, gateFlags.owned);
    expect([gate.hasStamp(slot, 1499, 7), gate.find(77, 88, 99), gate.size]).toEqual([true, added, 1501]);
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
    await writeGateImage(image.file, next, gateOf(20).lastingSegments());
    expect([await readGateImage(image.file, label), plain(await readGateImage(image.file, next))]).toEqual([
      undefined,
      plain(gateOf(20).lastingSegments()),
    ]);
  });
});

describe('an image is not used', () => {
  it('when there is none', async () => {
    await using image = await writtenImage();
    expect(await readGateImage(`${image.file}.other`, label)).toBeUndefined();
  });

  it.each<[string, Partial<GateImageLabel>]>([
    ['another ledger', { ledger: 'other' }],
    ['another commit', { image: 'other' }],
    ['another sequence number', { sequence: 43 }],
  ])('when it belongs to %s', async (_what, different) => {
    await using image = await writtenImage();
    expect(await readGateImage(image.file, { ...label, ...different })).toBeUndefined();
  });

  it('when it was cut short anywhere', async () => {
    await using image = await writtenImage();
    const { size } = statSync(image.file);
    const cuts = [size - 1, size - 32, size - 33, size - 120, 700, 600, 513, 512, 511, 100, 17, 3, 0];
    const used: number[] = [];
    for (const length of cuts) {
      truncateSync(image.file, length);
      if ((await readGateImage(image.file, label)) !== undefined) used.push(length);
    }
    expect(used).toEqual([]);
  });

  it('when something was added to it', async () => {
    await using image = await writtenImage();
    const added = (content: Buffer, more: Buffer): Buffer => Buffer.concat([content, more]);
    expect(await overlooked(image, [Buffer.of(0), Buffer.alloc(120)], added)).toEqual([]);
  });

  it('when a bit of it was turned, whichever', async () => {
    await using image = await writtenImage();
    const bits = statSync(image.file).size * 8;
    const inHeads = Array.from({ length: 211 }, (_none, at) => at * 24 + (at % 8));
    const anywhere = fc.sample(fc.nat(bits - 1), { numRuns: 150, seed: 5 });
    const turned = (content: Buffer, bit: number): Buffer => {
      content.writeUInt8((content[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      return content;
    };
    expect(await overlooked(image, [...inHeads, ...anywhere, bits - 1], turned)).toEqual([]);
  });

  it('when segments changed places, though each is whole', async () => {
    await using image = await writtenImage(0);
    const bytes = 8 + 4 * 20 + 32;
    const start = 512;
    const exchanged = (content: Buffer, other: number): Buffer => {
      const first = Buffer.from(content.subarray(start, start + bytes));
      content.copyWithin(start, start + other * bytes, start + (other + 1) * bytes);
      first.copy(content, start + other * bytes);
      return content;
    };
    expect(await overlooked(image, [1, 2, 255], exchanged)).toEqual([]);
  });

  it('when a segment of it is of an earlier image of the same size', async () => {
    await using image = await writtenImage(50);
    const earlier = `${image.file}.earlier`;
    copyFileSync(image.file, earlier);
    const next = { ...label, image: 'next-nonce', sequence: 43 };
    await writeGateImage(image.file, next, image.gate.lastingSegments());
    const [old, content] = [readFileSync(earlier), readFileSync(image.file)];
    old.copy(content, 512, 512, 632);
    writeFileSync(image.file, content);
    expect([await readGateImage(image.file, next), old.length]).toEqual([undefined, content.length]);
  });
});

describe('inspectGateImage', () => {
  const other = { ...label, image: 'other' };

  it('tells what fits from what is missing, stale, or of another format', async () => {
    await using image = await writtenImage();
    const { file } = image;
    const stands = [
      await inspectGateImage(file, label),
      await inspectGateImage(`${file}.other`, label),
      await inspectGateImage(file, other),
    ];
    const content = readFileSync(file);
    content.write('1', 'backstock gate '.length);
    writeFileSync(file, content);
    expect([...stands, await inspectGateImage(file, label)]).toEqual(['fits', 'missing', 'stale', 'stale']);
  });

  it('tells what is damaged, in its head or after it', async () => {
    await using image = await writtenImage();
    const { file } = image;
    truncateSync(file, 600);
    const stands = [await inspectGateImage(file, label)];
    writeFileSync(file, 'not an image');
    stands.push(await inspectGateImage(file, label), await inspectGateImage(file, other));
    expect(stands).toEqual(['damaged', 'damaged', 'damaged']);
  });
});

describe('a process that is killed while it writes', () => {
  it('leaves the old image or the new one, never a torn one', async () => {
    await using folder = await createTemporaryFolder();
    const file = join(folder.path, 'customers.gate');
    await using writer = startProcess(new URL('processes/write-images.ts', import.meta.url), file);
    for (let line = 0; line < 3; line += 1) await writer.nextLine();
    await writer.kill();
    const image = await readGateImage(file, { ledger: 'ledger', image: 'image', sequence: 1 });
    expect(createGateFrom(image ?? []).size).toBeGreaterThanOrEqual(3);
  });
});
