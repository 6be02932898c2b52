export interface MetafieldName {
  readonly namespace: string;
  readonly key: string;
}

/**
 * The namespace and key in `metafields.crm.tier`; undefined where the field is no metafield. A key has no dot, so the last
 * one parts them (`metafields.$app:loyalty.tier`).
 */
export function metafieldName(field: string): MetafieldName | undefined {
  const match = /^metafields\.(.+)\.([^.]+)$/u.exec(field);
  const [, namespace, key] = match ?? [];
  return namespace === undefined || key === undefined ? undefined : { namespace, key };
}

export function metafieldField(name: MetafieldName): string {
  return `metafields.${name.namespace}.${name.key}`;
}
