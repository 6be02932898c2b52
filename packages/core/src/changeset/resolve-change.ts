import type { Decision } from '../destination/change.ts';
import type { Sighting } from '../destination/destination.ts';
import type { RemovalKind } from '../destination/object-definition.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { OutcomeKind, Reason } from '../outcome/outcome.ts';
import type { SyncSpec } from '../spec/sync-spec.ts';
import type { SpooledChange } from './spooled-change.ts';

/** What becomes of a change once its thing was looked for. */
export type Resolution =
  | { readonly kind: 'decided'; readonly decision: Decision }
  /** The thing belongs to a key that left: it comes to this one. */
  | { readonly kind: 'takes-over'; readonly from: LedgerEntry }
  | {
      readonly kind: 'ended';
      readonly outcome: OutcomeKind;
      readonly reason?: Reason;
      readonly storeId?: string;
    };

export interface ResolutionFacts {
  readonly spec: Pick<SyncSpec, 'mode' | 'onGone' | 'onReturn' | 'onRemoved'>;
  readonly sighting: Sighting;
  /** The ledger's entry that holds the sighted store id. */
  readonly owner: LedgerEntry | undefined;
  /** Whether the owner's key is out of the model: not read in this run. */
  readonly ownerLeft: boolean;
  /** Keys of other newcomers that were sighted at the same thing. */
  readonly rivals: readonly string[];
}

/** The rules of modes and of ownership. Pure. */
export function resolveChange(spooled: SpooledChange, facts: ResolutionFacts): Resolution {
  const { sighting } = facts;
  if (spooled.kind === 'removed')
    return resolveRemoval(facts.spec.onRemoved, sighting, spooled.change.storeId);
  switch (sighting.kind) {
    case 'ambiguous':
      return held(
        'ambiguous_match',
        `the match rules find ${sighting.storeIds.length} different things: ${sighting.storeIds.join(', ')}`,
      );
    case 'unmatchable':
      return held('no_match_value', 'no match rule has a value, and no store id is remembered');
    case 'gone':
      return resolveGone(facts.spec, spooled.change.storeId);
    case 'missing':
      return facts.spec.mode === 'update' ? ended('unmatched', unmatched) : decided({ kind: 'create' });
    case 'found':
      return resolveFound(spooled, sighting.storeId, facts);
  }
}

const unmatched: Reason = { code: 'no_match', message: 'no thing in the store matches' };

function resolveRemoval(removal: RemovalKind, sighting: Sighting, storeId: string | undefined): Resolution {
  if (sighting.kind === 'found') return decided({ kind: 'remove', storeId: sighting.storeId, removal });
  return ended(
    'delivered',
    { code: 'already_gone', message: 'the thing was no longer in the store' },
    storeId,
  );
}

/** What `on_gone` says about a thing that somebody else deleted or merged. Pure. */
export function resolveGone(
  spec: Pick<SyncSpec, 'mode' | 'onGone'>,
  storeId: string | undefined,
): Resolution {
  const what = `${storeId ?? 'the thing'} is no longer in the store: it was deleted or merged there`;
  if (spec.onGone === 'ignore') return ended('unmatched', { code: 'gone', message: what });
  if (spec.onGone === 'recreate' && spec.mode !== 'update') return decided({ kind: 'create' });
  return held('gone', `${what}. Set on_gone: recreate to make it anew, or remove the row`);
}

function resolveFound(spooled: SpooledChange, storeId: string, facts: ResolutionFacts): Resolution {
  if (spooled.kind === 'changed') return decided({ kind: 'update', storeId });
  if (facts.rivals.length > 0) {
    return held('same_thing', `${storeId} is matched by other new keys too: ${facts.rivals.join(', ')}`);
  }
  // An insert that knows the thing has made it itself, and was refused on the way.
  if (facts.spec.mode === 'insert' && spooled.change.storeId === undefined)
    return ended('exists', undefined, storeId);
  const { owner } = facts;
  if (owner === undefined || isSame(owner.hash, spooled.hash) || owner.presence === 'known') {
    return decided({ kind: 'update', storeId });
  }
  return resolveOwned(storeId, owner, facts);
}

function resolveOwned(storeId: string, owner: LedgerEntry, facts: ResolutionFacts): Resolution {
  const left = owner.presence === 'left' || owner.presence === 'removed' || facts.ownerLeft;
  if (!left || owner.presence === 'remembered') {
    return held(
      'owned_by_other',
      `${storeId} belongs to the key ${JSON.stringify(owner.key ?? '(personal)')}, which keeps it`,
    );
  }
  if (owner.presence === 'removed' && facts.spec.onReturn === 'ignore') {
    return held('removed_before', `${storeId} was removed under its former key, and on_return is ignore`);
  }
  return { kind: 'takes-over', from: owner };
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.every((byte, index) => byte === right[index]);
}

function decided(decision: Decision): Resolution {
  return { kind: 'decided', decision };
}

function held(code: string, message: string): Resolution {
  return { kind: 'ended', outcome: 'held', reason: { code, message } };
}

function ended(outcome: OutcomeKind, reason?: Reason, storeId?: string): Resolution {
  return {
    kind: 'ended',
    outcome,
    ...(reason === undefined ? {} : { reason }),
    ...(storeId === undefined ? {} : { storeId }),
  };
}
