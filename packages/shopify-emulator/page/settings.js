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

/** What a switch is about, in the words of the README. */
const meanings = {
  idempotentReplay: 'A repeated @idempotent key with equal parameters',
  idempotencyKeyLength: 'How long an @idempotent key may be',
  inventoryBatch: 'One bad line: refuses the whole batch of quantities, or only itself',
  countingUnstocked: 'Quantities written where an item was never stocked',
  variantsPerCall: 'Entries in a call of productVariantsBulkCreate, -Update, -Delete',
  productSetUnstockedLocation: 'Quantities in productSet where an existing variant is not stocked',
  variantDailyLimit: 'What the daily limit of variants answers',
  emptyConnectionCost: 'What a page without entries costs: what was requested, or two points',
  searchAlternatives: 'How many terms a search joins by OR',
  duplicateUniqueMetafield: "A taken value of a unique metafield inside of a thing's own mutation",
  productOperations: 'When work on a product that goes on after the answer shows as done',
  canceledBulkResults: 'Where a canceled bulk operation has what it has so far',
  tokenEndInBulk: 'A bulk operation whose token ends meanwhile',
  variantsInPublicationUpdate: 'Ids of variants in publicationUpdate',
};

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
      choiceOf('Plan', 'Choosing one fills its bucket.', {
        name: 'plan',
        all: plans,
        chosen: settings.plan,
        choose: change('plan'),
      }),
      choiceOf('State of the shop', 'Any but open answers every call with an error.', {
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
  return choiceOf(inWords(name), meanings[name] ?? null, { name, all: settings, chosen: setting, choose });
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
