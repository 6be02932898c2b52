import { get } from './door.js';

/** How the shop is, read again and again. `calls` keeps the newest, oldest first. */
export const shop = { latest: null, calls: [] };

const maxCalls = 1_000;
const betweenMs = 1_000;
const listeners = new Set();
let timer;

/** Calls back at once if the shop is known, and at each beat from then on, until the given function is called. */
export function onPulse(listener) {
  listeners.add(listener);
  if (shop.latest !== null) listener(shop.latest);
  return () => listeners.delete(listener);
}

/** Reads now instead of at the next beat. */
export async function beat() {
  clearTimeout(timer);
  try {
    const latest = await get('pulse', { since: lastSequence() });
    keepCalls(latest);
    shop.latest = latest;
    document.getElementById('lost').hidden = true;
    for (const listener of listeners) listener(latest);
  } catch {
    document.getElementById('lost').hidden = false;
  }
  timer = setTimeout(beat, document.hidden ? betweenMs * 5 : betweenMs);
}

function lastSequence() {
  return shop.calls.at(-1)?.sequence ?? 0;
}

/** After a reset the journal counts from one again. */
function keepCalls({ calls, lastSequence: last }) {
  if (last < lastSequence()) shop.calls = [];
  const known = lastSequence();
  shop.calls = [...shop.calls, ...calls.filter((call) => call.sequence > known)].slice(-maxCalls);
}

/** Forgets the calls that are shown, after the journal was cleared. */
export function forgetCalls() {
  shop.calls = [];
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void beat();
});
