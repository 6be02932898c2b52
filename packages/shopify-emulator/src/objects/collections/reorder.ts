/** Something in an order, at a position that is a number between those of its neighbours. */
export interface Placed {
  readonly id: number;
  readonly position: number;
}

export interface Move {
  readonly id: number;
  readonly to: number;
}

/**
 * The new positions after moves that are made one after the other, of what was moved alone; or of everything, where no number
 * is left between two neighbours. `endPosition` gives positions behind all that there are. Pure but for it.
 */
export function positionsAfterMoves(
  ordered: readonly Placed[],
  moves: readonly Move[],
  endPosition: () => number,
): ReadonlyMap<number, number> {
  const order = ordered.map(({ id }) => id);
  for (const { id, to } of moves) {
    const from = order.indexOf(id);
    if (from < 0) continue;
    order.splice(from, 1);
    order.splice(Math.min(to, order.length), 0, id);
  }
  const moved = new Set(moves.map(({ id }) => id));
  const positions = new Map(ordered.map(({ id, position }) => [id, position]));
  return squeezeIn(order, moved, positions, endPosition) ?? new Map(order.map((id) => [id, endPosition()]));
}

/** Null where no number is left between two neighbours. */
function squeezeIn(
  order: readonly number[],
  moved: ReadonlySet<number>,
  positions: ReadonlyMap<number, number>,
  endPosition: () => number,
): ReadonlyMap<number, number> | null {
  const changed = new Map<number, number>();
  const nextUnmoved = positionsBehind(order, moved, positions);
  let before: number | undefined;
  for (const [index, id] of order.entries()) {
    if (moved.has(id)) {
      const after = nextUnmoved[index];
      const position = between(before, after) ?? endPosition();
      if ((before !== undefined && position <= before) || (after !== undefined && position >= after))
        return null;
      changed.set(id, position);
      before = position;
    } else before = positions.get(id);
  }
  return changed;
}

/** For each place the position of the next thing behind it that was not moved; undefined where there is none. */
function positionsBehind(
  order: readonly number[],
  moved: ReadonlySet<number>,
  positions: ReadonlyMap<number, number>,
): readonly (number | undefined)[] {
  let behind: number | undefined;
  const found = order.toReversed().map((id) => {
    const position = behind;
    if (!moved.has(id)) behind = positions.get(id);
    return position;
  });
  return found.toReversed();
}

/** undefined at the end. */
function between(before: number | undefined, after: number | undefined): number | undefined {
  if (after === undefined) return undefined;
  return before === undefined ? after - 1 : (before + after) / 2;
}
