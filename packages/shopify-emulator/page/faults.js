import { el, nothing } from './dom.js';
import { post, remove } from './door.js';
import { beat, onPulse } from './pulse.js';

const templates = {
  'THROTTLED for half a minute': { kind: 'throttle', forMs: 30_000 },
  'HTTP 503 before the call': { kind: 'status', status: 503, when: 'before' },
  'HTTP 503 after the write was done': { kind: 'status', status: 503, when: 'after' },
  'HTTP 429 with Retry-After': { kind: 'status', status: 429, when: 'before', retryAfterSeconds: 4 },
  'INTERNAL_SERVER_ERROR after the write': { kind: 'internal-error', when: 'after' },
  'Connection cut in the middle of an answer': { kind: 'cut', when: 'during' },
  'Slow answers': { kind: 'delay', delayMs: 2_000, times: 10 },
  'No reply, and the write lands a minute later': { kind: 'hang', landsAfterMs: 60_000 },
  'Token revoked at the third call': { kind: 'revoke', when: 'before', nth: 3 },
  'The tenth row of all batches refused': {
    kind: 'refuse',
    item: 'counted',
    nth: 10,
    message: 'Refused',
    code: 'INVALID',
  },
  'Daily limit of variants': { kind: 'variant-limit', limit: 100 },
};

/** What is armed, and a way to arm more. Gives a function that ends it. */
export function showFaults(place) {
  const results = el('div');
  const clear = async () => {
    await remove('faults');
    await beat();
  };
  place.replaceChildren(
    el(
      'div',
      { class: 'head' },
      el(
        'div',
        {},
        el('h1', {}, 'Faults'),
        el('span', { class: 'muted' }, 'What shall go wrong, and how often it has'),
      ),
      el('button', { type: 'button', onclick: clear }, 'Clear all'),
    ),
    results,
    el('h2', {}, 'Arm one more'),
    armingForm(),
  );
  let shown;
  return onPulse(({ faults }) => {
    const state = JSON.stringify(faults);
    if (state === shown) return;
    shown = state;
    results.replaceChildren(
      faults.length === 0
        ? nothing('Nothing is armed', 'Every call is answered as a shop in good health does.')
        : armedTable(faults),
    );
  });
}

function armedTable(faults) {
  const heads = ['Kind', 'How', 'Matched', 'Struck'];
  const rows = faults.map(({ kind, seen, hits, ...rest }) =>
    el(
      'tr',
      {},
      el('td', {}, el('span', { class: 'pill bad' }, kind)),
      el('td', { class: 'code' }, el('code', {}, describe(rest))),
      el('td', { class: 'number' }, String(seen)),
      el('td', { class: 'number' }, String(hits)),
    ),
  );
  return el(
    'div',
    { class: 'panel' },
    el(
      'table',
      { id: 'faults' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ...heads.map((name, index) => el('th', { scope: 'col', class: index > 1 ? 'number' : null }, name)),
        ),
      ),
      el('tbody', {}, ...rows),
    ),
  );
}

function describe(rest) {
  return Object.entries(rest)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

function armingForm() {
  const problem = el('p', { class: 'problem', role: 'alert' });
  const text = el('textarea', { rows: 6, 'aria-label': 'The fault as JSON', spellcheck: 'false' });
  const write = (name) => {
    text.value = JSON.stringify(templates[name], null, 2);
  };
  const choice = el(
    'select',
    { 'aria-label': 'A fault to begin with', onchange: (event) => write(event.target.value) },
    ...Object.keys(templates).map((name) => el('option', { value: name }, name)),
  );
  write(Object.keys(templates)[0]);
  const arm = async (event) => {
    event.preventDefault();
    try {
      await post('faults', JSON.parse(text.value));
      problem.textContent = '';
      await beat();
    } catch (error) {
      problem.textContent = error.message;
    }
  };
  return el(
    'form',
    { class: 'panel pad grid', onsubmit: arm },
    choice,
    text,
    problem,
    el('div', {}, el('button', { type: 'submit', class: 'main' }, 'Arm')),
  );
}
