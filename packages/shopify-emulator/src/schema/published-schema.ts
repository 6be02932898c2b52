import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildASTSchema, isScalarType, parse, valueFromASTUntyped, type GraphQLSchema } from 'graphql';
import { orderEnums } from './enum-orders.ts';
import { textScalarNames } from './scalar-values.ts';
import { widenInputs } from './wide-int.ts';

export const schemaVersion = '2026-10';

let loaded: GraphQLSchema | undefined;

/** The schema that Shopify publishes for this version; read once in a process, at first use. */
export function publishedSchema(): GraphQLSchema {
  loaded ??= loadSchema();
  return loaded;
}

/** A compressed file of the package's folder `schema/`, which lies beside `src/` and beside `dist/`. */
export function readSchemaFile(name: string): string {
  return gunzipSync(readFileSync(new URL(`../../schema/${name}`, import.meta.url))).toString('utf8');
}

function loadSchema(): GraphQLSchema {
  const document = parse(readSchemaFile(`admin-${schemaVersion}.graphql.gz`), { noLocation: true });
  // The text was printed from a valid schema, so checking it again would only cost time.
  const schema = buildASTSchema(orderEnums(document), { assumeValid: true });
  for (const name of textScalarNames) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) continue;
    scalar.parseValue = asText;
    scalar.parseLiteral = (node, variables) => asText(valueFromASTUntyped(node, variables));
  }
  widenInputs(schema);
  return schema;
}

/** Values were checked before execution; here they only become what resolvers expect. */
function asText(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}
