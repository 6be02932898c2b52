import { ControlInputError, number, text } from '../control/json-input.ts';
import { readFault } from '../control/read-fault.ts';
import {
  readBulkFailure,
  readClient,
  readSeed,
  readSettings,
  readSwitches,
  readToken,
} from '../control/read-orders.ts';
import type { ControlDoor } from './control-door.ts';
import { isJsonObject, parseJson } from '../schema/json.ts';
import { switchSettings, type Switches } from '../store/switches.ts';

/** One request to `/__control/<name>`. */
export interface ControlRequest {
  readonly method: string;
  readonly name: string;
  readonly search: URLSearchParams;
  readonly text: string;
}

export interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
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
    door.journal(Number(search.get('since') ?? 0), Number(search.get('limit') ?? Infinity)),
  'DELETE journal': (door) => door.clearJournal(),
  'GET faults': (door) => door.faults(),
  'POST faults': (door, body) => door.armFault(readFault(body)),
  'DELETE faults': (door) => door.clearFaults(),
  'POST bulkfailures': (door, body) => door.failBulkOperation(readBulkFailure(body)),
  'POST tokens': (door, body) => door.setToken(readToken(body)),
  'DELETE tokens': (door, body) => ({ revoked: door.revokeToken(text(body, 'token') ?? '') }),
  'POST clients': (door, body) => door.setClient(readClient(body)),
  'GET settings': (door) => door.settings(),
  'POST settings': (door, body) => door.settings(readSettings(body)),
  'GET switches': (door) => describeSwitches(door.switches()),
  'POST switches': (door, body) => describeSwitches(door.switches(readSwitches(body))),
  'POST write': (door, body) => {
    const variables = body['variables'];
    return door.write(text(body, 'query') ?? '', isJsonObject(variables) ? variables : {});
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
  try {
    return { status: 200, body: (await route(door, body, request.search)) ?? {} };
  } catch (error) {
    if (error instanceof ControlInputError) return { status: 400, body: { error: `${error.message}.` } };
    throw error;
  }
}

function moveClock(door: ControlDoor, body: Body): unknown {
  const set = body['set'];
  if (set !== undefined) {
    const moment = typeof set === 'number' ? set : Date.parse(typeof set === 'string' ? set : '');
    if (Number.isNaN(moment)) throw new ControlInputError('set must be a time');
    door.clock.set(moment);
  }
  if (body['freeze'] === true) door.clock.freeze();
  if (body['run'] === true) door.clock.run();
  const advance = number(body, 'advanceMs');
  if (advance !== undefined) door.clock.advance(advance);
  return clockState(door);
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
