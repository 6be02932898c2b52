import type { Clock } from '../clock/clock.ts';

/** Counts by name that begin again at each midnight of UTC. */
export interface DailyCount {
  add(name: string): void;
  today(name: string): number;
  clear(): void;
}

const dayMs = 86_400_000;

export function createDailyCount(clock: Clock): DailyCount {
  let day = 0;
  const counts = new Map<string, number>();
  function turnPage(): void {
    const today = Math.floor(clock.now() / dayMs);
    if (today !== day) counts.clear();
    day = today;
  }
  return {
    add(name) {
      turnPage();
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    today(name) {
      turnPage();
      return counts.get(name) ?? 0;
    },
    clear: () => counts.clear(),
  };
}
