/** The namespace as stored: none and `$app` stand for the app's own, `$app:loyalty` for a part of it. */
export function resolveNamespace(namespace: string | null | undefined, appId: number): string {
  const own = `app--${appId}`;
  if (namespace === null || namespace === undefined || namespace === '$app') return own;
  return namespace.startsWith('$app:') ? `${own}--${namespace.slice('$app:'.length)}` : namespace;
}

/** Whether a stored type is the one of this name: `$app:size` stands for `app--7--size`. */
export function isTypeNamed(type: string, name: string): boolean {
  return name.startsWith('$app:') ? type.replace(/^app--\d+--/, '$app:') === name : type === name;
}

export function isAppNamespace(namespace: string): boolean {
  return namespace.startsWith('app--');
}

/** Whose a namespace is, or the type of a metaobject: an app's (`app--7`) or the merchant's. */
export function ownerOfNamespace(namespace: string): string {
  return /^app--\d+/.exec(namespace)?.[0] ?? 'merchant';
}

/** What is told to an app that would write to the namespace of another. */
export const noAccessMessage =
  'Access to this namespace and key on Metafields for this resource type is not allowed.';

export function belongsToOtherApp(namespace: string, appId: number): boolean {
  const owner = /^app--(\d+)(?:--|$)/.exec(namespace)?.[1];
  return owner !== undefined && owner !== String(appId);
}

/** The namespaces of Shopify's own definitions. */
export function isShopifyNamespace(namespace: string): boolean {
  return namespace === 'shopify' || namespace.startsWith('shopify--');
}

/** Namespaces that only Shopify writes to. */
export function isReservedNamespace(namespace: string): boolean {
  return namespace === 'protected' || /^shopify(?:$|[-_])/.test(namespace);
}

interface LengthProblem {
  readonly part: 'namespace' | 'key';
  readonly code: 'TOO_SHORT' | 'TOO_LONG';
  readonly message: string;
}

export function identifierProblems(namespace: string, key: string): readonly LengthProblem[] {
  return [
    ...lengthProblems('namespace', namespace, { min: 3, max: 255 }),
    ...lengthProblems('key', key, { min: 2, max: 64 }),
  ];
}

function lengthProblems(
  part: 'namespace' | 'key',
  text: string,
  limits: { readonly min: number; readonly max: number },
): readonly LengthProblem[] {
  const name = part === 'key' ? 'Key' : 'Namespace';
  if (text.length < limits.min)
    return [
      { part, code: 'TOO_SHORT', message: `${name} is too short (minimum is ${limits.min} characters)` },
    ];
  if (text.length > limits.max)
    return [{ part, code: 'TOO_LONG', message: `${name} is too long (maximum is ${limits.max} characters)` }];
  return [];
}
