import { byId, el, nothing } from './dom.js';
import { get } from './door.js';
import { showFaults } from './faults.js';
import { formatNumber } from './format.js';
import { startHead } from './head.js';
import { showJournal } from './journal.js';
import { beat, onPulse } from './pulse.js';
import { showSettings } from './settings.js';
import { showThing } from './thing.js';
import { showThings } from './things.js';

const main = byId('main');
let kinds = [];
let leave = () => undefined;

/** `#/things/products?search=socks` → `things`, `products` and the parameters. */
function whereAmI() {
  const [path, search = ''] = location.hash.slice(2).split('?', 2);
  const [view = '', subject = ''] = path.split('/', 2);
  return { view, subject: decodeURIComponent(subject), parameters: new URLSearchParams(search) };
}

/** Shows what the address says. A view may give a function to be called when it is left. */
async function show() {
  leave();
  leave = () => undefined;
  const { view, subject, parameters } = whereAmI();
  markCurrent();
  main.scrollTop = 0;
  if (view === 'journal') leave = showJournal(main);
  else if (view === 'faults') leave = showFaults(main);
  else if (view === 'settings') leave = await showSettings(main);
  else if (view === 'thing') await showThing(main, subject);
  else if (view === 'things')
    leave = showThings(
      main,
      kinds.find((kind) => kind.key === subject),
      parameters,
    );
  else if (kinds.length > 0) location.replace(`#/things/${encodeURIComponent(firstKind().key)}`);
  else main.replaceChildren(nothing('Nothing can be shown', 'The local store has no lists.'));
}

/** The kinds that most people look for; the ones behind them are there in every shop, or rarely. */
const kindsInFront = 6;

function firstKind() {
  return kinds.slice(0, kindsInFront).find(({ size }) => size > 0) ?? kinds[0];
}

async function readKinds() {
  kinds = await get('kinds');
  const items = kinds.map(({ key, label, size }) =>
    el(
      'li',
      {},
      el(
        'a',
        { href: `#/things/${encodeURIComponent(key)}`, class: size === 0 ? 'empty' : null },
        label,
        ' ',
        el('span', { class: 'count' }, formatNumber(size)),
      ),
    ),
  );
  byId('kinds').replaceChildren(...items);
  markCurrent();
}

function markCurrent() {
  const { view, subject } = whereAmI();
  const current = view === 'things' ? `#/things/${encodeURIComponent(subject)}` : `#/${view}`;
  for (const link of document.querySelectorAll('.side a')) {
    if (link.getAttribute('href') === current) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

let revision;

/** Things came or went: the numbers beside the lists may be others. */
onPulse((latest) => {
  if (latest.shop.revision === revision) return;
  revision = latest.shop.revision;
  void readKinds();
});

startHead();
addEventListener('hashchange', () => void show());
await beat();
await readKinds();
await show();
