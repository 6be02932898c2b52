import { maxPartners, type SharedPrint, type SpooledChange, type SpoolPhase } from '../state-store.ts';
import { phaseCodes, printRoleCodes, wordOf, codeOf } from './codes.ts';
import { printBytes, printText } from './field-blob.ts';
import { bytesOf, integerOf, textOf } from './read-column.ts';
import type { SqlRow, SqlSession } from './sql-database.ts';
import { restoreChange, storeChange } from './stored-change.ts';

const add = 'insert into spool (run, change, hash, payload) values (?, ?, ?, ?)';
const addPhase = 'insert into spool_phases (run, phase, change) values (?, ?, ?)';
const addPrint = `insert into spool_prints (run, role, print, change) values (?, ?, ?, ?)
  on conflict (run, role, print, change) do nothing`;
// A change is in one phase only; all of them are named so that the key of spool_phases finds it.
const anyPhase = `phase in (${phaseCodes.map((_phase, code) => code).join(', ')})`;
const columns = `spool.change as change, spool_phases.phase as phase, spool.hash as hash, spool.payload as payload
  from spool join spool_phases on spool_phases.run = spool.run and spool_phases.change = spool.change`;
const ofPhase = `select spool.change as change, spool_phases.phase as phase, spool.hash as hash, spool.payload as payload
  from spool_phases join spool on spool.run = spool_phases.run and spool.change = spool_phases.change
  where spool_phases.run = ? and spool_phases.phase = ? and spool_phases.change > ?
  order by spool_phases.change limit ?`;
const ofChange = `select ${columns} and spool_phases.${anyPhase} where spool.run = ? and spool.change = ?`;
const ofHash = `select ${columns} and spool_phases.${anyPhase} where spool.run = ? and spool.hash = ? order by spool.change`;
const move = `update spool_phases set phase = ? where run = ? and ${anyPhase} and change = ?`;
// The inner select bounds the partners of each change: without it, n changes with one value would make n * n pairs.
const meetings = `select l.print as print, l.change as left_change, r.change as right_change
  from spool_prints l join spool_prints r on r.run = l.run and r.role = ? and r.print = l.print
  where l.run = ? and l.role = ? and r.change in (
    select p.change from spool_prints p
    where p.run = l.run and p.role = r.role and p.print = l.print and p.change <> l.change
    order by p.change limit ?)
  order by l.change, r.change, l.print`;

export async function spoolChanges(
  session: SqlSession,
  run: number,
  changes: readonly SpooledChange[],
): Promise<void> {
  await session.runEach(
    add,
    changes.map((spooled) => [run, spooled.change.id, spooled.hash, storeChange(spooled)]),
  );
  await session.runEach(
    addPhase,
    changes.map((spooled) => [run, codeOf(phaseCodes, spooled.phase), spooled.change.id]),
  );
  await session.runEach(
    addPrint,
    changes.flatMap((spooled) =>
      spooled.prints.map(({ role, print }) => [
        run,
        codeOf(printRoleCodes, role),
        printBytes(print),
        spooled.change.id,
      ]),
    ),
  );
}

function toSpooledChange(row: SqlRow): SpooledChange {
  return {
    ...restoreChange(textOf(row, 'payload')),
    hash: bytesOf(row, 'hash'),
    phase: wordOf(phaseCodes, integerOf(row, 'phase')),
  };
}

export async function readPhase(
  session: SqlSession,
  run: number,
  query: { readonly phase: SpoolPhase; readonly after: number; readonly limit: number },
): Promise<readonly SpooledChange[]> {
  const rows = await session.all(ofPhase, [run, codeOf(phaseCodes, query.phase), query.after, query.limit]);
  return rows.map(toSpooledChange);
}

/** The changes with these ids, each once, in the order asked; those that are not in the spool are left out. */
export async function readSpooled(
  session: SqlSession,
  run: number,
  changes: readonly number[],
): Promise<readonly SpooledChange[]> {
  const rows = await session.firstOfEach(
    ofChange,
    [...new Set(changes)].map((change) => [run, change]),
  );
  return rows.flatMap((row) => (row === undefined ? [] : [toSpooledChange(row)]));
}

export async function readSpooledFor(
  session: SqlSession,
  run: number,
  hash: Uint8Array,
): Promise<readonly SpooledChange[]> {
  return (await session.all(ofHash, [run, hash])).map(toSpooledChange);
}

export async function moveChanges(
  session: SqlSession,
  run: number,
  moves: readonly { readonly change: number; readonly phase: SpoolPhase }[],
): Promise<void> {
  await session.runEach(
    move,
    moves.map(({ change, phase }) => [codeOf(phaseCodes, phase), run, change]),
  );
}

export async function countSpool(
  session: SqlSession,
  run: number,
): Promise<Readonly<Record<SpoolPhase, number>>> {
  const counts = { freeing: 0, owners: 0, newcomers: 0, rematch: 0, removals: 0, done: 0 };
  const rows = await session.query
    .selectFrom('spool_phases')
    .select(['phase', (expression) => expression.fn.countAll<number>().as('changes')])
    .where('run', '=', run)
    .groupBy('phase')
    .execute();
  for (const row of rows) counts[wordOf(phaseCodes, row.phase)] = row.changes;
  return counts;
}

export async function findSharedPrints(
  session: SqlSession,
  run: number,
  roles: { readonly left: 'match' | 'takes'; readonly right: 'match' | 'gives' },
): Promise<readonly SharedPrint[]> {
  const [left, right] = [codeOf(printRoleCodes, roles.left), codeOf(printRoleCodes, roles.right)];
  const rows = await session.all(meetings, [right, run, left, maxPartners]);
  return rows.map((row) => ({
    print: printText(bytesOf(row, 'print')),
    left: integerOf(row, 'left_change'),
    right: integerOf(row, 'right_change'),
  }));
}

/** Takes a run's changes away. Emptying the whole table touches no row, so it is done where no other run has any. */
export async function dropSpool(session: SqlSession, run: number): Promise<void> {
  const another = await session.query
    .selectFrom('spool')
    .select('run')
    .where((where) => where.or([where('run', '<', run), where('run', '>', run)]))
    .limit(1)
    .executeTakeFirst();
  for (const table of ['spool', 'spool_phases', 'spool_prints'] as const) {
    const deletion = session.query.deleteFrom(table);
    await (another === undefined ? deletion : deletion.where('run', '=', run)).execute();
  }
}
