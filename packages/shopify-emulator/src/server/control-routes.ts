import { ControlInputError, jsonObject, number, onlyNames, requiredText } from '../control/json-input.ts';
import { readFault } from '../control/read-fault.ts';
import {
  readBulkFailure,
  readClient,
  readSeed,
  readSettings,
  readSwitches,
  readToken,
} from '../control/read-orders.ts';
import { checkFault } from './check-fault.ts';
import { answerOf, type ControlAnswer } from './control-answer.ts';
import type { ControlDoor } from './control-door.ts';
import { parseDateTime } from '../schema/date-time.ts';
import { isJsonObject, parseJson } from '../schema/json.ts';
import { switchSettings, type Switches } from '../store/switches.ts';

/** One request to `/__control/<name>`. */
export interface ControlRequest {
  readonly method: string;
  readonly name: string;
  readonly search: URLSearchParams;
  readonly text: string;
}

type Body = Readonly<Record<string, unknown>>;
type Route = (door: ControlDoor, body: Body, search: URLSearchParams) => unknown;

const routes: Readonly<Record<string, Route>> = {
  'POST reset': (door) => door.reset(),
  'GET seed': (door) => ({ running: door.seeding() }),
  'POST seed': (door, body) => door.seed(readSeed(body)),
  'GET clock': (door) => clockState(door),
  'POST clock': (door, body) => moveClock(door, body),
  'GET journal': (door, _body, search) =>
    door.journal(countIn(search, 'since') ?? 0, countIn(search, 'limit') ?? Infinity),
  'DELETE journal': (door) => door.clearJournal(),
  'GET faults': (door) => door.faults(),
  'POST faults': (door, body) => door.armFault(checkFault(readFault(body))),
  'DELETE faults': (door) => door.clearFaults(),
  'POST bulkfailures': (door, body) => door.failBulkOperation(readBulkFailure(body)),
  'POST tokens': (door, body) => door.setToken(readToken(body)),
  'DELETE tokens': (door, body) => ({ revoked: door.revokeToken(requiredText(body, 'token')) }),
  'POST clients': (door, body) => door.setClient(readClient(body)),
  'GET settings': (door) => door.settings(),
  'POST settings': (door, body) => door.settings(readSettings(body)),
  'GET switches': (door) => describeSwitches(door.switches()),
  'POST switches': (door, body) => describeSwitches(door.switches(readSwitches(body))),
  'POST write': (door, body) => {
    onlyNames(body, ['query', 'variables']);
    return door.write(requiredText(body, 'query'), jsonObject(body, 'variables') ?? {});
  },
  'GET view': (door) => door.view(),
};

export async function answerControl(door: ControlDoor, request: ControlRequest): Promise<ControlAnswer> {
  const route = routes[`${request.method} ${request.name}`];
  if (route === undefined) {
    const known = [...Object.keys(routes), 'GET dump', 'POST load'].map((name) =>
      name.replace(' ', ' /__control/'),
    );
    return { status: 404, body: { error: `There is no ${request.method} ${request.name}.`, known } };
  }
  const body = request.text.trim() === '' ? {} : parseJson(request.text);
  if (!isJsonObject(body)) return { status: 400, body: { error: 'The body must be a JSON object.' } };
  return answerOf(() => route(door, body, request.search));
}

function moveClock(door: ControlDoor, body: Body): unknown {
  onlyNames(body, ['freeze', 'run', 'set', 'advanceMs']);
  const set = body['set'] === undefined ? undefined : momentOf(body['set']);
  const advanceMs = number(body, 'advanceMs');
  if (!isMoment(set ?? 0)) throw new ControlInputError('set must be a time');
  if (!isMoment((set ?? door.clock.now()) + (advanceMs ?? 0)))
    throw new ControlInputError('advanceMs must lead to a time');
  if (set !== undefined) door.clock.set(set);
  if (body['freeze'] === true) door.clock.freeze();
  if (body['run'] === true) door.clock.run();
  if (advanceMs !== undefined) door.clock.advance(advanceMs);
  return clockState(door);
}

/** Milliseconds since 1970, or a time as text; NaN for anything else. */
function momentOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return (typeof value === 'string' ? parseDateTime(value) : null) ?? Number.NaN;
}

/** Whether a date can stand so far from 1970. */
function isMoment(epochMs: number): boolean {
  return !Number.isNaN(new Date(epochMs).getTime());
}

function countIn(search: URLSearchParams, name: string): number | undefined {
  const digits = search.get(name);
  if (digits === null) return undefined;
  if (!/^\d{1,15}$/.test(digits)) throw new ControlInputError(`${name} must be a whole number, not below 0`);
  return Number(digits);
}

function clockState(door: ControlDoor): { readonly now: string; readonly isFrozen: boolean } {
  return { now: new Date(door.clock.now()).toISOString(), isFrozen: door.clock.isFrozen() };
}

/** By switch: its setting, and those that it can have, the default first. */
function describeSwitches(switches: Switches): object {
  const names = Object.entries(switchSettings);
  return Object.fromEntries(
    names.map(([name, settings]) => [name, { setting: Reflect.get(switches, name), settings }]),
  );
}
