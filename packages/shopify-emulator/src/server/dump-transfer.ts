import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as breathe } from 'node:timers/promises';
import { answerOf, type ControlAnswer } from './control-answer.ts';
import type { ControlDoor } from './control-door.ts';

/** Sends a dump chunk by chunk, no faster than it is read, and lets other requests in between. */
export async function sendDump(door: ControlDoor, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'application/jsonl; charset=utf-8' });
  for (const chunk of door.dump()) {
    if (response.destroyed) return;
    if (response.write(chunk)) await breathe();
    else await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
}

/** Reads a dump from a request as it comes in. */
export async function takeDump(door: ControlDoor, request: IncomingMessage): Promise<ControlAnswer> {
  return answerOf(() => door.load(request));
}
