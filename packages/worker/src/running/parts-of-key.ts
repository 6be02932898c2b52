import { BackstockError, keyParts, type SyncSpec } from '@backstock/core';

/** The texts of a key's columns. A key of several columns is written as a JSON array of texts. */
export function partsOfKey({ name, model }: SyncSpec, key: string): readonly string[] {
  const parts = keyParts(key, model.primaryKey.length);
  if (parts !== undefined) return parts;
  const example = JSON.stringify(model.primaryKey.map((column) => `<${column}>`));
  throw new BackstockError({
    code: 'CLI.USAGE',
    message: `the key does not fit ${name}, whose key is ${model.primaryKey.join(', ')}`,
    fix: `Write it as a JSON array: '${example}'.`,
  });
}
