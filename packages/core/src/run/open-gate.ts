import { createGate, createGateFrom, gateFlags, type Gate } from '../ledger/gate.ts';
import { readGateImage } from '../ledger/gate-image.ts';
import type { LedgerAdvance } from '../ledger/advance.ts';
import type { Presence } from '../ledger/ledger-entry.ts';
import type { LedgerInfo, StateStore } from '../state/state-store.ts';

export interface OpenedGate {
  readonly gate: Gate;
  readonly from: 'image' | 'ledger';
}

/** The gate of a ledger: from its image and what the ledger says since, or rebuilt from the ledger. */
export async function openGate(
  state: StateStore,
  ledger: LedgerInfo,
  imageFile: string | undefined,
): Promise<OpenedGate> {
  const { image } = ledger;
  const label = image && { ledger: ledger.nonce, image: image.nonce, sequence: image.sequence };
  const segments = imageFile !== undefined && label ? await readGateImage(imageFile, label) : undefined;
  const gate = segments ? createGateFrom(segments) : createGate({ expected: ledger.owned });
  await replay(gate, state, ledger, segments ? (image?.sequence ?? 0) : 0);
  for await (const attempts of state.scanAttempts(ledger.id)) {
    for (const { hash } of attempts) markAttempt(gate, hash);
  }
  return { gate, from: segments ? 'image' : 'ledger' };
}

async function replay(gate: Gate, state: StateStore, ledger: LedgerInfo, after: number): Promise<void> {
  for await (const hashes of state.scanForgotten(ledger.id, after))
    for (const hash of hashes) forget(gate, hash);
  for await (const entries of state.scanEntries(ledger.id, after)) {
    for (const entry of entries) place(gate, entry.hash, entry.presence);
  }
}

/** Keeps the gate in step with what was just written to the ledger. */
export function advanceGate(gate: Gate, advance: LedgerAdvance): void {
  if (advance.forget !== undefined) forget(gate, advance.forget);
  if (advance.put !== undefined) place(gate, advance.put.hash, advance.put.presence);
}

/** Says that the row with this stamp is what was delivered. */
export function stampGate(gate: Gate, hash: Uint8Array, stamp: string): void {
  const slot = gate.find(...wordsOf(hash));
  if (slot >= 0 && stamp !== '') gate.setStamp(slot, ...stampWords(stamp));
}

/** The three words of a key's hash. */
export function wordsOf(hash: Uint8Array): [number, number, number] {
  const view = new DataView(hash.buffer, hash.byteOffset, 12);
  return [view.getUint32(0, true), view.getUint32(4, true), view.getUint32(8, true)];
}

/** A stamp's two words as the text that attempts and the spool keep. */
export function stampText(word3: number, word4: number): string {
  return word3.toString(16).padStart(8, '0') + word4.toString(16).padStart(8, '0');
}

function stampWords(stamp: string): [number, number] {
  return [Number.parseInt(stamp.slice(0, 8), 16), Number.parseInt(stamp.slice(8), 16)];
}

/** A replayed key keeps no stamp: its next row is compared with the ledger once. */
function place(gate: Gate, hash: Uint8Array, presence: Presence): void {
  const words = wordsOf(hash);
  const found = gate.find(...words);
  const slot = found >= 0 ? found : gate.add(...words, 0);
  const kept = gate.flags(slot) & (gateFlags.seen | gateFlags.twice | gateFlags.attempt);
  gate.setFlags(slot, kept | (presence === 'owned' ? gateFlags.owned : gateFlags.away));
  gate.setStamp(slot, 0, 0);
}

function forget(gate: Gate, hash: Uint8Array): void {
  const slot = gate.find(...wordsOf(hash));
  if (slot < 0) return;
  const kept = gate.flags(slot) & (gateFlags.seen | gateFlags.twice | gateFlags.attempt);
  gate.setFlags(slot, kept | gateFlags.tentative);
}

function markAttempt(gate: Gate, hash: Uint8Array): void {
  const words = wordsOf(hash);
  const slot = gate.find(...words);
  if (slot >= 0) gate.setFlags(slot, gate.flags(slot) | gateFlags.attempt);
  else gate.add(...words, gateFlags.attempt | gateFlags.tentative);
}
