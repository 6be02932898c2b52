import { BackstockError } from '@backstock/core';
import { stackFrames } from './stack-frames.ts';

/**
 * An error for people: what happened, why, and the next step, with the code. A foreign error is told by its name and its
 * place in the code only: its message may hold a row's values.
 */
export function errorText(error: unknown, { verbose }: { readonly verbose: boolean }): string {
  const lines = error instanceof BackstockError ? ownLines(error) : foreignLines(error);
  if (verbose) lines.push(...stackLines(error));
  return `${lines.join('\n')}\n`;
}

function ownLines(error: BackstockError): string[] {
  const lines = [`error ${error.code}: ${sentence(error.message)}`];
  const place = placeOf(error);
  if (place !== undefined && !error.message.includes(place)) lines.push(`  in    ${place}`);
  if (error.why !== undefined) lines.push(...labelled('why', error.why));
  if (error.fix !== undefined) lines.push(...labelled('next', sentence(error.fix)));
  return lines;
}

function foreignLines(error: unknown): string[] {
  return [
    `error INTERNAL.FAULT: A fault in Backstock (${nameOf(error)})`,
    '  next  Run the command again with --verbose and report what it prints.',
  ];
}

function labelled(label: string, text: string): string[] {
  return text.split('\n').map((line, index) => `  ${(index === 0 ? label : '').padEnd(4)}  ${line}`);
}

function placeOf({ where }: BackstockError): string | undefined {
  if (where === undefined) return undefined;
  return [where.file, where.line, where.column].filter((part) => part !== undefined).join(':');
}

/** A text that starts with a word; a path or a name in another spelling stays as it is. */
function sentence(text: string): string {
  return /^[a-z]+ /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** The frames of an error and of its causes; of messages only our own. */
function stackLines(error: unknown): string[] {
  const lines: string[] = [];
  for (let current = error, depth = 0; current instanceof Error && depth < 8; depth += 1) {
    const told = current instanceof BackstockError ? `${current.code}: ${current.message}` : nameOf(current);
    lines.push(`  ${depth === 0 ? 'stack' : 'cause'} ${told}`);
    lines.push(...stackFrames(current));
    current = current.cause;
  }
  return lines;
}

/** `Error ECONNREFUSED`: the class, and the code where a driver or the system gave one. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}
