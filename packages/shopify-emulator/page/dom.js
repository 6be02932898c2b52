/**
 * Makes an element. Attributes that are functions are listeners (`onclick`), `true` stands for an attribute without a value, and null and
 * false are left out. Children are nodes, or texts, which are never read as markup.
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(attribute.slice(2), value);
    else element.setAttribute(attribute, value === true ? '' : String(value));
  }
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Puts a text where it has changed, so that nothing flickers and selections stay. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** What stands where there is nothing to show. */
export function nothing(title, hint, ...more) {
  return el('div', { class: 'nothing' }, el('strong', {}, title), hint, ...more);
}
