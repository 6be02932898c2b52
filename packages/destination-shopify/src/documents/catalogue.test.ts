import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { documentTexts, documentsHash } from '../../scripts/document-texts.ts';
import { mutationCatalogue } from './catalogue.ts';
import { mutationText } from './mutation-text.ts';

const schemaFile = readFileSync(new URL('../../schema/admin-2026-10.graphql.gz', import.meta.url));
const schema = buildSchema(gunzipSync(schemaFile).toString('utf8'));

function problemsOf(text: string): string[] {
  return validate(schema, parse(text)).map((problem) => problem.message);
}

test('every document is valid against the published schema', () => {
  const problems = Object.entries(documentTexts()).map(([name, text]) => [name, problemsOf(text)]);
  expect(problems.filter(([, found]) => found?.length !== 0)).toEqual([]);
});

test('all mutations together, aliased in one request, are valid against the published schema', () => {
  expect(problemsOf(mutationText(Object.values(mutationCatalogue)))).toEqual([]);
});

test('a mutation stands under its own name and passes a variable to every argument that the schema requires', () => {
  const root = schema.getMutationType()?.getFields() ?? {};
  const lacking = Object.entries(mutationCatalogue).flatMap(([name, definition]) =>
    (root[name]?.args ?? [])
      .filter((argument) => String(argument.type).endsWith('!') && !(argument.name in definition.variables))
      .map((argument) => `${name}.${argument.name}`),
  );
  expect(lacking).toEqual([]);
  expect(Object.entries(mutationCatalogue).filter(([name, definition]) => name !== definition.name)).toEqual(
    [],
  );
});

test('a mutation selects the code of its user errors exactly where the schema has one', () => {
  const root = schema.getMutationType()?.getFields() ?? {};
  const wrong = Object.values(mutationCatalogue).filter((definition) => {
    const payload = schema.getType(String(root[definition.name]?.type));
    const errors = payload && 'getFields' in payload ? payload.getFields()['userErrors']?.type : undefined;
    const error = schema.getType(String(errors).replaceAll(/[[\]!]/g, ''));
    const hasCode = error !== undefined && 'getFields' in error && 'code' in error.getFields();
    return hasCode !== /userErrors \{[^}]*\bcode\b/.test(definition.selection);
  });
  expect(wrong.map((definition) => definition.name)).toEqual([]);
});

test('a mutation carries @idempotent exactly where Shopify asks for it', () => {
  const asking = ['inventory', 'location', 'refundCreate'];
  const wrong = Object.values(mutationCatalogue).filter(
    (definition) =>
      asking.some((prefix) => definition.name.startsWith(prefix)) !==
      mutationText([definition]).includes('@idempotent'),
  );
  expect(wrong.map((definition) => definition.name)).toEqual([]);
});

test('the generated types were made from these documents and this schema', () => {
  const generated = readFileSync(new URL('./generated/documents.ts', import.meta.url), 'utf8');
  expect(generated.split('\n')[1]).toBe(`// hash ${documentsHash(schemaFile)}`);
});
