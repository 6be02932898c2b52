import { pino, type Logger } from 'pino';
import { BackstockError } from '@backstock/core';
import { stackFrames } from '../errors/stack-frames.ts';

export type Log = Logger;

/** A log of one JSON object a line; `write` takes the secrets out. */
export function createLog(write: (line: string) => void): Log {
  const serializers = { error: describeError };
  const formatters = { level: (level: string) => ({ level }) };
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers, formatters }, { write });
}

/** What an error may say in a log: of a foreign one not its message, which may hold a row's values. */
function describeError(error: unknown): object {
  if (error instanceof BackstockError) {
    const { code, message, why, fix, where } = error;
    return { code, message, why, fix, where };
  }
  const name = error instanceof Error ? error.name : typeof error;
  return { code: 'INTERNAL.FAULT', name, frames: stackFrames(error) };
}
