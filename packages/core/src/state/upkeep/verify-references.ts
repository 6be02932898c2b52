import { presenceCodes } from '../sql/codes.ts';
import { integerOf } from '../sql/read-column.ts';
import type { SqlSession } from '../sql/sql-database.ts';
import type { StateFinding } from './state-verdict.ts';

/** A rule that rows of the state keep to, and the statement that counts the rows that do not. Portable SQL. */
interface Rule {
  readonly broken: string;
  readonly sql: string;
}

interface RulesOfPart {
  readonly part: string;
  readonly kept: string;
  readonly rules: readonly Rule[];
}

function refers(table: string, column: string, parent: string): Rule {
  return {
    broken: `of ${table} whose ${column} is not among ${parent}`,
    sql: `select count(*) as broken from ${table}
      where ${column} is not null and ${column} not in (select id from ${parent})`,
  };
}

const ownedCodes = ['owned', 'left'].map((presence) =>
  presenceCodes.findIndex((known) => known === presence),
);

const parts: readonly RulesOfPart[] = [
  {
    part: 'ledgers',
    kept: 'sequence numbers and counts of owned things fit their entries',
    rules: [
      refers('entries', 'ledger', 'ledgers'),
      refers('forgotten', 'ledger', 'ledgers'),
      refers('attempts', 'ledger', 'ledgers'),
      {
        broken: 'of ledgers whose count of owned things is not that of the entries',
        sql: `select count(*) as broken from ledgers where owned <> (select count(*) from entries
          where entries.ledger = ledgers.id and entries.presence in (${ownedCodes.join(', ')}))`,
      },
      {
        broken: 'of entries with a sequence number that its ledger has not given out',
        sql: `select count(*) as broken from entries join ledgers on ledgers.id = entries.ledger
          where entries.sequence < 1 or entries.sequence > ledgers.sequence`,
      },
      {
        broken: 'of forgotten keys with a sequence number that its ledger has not given out',
        sql: `select count(*) as broken from forgotten join ledgers on ledgers.id = forgotten.ledger
          where forgotten.sequence < 1 or forgotten.sequence > ledgers.sequence`,
      },
      {
        broken: 'of sequence numbers that several entries share',
        sql: `select count(*) as broken from (select ledger, sequence from entries
          group by ledger, sequence having count(*) > 1) as shared`,
      },
    ],
  },
  {
    part: 'runs',
    kept: 'spool, intents, outcomes and calls belong to runs',
    rules: [
      refers('runs', 'ledger', 'ledgers'),
      ...['spool', 'spool_phases', 'spool_prints', 'intents', 'outcomes', 'calls'].map((table) =>
        refers(table, 'run', 'runs'),
      ),
      {
        broken: 'of spool without a phase',
        sql: `select count(*) as broken from spool where not exists (select 1 from spool_phases
          where spool_phases.run = spool.run and spool_phases.change = spool.change)`,
      },
      {
        broken: 'of spool_phases without a change',
        sql: `select count(*) as broken from spool_phases where not exists (select 1 from spool
          where spool.run = spool_phases.run and spool.change = spool_phases.change)`,
      },
    ],
  },
  {
    part: 'shared texts',
    kept: 'all that rows refer to are there',
    rules: [
      refers('entries', 'store_prefix', 'texts'),
      refers('outcomes', 'store_prefix', 'texts'),
      refers('outcomes', 'fields', 'texts'),
    ],
  },
];

/** Whether the rows of the state fit each other, in one transaction of the caller. */
export async function verifyReferences(session: SqlSession): Promise<readonly StateFinding[]> {
  const findings: StateFinding[] = [];
  for (const { part, kept, rules } of parts) {
    const broken: string[] = [];
    for (const rule of rules) {
      const count = await countBroken(session, rule);
      if (count > 0) broken.push(`${count === 1 ? '1 row' : `${count} rows`} ${rule.broken}`);
    }
    findings.push(
      broken.length === 0
        ? { part, verdict: 'ok', found: kept }
        : { part, verdict: 'damaged', found: broken.join('; ') },
    );
  }
  return findings;
}

async function countBroken(session: SqlSession, { sql }: Rule): Promise<number> {
  const row = (await session.all(sql, []))[0];
  return row === undefined ? 0 : integerOf(row, 'broken');
}
