import { el } from './dom.js';
import { addressOfThing, formatTime, inWords, isId, partsOfId } from './format.js';

/** A value of the API as a person reads it. */
function showValue(value) {
  if (value === null || value === undefined || value === '') return el('span', { class: 'muted' }, '–');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isId(value)) return linkTo(value);
  if (typeof value === 'string') return showText(value);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return showList(value);
  return showObject(value);
}

function showText(text) {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return el('time', { datetime: text }, formatTime(text));
  if (/^[A-Z][A-Z_]+$/.test(text))
    return el('span', { class: `pill ${moods[text] ?? ''}` }, text.toLowerCase().replaceAll('_', ' '));
  return text;
}

const moods = {
  ACTIVE: 'good',
  READY: 'good',
  COMPLETED: 'good',
  SUBSCRIBED: 'good',
  DRAFT: 'warn',
  PROCESSING: 'warn',
  RUNNING: 'warn',
  CREATED: 'warn',
  FAILED: 'bad',
  ARCHIVED: '',
};

/** `Product 7100000000012`, to the thing itself. */
function linkTo(id, label) {
  const { type, number } = partsOfId(id);
  return el('a', { href: addressOfThing(id), title: id }, label ?? `${inWords(type)} ${number}`);
}

function showList(list) {
  if (list.length === 0) return el('span', { class: 'muted' }, '–');
  if (list.every((entry) => typeof entry !== 'object'))
    return el('span', { class: 'tags' }, ...list.map((entry) => el('span', { class: 'tag' }, String(entry))));
  return showTable(list);
}

/** Money, counts and references in a line; anything else as a list of its fields. */
function showObject(value) {
  const { __typename: type, ...fields } = value;
  if (type === 'MoneyV2') return `${fields.amount} ${fields.currencyCode}`;
  if (type === 'Count') return String(fields.count);
  if (isId(fields.id) && !type.endsWith('Address')) return linkTo(fields.id, titleOf(value));
  return showFields(fields);
}

/** The name by which a person knows a thing. */
export function titleOf(thing) {
  return (
    thing.displayName ?? thing.title ?? thing.name ?? thing.alt ?? thing.key ?? thing.handle ?? undefined
  );
}

/** What stands elsewhere, or says nothing to a person. */
const silent = new Set(['__typename', 'id', 'defaultCursor']);

/** The fields of an object, with those that say nothing left out. */
export function showFields(fields) {
  const told = Object.entries(fields).filter(([name, value]) => !silent.has(name) && !isBlank(value));
  if (told.length === 0) return el('span', { class: 'muted' }, '–');
  return el(
    'dl',
    {},
    ...told.flatMap(([name, value]) => [el('dt', {}, inWords(name)), el('dd', {}, showValue(value))]),
  );
}

export function isBlank(value) {
  if (value === null || value === undefined || value === '') return true;
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.length === 0;
  return Object.entries(value).every(([name, entry]) => name === '__typename' || isBlank(entry));
}

/** Things in rows. The first column leads to the thing. */
export function showTable(things) {
  const names = [...new Set(things.flatMap((thing) => Object.keys(thing)))];
  const columns = names.filter((name) => name !== '__typename' && name !== 'id');
  return el(
    'table',
    {},
    el('thead', {}, el('tr', {}, ...headCells(columns, things))),
    el('tbody', {}, ...things.map((thing) => rowOf(thing, columns))),
  );
}

function headCells(columns, things) {
  if (columns.length === 0) return [el('th', { scope: 'col' }, 'ID')];
  return columns.map((name) =>
    el('th', { scope: 'col', class: isNumeric(things[0]?.[name]) ? 'number' : null }, inWords(name)),
  );
}

function rowOf(thing, columns) {
  if (columns.length === 0) return el('tr', {}, el('td', {}, showValue(thing.id)));
  const cells = columns.map((name, index) => {
    const value = thing[name];
    const leads = index === 0 && isId(thing.id);
    const kind = isNumeric(value) ? 'number' : /^\d{4}-\d\d-\d\dT/.test(value ?? '') ? 'time' : null;
    return el(
      'td',
      { class: kind },
      leads ? linkTo(thing.id, isBlank(value) ? undefined : String(value)) : showValue(value),
    );
  });
  return el('tr', {}, ...cells);
}

function isNumeric(value) {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+\.\d\d$/.test(value));
}
