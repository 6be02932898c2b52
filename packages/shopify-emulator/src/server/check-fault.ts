import { GraphQLError, parse, validate } from 'graphql';
import type { Fault } from '../control/fault.ts';
import { ControlInputError } from '../control/json-input.ts';
import { publishedSchema } from '../schema/published-schema.ts';

/** The fault, if the schema has what it names; one of a misspelt field would never strike, and nobody would be told. */
export function checkFault(fault: Fault): Fault {
  const { field } = fault;
  if (field !== undefined && !isRootField(field))
    throw new ControlInputError(`field "${field}" is no query and no mutation of the Admin API`);
  if (fault.kind === 'write') {
    const problem = problemOf(fault.query);
    if (problem !== null) throw new ControlInputError(`query is nothing that the Admin API runs: ${problem}`);
  }
  return fault;
}

function isRootField(name: string): boolean {
  const schema = publishedSchema();
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return roots.some((root) => root?.getFields()[name] !== undefined);
}

/** What is wrong with a document first. */
function problemOf(query: string): string | null {
  try {
    return validate(publishedSchema(), parse(query))[0]?.message.replace(/\.$/, '') ?? null;
  } catch (error) {
    if (error instanceof GraphQLError) return error.message;
    throw error;
  }
}
