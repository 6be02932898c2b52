import {
  inspectGateImage,
  isSound,
  verifySqliteState,
  type LedgerSummary,
  type StateFinding,
} from '@backstock/core';
import { inspectKey } from '../../../wiring/inspect-key.ts';
import { gateImageOf } from '../../../wiring/state-files.ts';
import type { CommandContext } from '../../command-context.ts';
import { findingLines } from '../../finding-lines.ts';
import { loadStateFile } from '../../load-state-file.ts';

/** Looks at all of the state, also beside a worker that runs; writes nothing. Exit code 1 where something is damaged. */
export async function verifyState(
  context: CommandContext,
  { json }: { readonly json: boolean },
): Promise<number> {
  const { terminal } = context;
  const file = await loadStateFile(context);
  const verdict = await verifySqliteState(file);
  const findings = [
    ...verdict.findings,
    inspectKey(file),
    ...(await Promise.all(verdict.ledgers.map((ledger) => inspectImage(file, ledger)))),
  ];
  const sound = isSound({ findings });
  const syncs = verdict.ledgers.map(({ nonce: _nonce, image: _image, ...known }) => known);
  if (json) terminal.printJson({ state: file, sound, format: verdict.format ?? null, findings, syncs });
  else {
    const lines = findingLines(findings, terminal.columns);
    terminal.print([`state ${file}`, ...lines, ...summaryLines(findings, sound), ''].join('\n'));
  }
  return sound ? 0 : 1;
}

const imageFindings = {
  fits: 'fits the state',
  missing: 'none on disk; the next run makes it of the ledger',
  stale: 'older than the state; the next run makes it anew',
  damaged: 'damaged; the next run makes it anew',
} as const;

/** A gate image is a cache: whatever it is, nothing is lost. */
async function inspectImage(stateFile: string, { sync, nonce, image }: LedgerSummary): Promise<StateFinding> {
  const part = `gate ${sync}`;
  if (image === undefined) return { part, verdict: 'ok', found: 'no image yet' };
  const label = { ledger: nonce, image: image.nonce, sequence: image.sequence };
  const stands = await inspectGateImage(gateImageOf(stateFile, sync), label);
  return { part, verdict: stands === 'fits' ? 'ok' : 'note', found: imageFindings[stands] };
}

const restoreNext =
  'Stop what uses the state, and put a backup in its place: `backstock state restore <file>`.';

function summaryLines(findings: readonly StateFinding[], sound: boolean): readonly string[] {
  if (sound) return ['sound'];
  const damaged = findings.filter(({ verdict }) => verdict === 'damaged');
  const steps = new Set(damaged.map(({ next }) => next ?? restoreNext));
  return ['damaged', ...[...steps].map((step) => `  next  ${step}`)];
}
