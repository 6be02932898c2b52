import { el, nothing } from './dom.js';
import { get } from './door.js';
import { inWords, partsOfId } from './format.js';
import { isBlank, showFields, showTable, titleOf } from './values.js';

/** Everything that the API tells of one thing. */
export async function showThing(place, id) {
  const { type, number } = partsOfId(id);
  const thing = await get('thing', { id }).catch(() => null);
  if (thing === null) {
    place.replaceChildren(
      nothing(`${inWords(type)} ${number} is not there`, 'It was deleted, or never was.'),
    );
    return;
  }
  const lists = Object.entries(thing).filter(([, value]) => Array.isArray(value?.nodes));
  const fields = Object.fromEntries(
    Object.entries(thing).filter(([, value]) => !Array.isArray(value?.nodes)),
  );
  const blank = Object.entries(fields).filter(([name, value]) => name !== '__typename' && isBlank(value));
  place.replaceChildren(
    el(
      'div',
      { class: 'head' },
      el('div', {}, el('h1', {}, titleOf(thing) ?? `${inWords(type)} ${number}`), subtitle(type, id)),
    ),
    el('div', { class: 'panel pad' }, showFields(fields), blankFields(blank)),
    ...lists.flatMap(([name, list]) => showNodes(name, list)),
    el('h2', {}, 'As the API answers'),
    el('details', {}, el('summary', {}, 'JSON'), el('pre', {}, JSON.stringify(thing, null, 2))),
  );
}

function subtitle(type, id) {
  const copy = async (event) => {
    const button = event.currentTarget;
    await navigator.clipboard.writeText(id);
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy id'), 1_200);
  };
  return el(
    'div',
    { class: 'under' },
    el('span', { class: 'muted' }, `${inWords(type)} · `, el('code', {}, id)),
    el('button', { type: 'button', onclick: copy }, 'Copy id'),
  );
}

function blankFields(blank) {
  if (blank.length === 0) return null;
  const names = blank.map(([name]) => inWords(name)).join(', ');
  return el('p', { class: 'muted' }, `Empty: ${names}.`);
}

function showNodes(name, { nodes, pageInfo }) {
  if (nodes.length === 0) return [];
  const more = pageInfo?.hasNextPage === true ? `, the first ${nodes.length}` : '';
  return [
    el('h2', {}, inWords(name), el('span', { class: 'muted' }, more)),
    el('div', { class: 'panel' }, showTable(nodes)),
  ];
}
