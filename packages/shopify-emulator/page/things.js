import { el, nothing, setText } from './dom.js';
import { get, post } from './door.js';
import { formatNumber } from './format.js';
import { beat, onPulse, shop } from './pulse.js';
import { showTable } from './values.js';

const waitMs = 250;

/** A list of things with a search and pages. Gives a function that ends it. */
export function showThings(place, kind, parameters) {
  if (kind === undefined) {
    place.replaceChildren(nothing('There is no such list', 'Choose one at the side.'));
    return () => undefined;
  }
  const list = new ThingList(place, kind, parameters.get('search') ?? '');
  const stop = onPulse((latest) => list.follow(latest.shop.revision));
  return () => {
    list.end();
    stop();
  };
}

class ThingList {
  #kind;
  #search;
  /** Where the pages before this one began. */
  #starts = [null];
  #page = null;
  #revision = shop.latest?.shop.revision;
  #timer;
  #asked = 0;
  #results = el('div');
  #subtitle = el('span', { class: 'muted' });

  constructor(place, kind, search) {
    this.#kind = kind;
    this.#search = search;
    const head = el(
      'div',
      { class: 'head' },
      el('div', {}, el('h1', {}, kind.label), this.#subtitle),
      kind.isSearchable ? this.#searchField() : null,
    );
    place.replaceChildren(head, this.#results);
    void this.#read();
  }

  end() {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  /** The first page shows what is new by itself; later pages stay as they are under the reader's eyes. */
  follow(revision) {
    if (revision === this.#revision) return;
    this.#revision = revision;
    if (this.#starts.length === 1) void this.#read();
  }

  #searchField() {
    return el('input', {
      type: 'search',
      value: this.#search,
      placeholder: 'Search as Shopify does, such as tag:vip',
      'aria-label': `Search ${this.#kind.label}`,
      oninput: (event) => this.#searchSoon(event.target.value),
    });
  }

  #searchSoon(search) {
    this.#search = search;
    this.#starts = [null];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const parameters = search === '' ? '' : `?search=${encodeURIComponent(search)}`;
      history.replaceState(null, '', `#/things/${encodeURIComponent(this.#kind.key)}${parameters}`);
      void this.#read();
    }, waitMs);
  }

  async #read() {
    this.#asked += 1;
    const asked = this.#asked;
    const wish = { kind: this.#kind.key, search: this.#search, after: this.#starts.at(-1) };
    const page = await get('things', wish).catch((error) => ({
      things: [],
      next: null,
      problem: error.message,
    }));
    if (asked !== this.#asked) return;
    this.#page = page;
    this.#show();
  }

  #show() {
    const { things, problem, size = null } = this.#page;
    const all = size === null ? '' : `${formatNumber(size)} in all`;
    const found = `${things.length === 0 ? 'nothing' : 'what was'} found`;
    const of = size === null ? '' : `, of ${formatNumber(size)}`;
    setText(this.#subtitle, this.#search === '' ? all : `${found}${of}`);
    const shown = things.length === 0 ? this.#nothing() : el('div', { class: 'panel' }, showTable(things));
    this.#results.replaceChildren(
      el('p', { class: 'problem', role: 'status' }, problem ?? ''),
      shown,
      this.#pages(),
    );
  }

  #nothing() {
    const label = this.#kind.label.toLowerCase();
    if (this.#search !== '') return nothing('Nothing found', `No ${label} fit “${this.#search}”.`);
    const canSeed = ['customers', 'products', 'productVariants', 'inventoryItems', 'files'].includes(
      this.#kind.key,
    );
    const hint = 'They appear here as soon as somebody creates them.';
    return nothing(`No ${label} yet`, hint, canSeed ? seedButton() : null);
  }

  #pages() {
    const { things, next } = this.#page;
    const number = this.#starts.length;
    if (number === 1 && next === null) return '';
    const go = (change) => () => {
      change();
      void this.#read();
    };
    const back = go(() => this.#starts.pop());
    const on = go(() => this.#starts.push(next));
    return el(
      'div',
      { class: 'pages' },
      el(
        'span',
        { class: 'muted' },
        `Page ${number} · ${formatNumber(things.length)} shown, the newest first`,
      ),
      el(
        'div',
        { class: 'buttons' },
        el('button', { type: 'button', disabled: number === 1, onclick: back }, 'Newer'),
        el('button', { type: 'button', disabled: next === null, onclick: on }, 'Older'),
      ),
    );
  }
}

function seedButton() {
  const seed = async (event) => {
    event.target.disabled = true;
    event.target.textContent = 'Seeding…';
    await post('seed');
    await beat();
  };
  return el('div', {}, el('button', { type: 'button', class: 'main', onclick: seed }, 'Put in a small shop'));
}
