import { combinedExitCode, compileMapper, specError, type SyncSpec } from '@backstock/core';
import { findSyncs } from '../../config/find-syncs.ts';
import { errorText } from '../../errors/error-text.ts';
import { exitCodeOf } from '../../errors/exit-code-of.ts';
import { checkStore } from '../../running/check-store.ts';
import { closeConnections, sourceOf, storeOf, type ConnectedProject } from '../../wiring/connect-project.ts';
import type { CommandContext } from '../command-context.ts';
import { loadConnected } from '../load-connected.ts';

/** Sources are reached, columns fit, tokens work and may do what the syncs need. Goes on after a failure; writes nothing. */
export async function check(context: CommandContext, names: readonly string[]): Promise<number> {
  const connected = await loadConnected(context);
  const specs = findSyncs(connected.project, names);
  await using _open = { [Symbol.asyncDispose]: () => closeConnections(connected) };
  const codes: number[] = [];
  for (const source of new Set(specs.map((spec) => spec.source))) {
    codes.push(await told(context, `source ${source}`, () => checkSource(context, connected, source)));
  }
  for (const spec of specs) {
    codes.push(await told(context, `sync ${spec.name}`, () => checkColumns(context, connected, spec)));
  }
  for (const store of new Set(specs.map((spec) => spec.destination))) {
    const served = specs.filter((spec) => spec.destination === store);
    codes.push(
      await told(context, `destination ${store}`, () => checkDestination(context, connected, served)),
    );
  }
  return combinedExitCode(codes);
}

/** Prints how one thing fared: a line when it is well, else the error. */
async function told(context: CommandContext, what: string, look: () => Promise<string>): Promise<number> {
  try {
    context.terminal.print(`ok  ${what}: ${await look()}\n`);
    return 0;
  } catch (error) {
    context.terminal.tell(`${what}: ${errorText(error, context)}`);
    return exitCodeOf(error);
  }
}

async function checkSource(
  { stop }: CommandContext,
  { sources }: ConnectedProject,
  name: string,
): Promise<string> {
  const source = sources.get(name);
  await source?.check(stop);
  return `${source?.type ?? name}, reachable`;
}

async function checkColumns(
  { stop }: CommandContext,
  connected: ConnectedProject,
  spec: SyncSpec,
): Promise<string> {
  const columns = await sourceOf(connected, spec).describe(spec.model.relation, stop);
  const definition = storeOf(connected, spec).destination.objects[spec.object];
  if (definition === undefined) throw new Error(`no object ${spec.object}`);
  const compiled = compileMapper(spec, columns, definition);
  if ('problems' in compiled) throw specError(compiled.problems);
  return `${columns.length} columns, ${spec.map.length} mapped fields that fit`;
}

async function checkDestination(
  { stop }: CommandContext,
  connected: ConnectedProject,
  specs: readonly SyncSpec[],
): Promise<string> {
  const [first, ...others] = specs;
  if (first === undefined) return 'not used';
  const store = { ...storeOf(connected, first), signal: stop };
  const report = await checkStore([first, ...others], store, { writes: !store.readOnly });
  const { domain, plan, apiVersion, restorePointsPerSecond } = report;
  const mode = store.readOnly ? ', read_only' : '';
  return `${domain}, plan ${plan}, API ${apiVersion}, ${restorePointsPerSecond} points a second${mode}`;
}
