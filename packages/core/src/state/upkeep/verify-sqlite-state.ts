import { statSync } from 'node:fs';
import { BackstockError } from '../../errors/backstock-error.ts';
import { migrations, readFormats } from '../sql/migrations.ts';
import { hasRunLockFiles } from '../sql/run-lock-files.ts';
import { textOf } from '../sql/read-column.ts';
import type { SqlSession } from '../sql/sql-database.ts';
import { openToRead } from './open-to-read.ts';
import { readSummaries } from './read-summaries.ts';
import type { StateFinding, StateVerdict } from './state-verdict.ts';
import { verifyContents } from './verify-contents.ts';
import { verifyReferences } from './verify-references.ts';

/**
 * Looks at all of a state in a SQLite file, in one read transaction: others may go on writing. Throws where the file is
 * missing, cannot be opened or is of a newer format; damage is a finding.
 */
export async function verifySqliteFile(file: string): Promise<StateVerdict> {
  try {
    const database = openToRead(file);
    try {
      return await database.read((session) => verifySession(session, file));
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof BackstockError) || error.code !== 'STATE.DAMAGED') throw error;
    const { message, fix } = error;
    const finding = { part: 'file', verdict: 'damaged', found: message } as const;
    return { findings: [fix === undefined ? finding : { ...finding, next: fix }], ledgers: [] };
  }
}

async function verifySession(session: SqlSession, file: string): Promise<StateVerdict> {
  const { present, newest } = await readFormats(session, migrations, { name: file });
  const findings = [await verifyPages(session)];
  if (present === 0) return { format: 0, findings: [...findings, emptyFinding(file)], ledgers: [] };
  if (present < newest) {
    const found = `format ${present}; a command that writes brings it to ${newest}, then the rest is checked`;
    return {
      format: present,
      findings: [...findings, { part: 'format', verdict: 'note', found }],
      ledgers: [],
    };
  }
  findings.unshift({ part: 'format', verdict: 'ok', found: `format ${present}, the newest` });
  if (findings.some(({ verdict }) => verdict === 'damaged'))
    return { format: present, findings, ledgers: [] };
  findings.push(...(await verifyReferences(session)), ...(await verifyContents(session)));
  return { format: present, findings, ledgers: await readSummaries(session) };
}

/** What SQLite itself says of the file: pages, indexes, and that no row lacks a value that it must have. */
async function verifyPages(session: SqlSession): Promise<StateFinding> {
  const rows = await session.all('pragma integrity_check(3)', []);
  const said = rows.map((row) => textOf(row, 'integrity_check')).join('; ');
  return said === 'ok'
    ? { part: 'file', verdict: 'ok', found: 'every page and index is whole' }
    : { part: 'file', verdict: 'damaged', found: said.replaceAll('\n', ' ') };
}

function emptyFinding(file: string): StateFinding {
  if (statSync(file).size === 0 && hasRunLockFiles(file)) {
    return { part: 'format', verdict: 'damaged', found: 'the file is empty, though syncs have run with it' };
  }
  return { part: 'format', verdict: 'note', found: 'an empty state: no sync has run with it' };
}
