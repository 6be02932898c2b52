// Backs up a state to a file; says the error's code and exit code, or "written".
import { BackstockError } from '../../src/errors/backstock-error.ts';
import { backupSqliteState } from '../../src/state/upkeep/sqlite-upkeep.ts';

const [, , file = '', target = ''] = process.argv;
try {
  await backupSqliteState(file, target, { replace: false, label: { takenAtMs: 0 } });
  process.stdout.write('written\n');
} catch (error) {
  process.stdout.write(
    error instanceof BackstockError ? `${error.code} ${error.exitCode}\n` : `${String(error)}\n`,
  );
}
