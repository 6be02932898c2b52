/** The gate by itself, for benchmarks: everything else reaches it through a run. */
export { createGate, createGateFrom, gateFlags, type Gate } from './gate.ts';
export { readGateImage, writeGateImage } from './gate-image.ts';
