import { handleOf } from '../handles/handle.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { callingApp } from '../app/app-ref.ts';
import { displayNameOf, displayValue, generatedName } from './display-name.ts';
import {
  entryCapabilityErrors,
  resultingCapabilityData,
  type EntryInput,
  type GivenValues,
} from './entry-input.ts';
import { draftValues, type DraftedValues } from './entry-values.ts';
import { freeHandleIn, handleErrors, takenHandle } from './handle.ts';
import { canWrite, notAuthorized } from './metaobject-access.ts';
import type { MetaobjectDefinition } from './metaobject-definition.ts';
import { metaobjectError, type MetaobjectError } from './metaobject-error.ts';
import { countEntries, findByHandle, metaobjectsTable, type Metaobject } from './metaobject.ts';
import { clashesAsOptionValue, renameOptionValues } from './option-values.ts';
import { inWords } from './words.ts';

/** shopify.dev, metaobject limits, 2026. */
const maxEntries = 1_000_000;

/** An entry as a mutation asks for it. */
export interface EntryRequest {
  readonly handle: string | null | undefined;
  /** Where the handle stands in the arguments. */
  readonly handlePath: readonly string[];
  readonly values: GivenValues;
  readonly capabilities: EntryInput['capabilities'];
}

/** What the payloads of create, update and upsert have in common. */
export interface EntryPayload {
  readonly metaobject: Metaobject | null;
  readonly userErrors: readonly MetaobjectError[];
}

const entryPath = ['metaobject'];

/** A handle that is taken gets a number; a blank one is made of the entry's name. */
export function createEntry(
  context: RequestContext,
  definition: MetaobjectDefinition,
  request: EntryRequest,
): EntryPayload {
  const { values: given, handlePath } = request;
  const draft = draftValues(context, {
    definition,
    before: {},
    given: given.given,
    path: entryPath,
    isNew: true,
  });
  const handle = request.handle ?? '';
  const userErrors = [
    ...refusals(context, definition),
    ...(handle === '' ? [] : handleErrors(handle, handlePath)),
    ...given.errors,
    ...draft.errors,
    ...entryCapabilityErrors(definition, request.capabilities, entryPath),
  ];
  if (userErrors.length > 0) return { metaobject: null, userErrors };
  const metaobject = makeEntry(context, definition, request, draft);
  context.shop.table(metaobjectsTable).put(metaobject);
  return { metaobject, userErrors: [] };
}

function refusals(context: RequestContext, definition: MetaobjectDefinition): readonly MetaobjectError[] {
  if (!canWrite(context, definition)) return [notAuthorized(entryPath)];
  if (definition.isStandard === true || countEntries(context, definition) < maxEntries) return [];
  const message = `Total metaobject count exceeds the limit of ${maxEntries}`;
  return [metaobjectError(entryPath, message, 'MAX_OBJECTS_EXCEEDED')];
}

function makeEntry(
  context: RequestContext,
  definition: MetaobjectDefinition,
  request: EntryRequest,
  { values }: DraftedValues,
): Metaobject {
  const now = nowSeconds(context);
  const id = context.shop.allocateId();
  return {
    id,
    definitionId: definition.id,
    ...handleFor(context, definition, request, { id, name: displayValue(definition, values) }),
    values,
    ...resultingCapabilityData(undefined, request.capabilities),
    createdAt: now,
    updatedAt: now,
    createdBy: callingApp(context),
  };
}

function handleFor(
  context: RequestContext,
  definition: MetaobjectDefinition,
  request: EntryRequest,
  entry: { readonly id: number; readonly name: string | undefined },
): Pick<Metaobject, 'handle' | 'fallbackName'> {
  if (typeof request.handle === 'string' && request.handle !== '')
    return spelled(freeHandleIn(context, definition.id, request.handle));
  const named = handleOf(entry.name ?? '');
  if (named !== '') return { handle: freeHandleIn(context, definition.id, named), fallbackName: undefined };
  const fallbackName = generatedName(definition, entry.id);
  return { handle: freeHandleIn(context, definition.id, handleOf(fallbackName)), fallbackName };
}

/** Handles are stored in lower case; the words that they were written with are kept where those say more. */
function spelled(handle: string): Pick<Metaobject, 'handle' | 'fallbackName'> {
  const lower = handle.toLowerCase();
  const words = inWords(handle);
  return { handle: lower, fallbackName: words === inWords(lower) ? undefined : words };
}

export function changeEntry(
  context: RequestContext,
  definition: MetaobjectDefinition,
  before: Metaobject,
  request: EntryRequest,
): EntryPayload {
  if (!canWrite(context, definition)) return { metaobject: null, userErrors: [notAuthorized(entryPath)] };
  const { values: given } = request;
  const draft = draftValues(context, {
    definition,
    before: given.replacesAll ? {} : before.values,
    given: given.given,
    path: entryPath,
    isNew: false,
  });
  const userErrors = [
    ...newHandleErrors(context, before, request),
    ...given.errors,
    ...draft.errors,
    ...entryCapabilityErrors(definition, request.capabilities, entryPath),
    ...displayNameErrors(context, { definition, before, draft }, given),
  ];
  if (userErrors.length > 0) return { metaobject: null, userErrors };
  const { handle } = request;
  const changed: Metaobject = {
    ...before,
    ...(typeof handle !== 'string' || handle.toLowerCase() === before.handle ? {} : spelled(handle)),
    values: draft.values,
    ...resultingCapabilityData(before, request.capabilities),
  };
  return { metaobject: saveEntry(context, before, changed), userErrors: [] };
}

function newHandleErrors(
  context: RequestContext,
  before: Metaobject,
  { handle, handlePath }: EntryRequest,
): readonly MetaobjectError[] {
  if (typeof handle !== 'string') return [];
  const errors = handleErrors(handle, handlePath);
  if (errors.length > 0) return errors;
  const owner = findByHandle(context, before.definitionId, handle);
  return owner === undefined || owner.id === before.id ? [] : [takenHandle(handlePath)];
}

function displayNameErrors(
  context: RequestContext,
  change: {
    readonly definition: MetaobjectDefinition;
    readonly before: Metaobject;
    readonly draft: DraftedValues;
  },
  { given }: GivenValues,
): readonly MetaobjectError[] {
  const { definition, before, draft } = change;
  const name = displayValue(definition, draft.values);
  if (name === undefined || name === displayValue(definition, before.values)) return [];
  if (!clashesAsOptionValue(context, before, name)) return [];
  const path = given.findLast(({ key }) => key === definition.displayNameKey)?.path ?? entryPath;
  const message =
    'The display name you have chosen is already in use as an option value. Choose a different name to avoid conflicts.';
  return [metaobjectError(path, message, 'DISPLAY_NAME_CONFLICT')];
}

/** Writing what is there already changes nothing. */
function saveEntry(context: RequestContext, before: Metaobject, changed: Metaobject): Metaobject {
  if (JSON.stringify(changed) === JSON.stringify(before)) return before;
  const nameBefore = displayNameOf(context, before);
  const saved = { ...changed, updatedAt: nowSeconds(context) };
  context.shop.table(metaobjectsTable).put(saved);
  if (displayNameOf(context, saved) !== nameBefore) renameOptionValues(context, saved);
  return saved;
}
