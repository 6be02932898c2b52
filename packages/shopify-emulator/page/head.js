import { byId, el, setText } from './dom.js';
import { post } from './door.js';
import { formatNumber, formatTime } from './format.js';
import { beat, onPulse } from './pulse.js';

/** The line above everything: which shop, its clock, and the points that its apps have left. */
export function startHead() {
  byId('clock-freeze').addEventListener('click', (event) =>
    moveClock(event.currentTarget.dataset.frozen === 'yes' ? { run: true } : { freeze: true }),
  );
  for (const button of document.querySelectorAll('[data-advance]'))
    button.addEventListener('click', () => moveClock({ advanceMs: Number(button.dataset.advance) }));
  onPulse((latest) => {
    showShop(latest);
    showClock(latest.clock);
    showBuckets(latest);
    setText(byId('fault-count'), latest.faults.length === 0 ? '' : formatNumber(latest.faults.length));
    setText(byId('journal-count'), latest.lastSequence === 0 ? '' : formatNumber(latest.lastSequence));
  });
}

async function moveClock(move) {
  await post('clock', move);
  await beat();
}

function showShop({ shop, settings, seeding }) {
  setText(byId('shop-name'), shop.name);
  setText(byId('shop-domain'), `${shop.domain} · ${settings.plan} · ${settings.versions.at(-1)}`);
  document.title = `${shop.name} · local store`;
  const state = byId('shop-state');
  const seeded =
    seeding === null ? null : `seeding ${formatNumber(seeding.made)} of ${formatNumber(seeding.wanted)}`;
  const told = seeded ?? (settings.state === 'open' ? null : settings.state);
  state.hidden = told === null;
  state.className = `pill ${seeded === null ? 'bad' : 'warn'}`;
  setText(state, told ?? '');
}

function showClock({ nowMs, isFrozen }) {
  const now = byId('clock-now');
  setText(now, formatTime(nowMs));
  now.setAttribute('datetime', new Date(nowMs).toISOString());
  setText(byId('clock-mode'), isFrozen ? 'UTC · frozen' : 'UTC · running');
  const button = byId('clock-freeze');
  setText(button, isFrozen ? 'Run' : 'Freeze');
  button.dataset.frozen = isFrozen ? 'yes' : 'no';
}

/** One gauge for each app that has called; a full one before anybody has. */
function showBuckets({ buckets, settings }) {
  const { maximumAvailable, restoreRate } = settings.bucket;
  const full = { appId: 0, maximumAvailable, restoreRate, currentlyAvailable: maximumAvailable };
  const shown = buckets.length === 0 ? [full] : buckets;
  const place = byId('buckets');
  while (place.children.length > shown.length) place.lastElementChild.remove();
  while (place.children.length < shown.length) place.append(makeGauge());
  for (const [index, bucket] of shown.entries())
    fillGauge(place.children[index], bucket, shown.length > 1 ? `App ${index + 1}` : 'Points');
}

function makeGauge() {
  return el(
    'div',
    { class: 'gauge' },
    el('div', { class: 'line' }, el('span', { class: 'name' }), el('strong', { class: 'left' })),
    el('div', { class: 'track', role: 'meter', 'aria-valuemin': 0 }, el('div', { class: 'fill' })),
    el('div', { class: 'line muted' }, el('span', { class: 'size' }), el('span', { class: 'rate' })),
  );
}

function fillGauge(gauge, { currentlyAvailable, maximumAvailable, restoreRate }, name) {
  const share = currentlyAvailable / maximumAvailable;
  gauge.classList.toggle('low', share < 0.2);
  setText(gauge.querySelector('.name'), name);
  setText(gauge.querySelector('.left'), formatNumber(currentlyAvailable));
  setText(gauge.querySelector('.size'), `of ${formatNumber(maximumAvailable)}`);
  setText(gauge.querySelector('.rate'), `+${formatNumber(restoreRate)} a second`);
  gauge.querySelector('.fill').style.width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  const meter = gauge.querySelector('.track');
  meter.setAttribute('aria-label', `${name} left`);
  meter.setAttribute('aria-valuemax', maximumAvailable);
  meter.setAttribute('aria-valuenow', currentlyAvailable);
}
