import type { LedgerAdvance } from '../ledger/advance.ts';
import type { LedgerEntry, Presence } from '../ledger/ledger-entry.ts';
import { BackstockError } from '../errors/backstock-error.ts';
import type { Attempt, LedgerIdentity, LedgerInfo } from '../state/state-store.ts';

/** A ledger in memory. Hashes are kept as hexadecimal text. */
export interface MemoryLedger {
  readonly id: number;
  readonly identity: LedgerIdentity;
  readonly nonce: string;
  sequence: number;
  image?: { readonly nonce: string; readonly sequence: number };
  firstRunAtMs?: number;
  readonly entries: Map<string, LedgerEntry>;
  readonly forgotten: Map<string, { readonly hash: Uint8Array; readonly sequence: number }>;
  readonly attempts: Map<string, Attempt>;
}

export function hexOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}

export class MemoryLedgers {
  readonly #ledgers: MemoryLedger[] = [];

  open(identity: LedgerIdentity, nonce: string): LedgerInfo {
    const known = this.#ledgers.find((ledger) => isSame(ledger.identity, identity));
    return infoOf(known ?? this.#add(identity, nonce));
  }

  get(id: number): MemoryLedger {
    const ledger = this.#ledgers[id - 1];
    if (ledger !== undefined) return ledger;
    throw new BackstockError({
      code: 'INTERNAL.FAULT',
      message: `The state has no ledger with the number ${id}`,
    });
  }

  #add(identity: LedgerIdentity, nonce: string): MemoryLedger {
    const ledger = {
      id: this.#ledgers.length + 1,
      identity,
      nonce,
      sequence: 0,
      entries: new Map(),
      forgotten: new Map(),
      attempts: new Map(),
    };
    this.#ledgers.push(ledger);
    return ledger;
  }
}

function isSame(left: LedgerIdentity, right: LedgerIdentity): boolean {
  return left.sync === right.sync && left.destination === right.destination && left.object === right.object;
}

function infoOf(ledger: MemoryLedger): LedgerInfo {
  return {
    id: ledger.id,
    nonce: ledger.nonce,
    sequence: ledger.sequence,
    owned: countOwned(ledger),
    ...(ledger.image === undefined ? {} : { image: ledger.image }),
    ...(ledger.firstRunAtMs === undefined ? {} : { firstRunAtMs: ledger.firstRunAtMs }),
  };
}

export function countOwned(ledger: MemoryLedger): number {
  const presences = [...ledger.entries.values()].map((entry) => entry.presence);
  return presences.filter((presence) => presence === 'owned' || presence === 'left').length;
}

const ownersFirst: readonly Presence[] = ['owned', 'left', 'removed', 'remembered', 'known'];

/** The entries that hold these ids; of several with one id the one that owns it, else the oldest. */
export function findOwners(
  ledger: MemoryLedger,
  storeIds: readonly string[],
): ReadonlyMap<string, LedgerEntry> {
  const wanted = new Set(storeIds);
  const owners = new Map<string, LedgerEntry>();
  for (const entry of ledger.entries.values()) {
    if (entry.storeId === undefined || !wanted.has(entry.storeId)) continue;
    const other = owners.get(entry.storeId);
    if (other === undefined || rankOf(entry) < rankOf(other)) owners.set(entry.storeId, entry);
  }
  return owners;
}

function rankOf(entry: LedgerEntry): number {
  return ownersFirst.indexOf(entry.presence);
}

export function applyAdvance(ledger: MemoryLedger, advance: LedgerAdvance): void {
  ledger.sequence += 1;
  if (advance.forget !== undefined) {
    const hash = Uint8Array.from(advance.forget);
    ledger.entries.delete(hexOf(hash));
    ledger.forgotten.set(hexOf(hash), { hash, sequence: ledger.sequence });
  }
  if (advance.put !== undefined) {
    const hash = Uint8Array.from(advance.put.hash);
    const fields = new Map(advance.put.fields);
    ledger.entries.set(hexOf(hash), { ...advance.put, hash, fields, sequence: ledger.sequence });
    ledger.forgotten.delete(hexOf(hash));
  }
}
