// Writes images of growing gates under one label, one after the other, until it is killed.
import { createGate, gateFlags } from '../../src/ledger/gate.ts';
import { writeGateImage } from '../../src/ledger/gate-image.ts';

const file = process.argv[2] ?? '';
const gate = createGate({ expected: 50_000 });
for (let key = 0; ; key += 1) {
  gate.add(Math.imul(key, 0x9e3779b1) >>> 0, key, 0, gateFlags.owned);
  await writeGateImage(file, { ledger: 'ledger', image: 'image', sequence: 1 }, gate.lastingSegments());
  if (key < 3) process.stdout.write('written\n');
}
