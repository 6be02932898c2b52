/** `taker` wants a unique value that `giver` gives up: the giver has to go first. */
export interface HandOver {
  readonly giver: number;
  readonly taker: number;
}

export interface OwnerOrder {
  /** For each taker: how many hand-overs have to happen before it, at least 1. */
  readonly levels: ReadonlyMap<number, number>;
  /** Changes that wait for one another in a circle (a swap, or longer), each circle with its members in order. */
  readonly cycles: readonly (readonly number[])[];
}

/**
 * The order in which changes that hand over unique values must go. Pure. Members of a cycle have no level; a taker
 * behind a cycle has: its giver is held, and the store will refuse it as taken.
 */
export function orderOwners(handOvers: readonly HandOver[]): OwnerOrder {
  const givers = new Map<number, number[]>();
  for (const { giver, taker } of handOvers) givers.set(taker, [...(givers.get(taker) ?? []), giver]);
  const cycles = findCycles(givers);
  const stuck = new Set(cycles.flat());
  const levels = new Map<number, number>();
  for (const taker of givers.keys()) if (!stuck.has(taker)) levelOf(taker, { givers, stuck, levels });
  return { levels: new Map([...levels].filter(([, level]) => level > 0)), cycles };
}

interface LevelSearch {
  readonly givers: ReadonlyMap<number, readonly number[]>;
  readonly stuck: ReadonlySet<number>;
  readonly levels: Map<number, number>;
}

/** Depth-first without recursion: chains may be long. */
function levelOf(start: number, search: LevelSearch): void {
  const stack = [start];
  for (let change = stack.at(-1); change !== undefined; change = stack.at(-1)) {
    const before = (search.givers.get(change) ?? []).filter((giver) => !search.stuck.has(giver));
    const open = before.filter((giver) => !search.levels.has(giver));
    if (open.length > 0) {
      stack.push(...open);
      continue;
    }
    const level =
      before.length === 0 ? 0 : 1 + Math.max(...before.map((giver) => search.levels.get(giver) ?? 0));
    search.levels.set(change, givenLevel(search, change, level));
    stack.pop();
  }
}

function givenLevel(search: LevelSearch, change: number, level: number): number {
  const hasGivers = (search.givers.get(change)?.length ?? 0) > 0;
  return hasGivers ? Math.max(1, level) : level;
}

/** The strongly connected groups of more than one change (Tarjan, "Depth-first search and linear graph algorithms", 1972). */
function findCycles(givers: ReadonlyMap<number, readonly number[]>): number[][] {
  const search: CycleSearch = { givers, index: new Map(), low: new Map(), stack: [], cycles: [] };
  for (const change of givers.keys()) if (!search.index.has(change)) visit(change, search);
  return search.cycles;
}

interface CycleSearch {
  readonly givers: ReadonlyMap<number, readonly number[]>;
  readonly index: Map<number, number>;
  readonly low: Map<number, number>;
  readonly stack: number[];
  readonly cycles: number[][];
}

function visit(start: number, search: CycleSearch): void {
  const path: { change: number; next: number }[] = [];
  enter(start, search, path);
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const giver = search.givers.get(step.change)?.[step.next];
    if (giver === undefined) {
      leave(step.change, search);
      path.pop();
      const parent = path.at(-1);
      if (parent) lower(search, parent.change, search.low.get(step.change));
      continue;
    }
    step.next += 1;
    if (!search.index.has(giver)) enter(giver, search, path);
    else if (search.stack.includes(giver)) lower(search, step.change, search.index.get(giver));
  }
}

function enter(change: number, search: CycleSearch, path: { change: number; next: number }[]): void {
  search.index.set(change, search.index.size);
  search.low.set(change, search.index.size - 1);
  search.stack.push(change);
  path.push({ change, next: 0 });
}

function lower(search: CycleSearch, change: number, candidate: number | undefined): void {
  search.low.set(change, Math.min(search.low.get(change) ?? 0, candidate ?? Number.POSITIVE_INFINITY));
}

function leave(change: number, search: CycleSearch): void {
  if (search.low.get(change) !== search.index.get(change)) return;
  const group = search.stack.splice(search.stack.lastIndexOf(change));
  if (group.length > 1) search.cycles.push(group.sort((left, right) => left - right));
}
