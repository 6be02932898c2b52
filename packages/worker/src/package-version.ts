import { readFileSync } from 'node:fs';

/** The version in this package's manifest, which lies beside `src/` and `dist/`. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const isVersioned = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isVersioned && typeof manifest.version === 'string' ? manifest.version : 'unknown';
}
