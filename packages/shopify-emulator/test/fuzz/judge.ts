import type { Emulator, JournalEntry } from '../../src/index.ts';
import type { KnownThings } from './known-things.ts';
import { checkRoot, type Findings } from './answer-shape.ts';
import type { Operation } from './operation.ts';
import { mayKeepSome } from './partial-effects.ts';
import { isKnownAsUnbuilt } from './unbuilt-fields.ts';

interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

interface Body {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly AnswerError[];
  readonly extensions?: {
    readonly cost?: { readonly requestedQueryCost: number; readonly actualQueryCost: number | null };
  };
}

interface Reply {
  readonly entry: JournalEntry | undefined;
  readonly status: number;
  readonly body: Body;
}

/** Codes of answers that are honest: what is not built, ids of nothing, pages without a size, and rules of single mutations. */
const honestCodes: ReadonlySet<string> = new Set([
  'NOT_IMPLEMENTED',
  'RESOURCE_NOT_FOUND',
  'BAD_REQUEST',
  'NOT_FOUND',
  'INVALID',
  'INVALID_FIELD_ARGUMENTS',
  'INVALID_PRODUCT_TAXONOMY_NODE_ID',
  'CURRENCY_CODE_INVALID',
  'ACCESS_DENIED',
  'MAX_COST_EXCEEDED',
  'MAX_INPUT_SIZE_EXCEEDED',
]);

/** What came of a call. */
export interface Judged {
  /** Everything about the answer that may not be. */
  readonly faults: readonly string[];
  readonly data: unknown;
  /** The things that `node` must find again. */
  readonly nodes: readonly { readonly type: string; readonly id: string }[];
}

/** Sends what was made and judges the answer. */
export async function runOperation(
  emulator: Emulator,
  operation: Operation,
  known: KnownThings,
): Promise<Judged> {
  const { entry, status, body } = await send(emulator, operation);
  const broken = entry?.internalError;
  if (broken !== undefined) return { faults: [`broke: ${broken}`], data: null, nodes: [] };
  if (status !== 200) return { faults: [`status ${status}`], data: null, nodes: [] };
  if (operation.isSpoilt) return { faults: spoiltFaults(body), data: null, nodes: [] };
  const { faults, leaves, nodes, pairs } = shapeOf(operation, body);
  for (const [one, other] of pairs) known.relate(one, other);
  for (const { field, value } of leaves) known.note(field, value);
  const isApplied = entry?.applied === true;
  return {
    faults: [
      ...errorFaults(body),
      ...costFaults(body),
      ...effectFaults(operation, body, isApplied),
      ...faults,
    ],
    data: body.data,
    nodes,
  };
}

/** Sends a document as the app under test. */
export async function send(
  emulator: Emulator,
  { query, variables }: Pick<Operation, 'query' | 'variables'>,
): Promise<Reply> {
  emulator.control.settings({ plan: 'enterprise' });
  const response = await fetch(`${emulator.url}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': emulator.token },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as Body;
  return { entry: emulator.control.journal(undefined, 1).at(-1), status: response.status, body };
}

function spoiltFaults({ data, errors = [] }: Body): readonly string[] {
  return data === undefined && errors.length > 0 ? [] : ['what does not fit the schema was run'];
}

function errorFaults({ errors = [] }: Body): readonly string[] {
  return errors.flatMap(({ message, extensions: { code = '' } = {} }) => {
    if (code === 'NOT_IMPLEMENTED') return isKnownAsUnbuilt(message) ? [] : [`not built: ${message}`];
    const isOfExecution = /cannot represent|^Expected |^Abstract type|^Cannot return null/i.test(message);
    return honestCodes.has(code) && !isOfExecution ? [] : [`error ${code}: ${message}`];
  });
}

function costFaults({ extensions }: Body): readonly string[] {
  const { requestedQueryCost: requested = 0, actualQueryCost: actual = null } = extensions?.cost ?? {};
  return actual !== null && (actual > requested || actual < 1) ? [`cost ${actual} of ${requested}`] : [];
}

/** What was refused, and what only reads, changes nothing. */
function effectFaults(
  operation: Operation,
  { data, errors = [] }: Body,
  isApplied: boolean,
): readonly string[] {
  const { root, selected } = operation;
  if (!isApplied) return [];
  if (root.kind === 'query') return ['a query changed something'];
  const payload = data?.[selected.key];
  // An error below the root field comes after the change.
  const isRefusedWhole = errors.some(({ path = [] }) => path.length <= 1);
  if (isRefusedWhole) return ['an error changed something'];
  const isRefused = (selected.selections?.fields ?? []).some(({ key, field }) => {
    const list: unknown = Reflect.get(Object(payload), key);
    return /errors$/i.test(field.name) && Array.isArray(list) && list.length > 0;
  });
  return isRefused && !mayKeepSome(operation)
    ? [`was refused, yet changed something: ${JSON.stringify(payload)}`]
    : [];
}

function shapeOf({ root, selected }: Operation, { data, errors = [] }: Body): Findings {
  if (data === undefined || data === null)
    return { ...nothingFound, faults: errors.length > 0 ? [] : ['neither data nor errors'] };
  const value = data[selected.key];
  // An error may stand in place of the answer.
  if (value === null && errors.length > 0) return nothingFound;
  return checkRoot(selected, root.kind === 'query' ? 'QueryRoot' : 'Mutation', value);
}

const nothingFound: Findings = { faults: [], leaves: [], nodes: [], pairs: [] };
