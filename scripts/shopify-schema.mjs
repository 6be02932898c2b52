// Writes the published Admin API schema into the packages that need it. Run by hand, once for each API version:
//   node scripts/shopify-schema.mjs [path of a tarball of @shopify/dev-mcp]
// The tarball is fetched with `npm pack` when no path is given. The emulator and the destination each get a file of their
// own: they share nothing on purpose.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const VERSION = '2026-10';
const PACKAGE = '@shopify/dev-mcp@1.16.0';
const require = createRequire(resolve('packages/shopify-emulator/package.json'));
const { buildClientSchema, printSchema } = require('graphql');

/** Descriptions are most of the text, and nobody reads them here. */
function dropDescriptions(value) {
  if (Array.isArray(value)) return value.map(dropDescriptions);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'description')
      .map(([key, entry]) => [key, dropDescriptions(entry)]),
  );
}

/** What a token must be allowed: `Type` → text, `Type.field` → text. */
function accessTexts(types) {
  const texts = {};
  for (const type of types) {
    if (type.requiredAccess) texts[type.name] = type.requiredAccess;
    for (const field of type.fields ?? []) {
      if (field.requiredAccess) texts[`${type.name}.${field.name}`] = field.requiredAccess;
    }
  }
  return texts;
}

function writeCompressed(path, text) {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, gzipSync(text, { level: 9 }));
  process.stdout.write(`${path}: ${text.length} characters\n`);
}

const folder = mkdtempSync(join(tmpdir(), 'shopify-schema-'));
try {
  let tarball = process.argv[2];
  if (tarball === undefined) {
    const output = execFileSync('npm', ['pack', PACKAGE, '--pack-destination', folder, '--json'], {
      encoding: 'utf8',
    });
    tarball = join(folder, JSON.parse(output)[0].filename);
  }
  const member = `package/dist/data/admin_${VERSION}.json.gz`;
  execFileSync('tar', ['xzf', resolve(tarball), '-C', folder, member]);
  const { data } = JSON.parse(gunzipSync(readFileSync(join(folder, member))).toString('utf8'));
  const sdl = `${printSchema(buildClientSchema(dropDescriptions(data)))}\n`;
  writeCompressed(`packages/shopify-emulator/schema/admin-${VERSION}.graphql.gz`, sdl);
  writeCompressed(`packages/destination-shopify/schema/admin-${VERSION}.graphql.gz`, sdl);
  const access = JSON.stringify(accessTexts(data.__schema.types));
  writeCompressed(`packages/shopify-emulator/schema/access-${VERSION}.json.gz`, access);
} finally {
  rmSync(folder, { recursive: true });
}
