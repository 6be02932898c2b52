const prefix = 'gid://shopify/Customer/';

/** The store's id of a customer from what a warehouse may hold: the gid itself or its number. Anything else stays as it is. */
export function normaliseCustomerId(id: string): string {
  const trimmed = id.trim();
  return /^[1-9]\d*$/u.test(trimmed) ? `${prefix}${trimmed}` : trimmed;
}

/** The store answers an error instead of nothing when it is asked for an id of another form. */
export function isCustomerId(id: string): boolean {
  return id.startsWith(prefix) && /^[1-9]\d*$/u.test(id.slice(prefix.length));
}
