const numbers = new Intl.NumberFormat('en');

export function formatNumber(number) {
  return number === null || number === undefined ? '' : numbers.format(number);
}

/** `2026-11-01 12:30:00`, in UTC. */
export function formatTime(time) {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

/** `gid://shopify/Product/7` → `Product` and `7`. */
export function partsOfId(id) {
  const [, type = '', number = ''] = /^gid:\/\/shopify\/([^/]+)\/(.+)$/.exec(id) ?? [];
  return { type, number };
}

export function isId(value) {
  return typeof value === 'string' && value.startsWith('gid://shopify/');
}

export function addressOfThing(id) {
  return `#/thing/${encodeURIComponent(id)}`;
}

/** `createdAt` → `Created at`. */
export function inWords(name) {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return text.replaceAll(/\b(?:sku|id|url|seo|hs)\b/gi, (word) => word.toUpperCase());
}
