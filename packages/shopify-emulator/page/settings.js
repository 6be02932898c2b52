import { el } from './dom.js';
import { get, post } from './door.js';
import { inWords } from './format.js';
import { beat } from './pulse.js';

const plans = ['standard', 'advanced', 'plus', 'enterprise'];
const states = [
  'open',
  'frozen',
  'plan-limited',
  'forbidden',
  'unknown',
  'locked',
  'rejected',
  'down',
  'inactive',
];

/** How the shop stands towards its callers, and how it behaves where nobody could verify it. */
export async function showSettings(place) {
  const [settings, switches] = await Promise.all([get('settings'), get('switches')]);
  const change = (name) => async (value) => {
    await post('settings', { [name]: value });
    await beat();
  };
  place.replaceChildren(
    el(
      'div',
      { class: 'head' },
      el(
        'div',
        {},
        el('h1', {}, 'Settings'),
        el('span', { class: 'muted' }, 'Changes hold until the next reset'),
      ),
    ),
    el(
      'div',
      { class: 'panel pad' },
      choiceOf('Plan', 'Its bucket is full again.', {
        name: 'plan',
        all: plans,
        chosen: settings.plan,
        choose: change('plan'),
      }),
      choiceOf('State of the shop', 'How every call is answered.', {
        name: 'state',
        all: states,
        chosen: settings.state,
        choose: change('state'),
      }),
      lagField(settings.searchLagMs, change('searchLagMs')),
    ),
    el('h2', {}, 'Switches'),
    el(
      'p',
      { class: 'muted' },
      'How this shop behaves where nobody outside of Shopify could verify it. Code under test should work under each setting; the first is the default.',
    ),
    el(
      'div',
      { class: 'panel pad', id: 'switches' },
      ...Object.entries(switches).map(([name, entry]) => switchOf(name, entry)),
    ),
    el('h2', {}, 'Start over'),
    startOver(),
  );
  return () => undefined;
}

function switchOf(name, { setting, settings }) {
  const choose = (value) => post('switches', { [name]: value });
  return choiceOf(inWords(name), null, { name, all: settings, chosen: setting, choose });
}

function choiceOf(label, hint, { name, all, chosen, choose }) {
  const options = all.map((value) =>
    el(
      'label',
      {},
      el('input', { type: 'radio', name, value, checked: value === chosen, onchange: () => choose(value) }),
      value.replaceAll('-', ' '),
    ),
  );
  return el(
    'fieldset',
    {},
    el('legend', {}, label),
    el('div', { class: 'choices' }, ...options),
    hint === null ? null : el('span', { class: 'muted hint' }, hint),
  );
}

function lagField(searchLagMs, choose) {
  const field = el('input', {
    type: 'number',
    min: 0,
    step: 100,
    value: searchLagMs,
    'aria-label': 'Milliseconds that search runs behind',
    onchange: (event) => choose(Math.max(0, Math.round(Number(event.target.value)))),
  });
  return el(
    'fieldset',
    {},
    el('legend', {}, 'Search runs behind by'),
    el('div', { class: 'choices' }, el('label', {}, field, 'ms')),
  );
}

function startOver() {
  const empty = async () => {
    if (!confirm('Everything in the shop goes. Start over?')) return;
    await post('reset');
    await beat();
    location.hash = '#/';
  };
  const seed = async (event) => {
    event.target.disabled = true;
    await post('seed');
    await beat();
    event.target.disabled = false;
  };
  return el(
    'div',
    { class: 'panel pad buttons' },
    el('button', { type: 'button', onclick: seed }, 'Put in a small shop'),
    el('button', { type: 'button', onclick: empty }, 'Empty the shop'),
    el('a', { href: '/__control/dump', download: 'shop.jsonl' }, 'Download a dump'),
  );
}
