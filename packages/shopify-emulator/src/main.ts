import { parseArgs } from 'node:util';
import { readSeedText, readSwitches } from './control/read-orders.ts';
import { isPlanName, planNames } from './limits/plans.ts';
import { startEmulator } from './server/start-emulator.ts';
import { switchSettings } from './store/switches.ts';

const usage = `Usage: npm run emulator -- [--port 4010] [--host 127.0.0.1] [--plan ${planNames.join('|')}] [--seed customers=1000,products=200] [--search-lag 0] [--switch name=setting]… [--journal 50000]`;

const switches = `Switches: ${Object.entries(switchSettings)
  .map(([name, settings]) => `${name}=${settings.join('|')}`)
  .join('\n          ')}`;

/** Exit code 2: the arguments are wrong. */
function refuse(problem: string): never {
  process.stderr.write(`${problem}\n${usage}\n--help tells the switches too.\n`);
  process.exit(2);
}

const options = {
  port: { type: 'string', default: '4010' },
  host: { type: 'string', default: '127.0.0.1' },
  plan: { type: 'string', default: 'standard' },
  switch: { type: 'string', multiple: true },
  seed: { type: 'string' },
  'search-lag': { type: 'string', default: '0' },
  journal: { type: 'string', default: '50000' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What `read` gives; what it throws is what is wrong with the arguments. */
function orRefuse<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const values = orRefuse(() => parseArgs({ options }).values);
if (values.help === true) {
  process.stdout.write(`${usage}\n\n${switches}\n`);
  process.exit(0);
}
const { port, host, plan, journal, 'search-lag': searchLag, switch: given = [] } = values;
const seed = orRefuse(() => (values.seed === undefined ? undefined : readSeedText(values.seed)));
const chosen = orRefuse(() => readSwitches(Object.fromEntries(given.map((each) => each.split('=', 2)))));
if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) refuse(`--port "${port}" is no port number.`);
if (!isPlanName(plan)) refuse(`--plan "${plan}" is no plan.`);
if (!/^\d{1,9}$/.test(searchLag)) refuse(`--search-lag "${searchLag}" is no number of milliseconds.`);
if (!/^[1-9]\d{0,8}$/.test(journal)) refuse(`--journal "${journal}" is no number of calls.`);

const complain = (error: unknown): boolean =>
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
const start = {
  port: Number(port),
  host,
  plan,
  switches: chosen,
  searchLagMs: Number(searchLag),
  journalEntries: Number(journal),
  complain,
  ...(seed === undefined ? {} : { seed }),
};
/** Exit code 2 as well, but the arguments are well formed. */
function cannotListen(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason = error instanceof Error ? error.message : String(error);
  const why = code === 'EADDRINUSE' ? 'the port is in use. Another one is chosen with --port' : reason;
  process.stderr.write(`Cannot listen on ${host}:${port}: ${why}.\n`);
  process.exit(2);
}

const emulator = await startEmulator(start).catch(cannotListen);
process.stdout.write(
  `Local Shopify store at ${emulator.url}, access token ${emulator.token}, plan ${plan}.\n`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void emulator[Symbol.asyncDispose]().then(() => process.exit(0)));
}
