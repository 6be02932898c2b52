import { el, nothing, setText } from './dom.js';
import { remove } from './door.js';
import { formatNumber, formatTime } from './format.js';
import { beat, forgetCalls, onPulse, shop } from './pulse.js';

const maxShown = 250;

const moods = {
  ok: 'good',
  token: 'good',
  landed: 'warn',
  'user-errors': 'warn',
  throttled: 'warn',
  denied: 'bad',
  errors: 'bad',
  fault: 'bad',
  'internal-error': 'bad',
  rejected: 'bad',
  'too-costly': 'bad',
  unauthorized: 'bad',
  'token-refused': 'bad',
  malformed: 'bad',
  unavailable: 'bad',
};

/** The calls as they come, newest first. Gives a function that ends it. */
export function showJournal(place) {
  const journal = new LiveJournal(place);
  return onPulse(() => journal.update());
}

class LiveJournal {
  #text = '';
  #answer = '';
  #held = null;
  #open = new Set();
  #shown = '';
  #results = el('div');
  #subtitle = el('span', { class: 'muted' });

  constructor(place) {
    const clear = async () => {
      await remove('journal');
      forgetCalls();
      this.#held = null;
      await beat();
      this.update();
    };
    const hold = (event) => {
      this.#held = this.#held === null ? [...shop.calls] : null;
      setText(event.currentTarget, this.#held === null ? 'Hold' : 'Go on');
      this.update();
    };
    const head = el(
      'div',
      { class: 'head' },
      el('div', {}, el('h1', {}, 'Journal'), this.#subtitle),
      el('input', {
        type: 'search',
        placeholder: 'Root field, operation or request id',
        'aria-label': 'Search the journal',
        oninput: (event) => this.#narrow({ text: event.target.value.toLowerCase() }),
      }),
      el(
        'select',
        { 'aria-label': 'Kind of answer', onchange: (event) => this.#narrow({ answer: event.target.value }) },
        el('option', { value: '' }, 'Every answer'),
        ...Object.keys(moods).map((kind) => el('option', { value: kind }, kind)),
      ),
      el(
        'div',
        { class: 'buttons' },
        el('button', { type: 'button', onclick: hold }, 'Hold'),
        el('button', { type: 'button', onclick: clear }, 'Clear'),
      ),
    );
    place.replaceChildren(head, this.#results);
  }

  #narrow({ text = this.#text, answer = this.#answer }) {
    this.#text = text;
    this.#answer = answer;
    this.update();
  }

  update() {
    const calls = this.#held ?? shop.calls;
    const fitting = calls.filter((call) => this.#fits(call)).toReversed();
    const shown = fitting.slice(0, maxShown);
    const total = shop.latest?.lastSequence ?? 0;
    setText(
      this.#subtitle,
      `${formatNumber(total)} calls since the last reset${this.#held === null ? '' : ' · held'}`,
    );
    const state = JSON.stringify([shown.map((call) => call.sequence), [...this.#open]]);
    if (state === this.#shown && shown.length > 0) return;
    this.#shown = state;
    this.#results.replaceChildren(shown.length === 0 ? this.#nothing() : this.#table(shown));
  }

  #fits(call) {
    if (this.#answer !== '' && call.answer !== this.#answer) return false;
    const text = [call.operationName, ...call.rootFields, call.requestId, call.endpoint]
      .join(' ')
      .toLowerCase();
    return text.includes(this.#text);
  }

  #nothing() {
    if (this.#text !== '' || this.#answer !== '')
      return nothing('No such call', 'None of the kept calls fit.');
    return nothing(
      'No calls yet',
      `Send one to ${location.origin}/admin/api/2026-10/graphql.json, and it shows here within a second.`,
    );
  }

  #table(calls) {
    const heads = [
      ['#', 'number'],
      ['Time', null],
      ['What was asked', null],
      ['Answer', null],
      ['Cost', 'number'],
      ['Points left', 'number'],
    ];
    return el(
      'div',
      { class: 'panel' },
      el(
        'table',
        { id: 'journal' },
        el(
          'thead',
          {},
          el('tr', {}, ...heads.map(([name, kind]) => el('th', { scope: 'col', class: kind }, name))),
        ),
        el('tbody', {}, ...calls.flatMap((call) => this.#rows(call))),
      ),
    );
  }

  #rows(call) {
    const isOpen = this.#open.has(call.sequence);
    const toggle = () => {
      if (isOpen) this.#open.delete(call.sequence);
      else this.#open.add(call.sequence);
      this.update();
    };
    const row = el(
      'tr',
      {
        class: `opens ${isOpen ? 'is-open' : ''}`,
        tabindex: 0,
        'aria-expanded': String(isOpen),
        onclick: toggle,
        onkeydown: (event) => (event.key === 'Enter' ? toggle() : undefined),
      },
      el('td', { class: 'number muted' }, String(call.sequence)),
      el('td', { class: 'time' }, formatTime(call.time).slice(11)),
      el('td', {}, ...whatWasAsked(call)),
      el('td', {}, ...howItWasAnswered(call)),
      el('td', { class: 'number' }, costOf(call)),
      el('td', { class: 'number' }, formatNumber(call.available)),
    );
    return isOpen ? [row, el('tr', { class: 'opened' }, el('td', { colspan: 6 }, details(call)))] : [row];
  }
}

function whatWasAsked({ endpoint, rootFields, operationName, query }) {
  if (endpoint === 'oauth') return [el('span', { class: 'muted' }, 'a token')];
  if (rootFields.length === 0)
    return [
      el(
        'span',
        { class: 'muted' },
        operationName ?? (query === null ? 'nothing that could be read' : 'nothing that could run'),
      ),
    ];
  const counted = [...new Set(rootFields)].map((name) => {
    const times = rootFields.filter((other) => other === name).length;
    return times === 1 ? name : `${name} × ${times}`;
  });
  const name = operationName === null ? null : el('span', { class: 'muted' }, ` ${operationName}`);
  return [
    counted.slice(0, 4).join(', '),
    counted.length > 4 ? ` and ${counted.length - 4} more` : null,
    name,
  ];
}

function howItWasAnswered({ answer, applied, status }) {
  const told = status === null ? 'no reply' : status === 200 ? null : `HTTP ${status}`;
  return [
    el('span', { class: `pill ${moods[answer] ?? ''}` }, answer.replaceAll('-', ' ')),
    told === null ? null : el('span', { class: 'muted' }, ` ${told}`),
    applied ? el('span', { class: 'muted', title: 'It changed something in the shop' }, ' · applied') : null,
  ];
}

function costOf({ requestedCost, actualCost }) {
  if (requestedCost === null) return '';
  if (actualCost === null || actualCost === requestedCost) return formatNumber(requestedCost);
  return `${formatNumber(actualCost)} of ${formatNumber(requestedCost)}`;
}

function details(call) {
  return el(
    'div',
    { class: 'grid' },
    el(
      'span',
      { class: 'muted' },
      `${formatTime(call.time)} UTC · ${call.version ?? ''} · ${call.requestId}`,
    ),
    ...(call.complaints ?? []).map((complaint) => el('p', { class: 'complaint' }, complaint.trim())),
    call.query === null ? null : el('pre', {}, call.query.trim()),
    Object.keys(call.variables).length === 0 ? null : el('pre', {}, JSON.stringify(call.variables, null, 2)),
    call.internalError === undefined ? null : el('pre', {}, call.internalError),
  );
}
