import { buildSchema, execute, parse, type ExecutionResult } from 'graphql';
import { expect, test } from 'vitest';
import { openContext } from '../../test/request-context.ts';
import { createRegistry } from '../objects/registry.ts';
import { createIdempotency } from './idempotency.ts';

const schema = buildSchema(`
  directive @idempotent(key: String!) on FIELD
  type Query { ready: Boolean }
  type Mutation { locationActivate(locationId: ID!): Payload }
  type Payload { locationId: ID, locationActivateUserErrors: [UserError!]! }
  type UserError { field: [String!], message: String!, code: String }`);

function openShop() {
  const context = openContext();
  const runMutation = createIdempotency(createRegistry(schema, []));
  const ends: (() => void)[] = [];
  const started: unknown[] = [];
  const activate = async (locationId: string): Promise<ExecutionResult> =>
    execute({
      schema,
      document: parse(`mutation { locationActivate(locationId: "${locationId}") @idempotent(key: "k") {
        locationId locationActivateUserErrors { code } } }`),
      contextValue: context,
      fieldResolver: (source: unknown, args: Record<string, unknown>, _context: unknown, info) => {
        if (info.fieldName !== 'locationActivate') return Reflect.get(Object(source), info.fieldName);
        return runMutation({ args, context, info, isUnderWay: () => false }, async () => {
          started.push(args['locationId']);
          await new Promise<void>((resolve) => ends.push(resolve));
          return { ...args, locationActivateUserErrors: [] };
        });
      },
    });
  return { activate, started, endAll: () => ends.splice(0).forEach((end) => end()) };
}

test('a call whose first attempt has not ended yet is told to come again', async () => {
  const { activate, started, endAll } = openShop();
  const first = activate('1');
  expect((await activate('1')).data).toEqual({
    locationActivate: {
      locationId: null,
      locationActivateUserErrors: [{ code: 'IDEMPOTENCY_CONCURRENT_REQUEST' }],
    },
  });
  endAll();
  expect((await first).data).toEqual({
    locationActivate: { locationId: '1', locationActivateUserErrors: [] },
  });
  expect((await activate('1')).data).toEqual({
    locationActivate: { locationId: null, locationActivateUserErrors: [] },
  });
  expect(started).toEqual(['1']);
});
