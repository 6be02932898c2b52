// Writes the types of the destination's GraphQL documents. Run by hand whenever a document or the schema changes:
//   cd scripts/codegen && npm ci && npm run generate
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse } from 'graphql';
import { documentTexts, documentsHash } from '../../packages/destination-shopify/scripts/document-texts.ts';

const folder = new URL('../../packages/destination-shopify/', import.meta.url);
const output = new URL('src/documents/generated/documents.ts', folder);
const schemaFile = readFileSync(new URL('schema/admin-2026-10.graphql.gz', folder));
const schema = buildSchema(gunzipSync(schemaFile).toString('utf8'));
const decimal = { input: 'string', output: 'string' };
const texts = documentTexts();

const types = await codegen({
  filename: output.pathname,
  schema: parse(gunzipSync(schemaFile).toString('utf8')),
  schemaAst: schema,
  documents: Object.entries(texts).map(([name, text]) => ({ location: name, document: parse(text) })),
  pluginMap: { typescriptOperations },
  plugins: [
    {
      typescriptOperations: {
        enumsAsTypes: true,
        enumType: 'string-literal',
        immutableTypes: true,
        useTypeImports: true,
        skipTypename: true,
        strictScalars: true,
        defaultScalarType: 'unknown',
        scalars: {
          ID: 'string',
          DateTime: 'string',
          Date: 'string',
          URL: 'string',
          HTML: 'string',
          JSON: 'unknown',
          FormattedString: 'string',
          StorefrontID: 'string',
          UtcOffset: 'string',
          Color: 'string',
          ARN: 'string',
          BigInt: decimal,
          Decimal: decimal,
          Money: decimal,
          UnsignedInt64: decimal,
        },
      },
    },
  ],
  config: {},
});
const head = [
  '// Made by scripts/codegen from the documents beside this folder and the published schema. Not edited by hand.',
  `// hash ${documentsHash(schemaFile)}`,
];
writeFileSync(output, `${head.join('\n')}\n${types}\n`);
process.stdout.write(`${output.pathname}: ${Object.keys(texts).length} documents\n`);
