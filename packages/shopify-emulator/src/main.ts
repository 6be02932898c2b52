import { parseArgs } from 'node:util';
import { isPlanName, plans } from './limits/plans.ts';
import { startEmulator } from './server/start-emulator.ts';

const usage = `Usage: npm run emulator -- [--port 4010] [--host 127.0.0.1] [--plan ${Object.keys(plans).join('|')}]`;

/** Exit code 2: the arguments are wrong. */
function refuse(problem: string): never {
  process.stderr.write(`${problem}\n${usage}\n`);
  process.exit(2);
}

function readArguments(): { readonly port: string; readonly host: string; readonly plan: string } {
  try {
    const options = {
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      plan: { type: 'string', default: 'standard' },
    } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { port, host, plan } = readArguments();
if (!/^\d{1,5}$/.test(port)) refuse(`--port "${port}" is no port number.`);
if (!isPlanName(plan)) refuse(`--plan "${plan}" is no plan.`);

const complain = (error: unknown): boolean =>
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
const emulator = await startEmulator({ port: Number(port), host, plan, complain }).catch((error: unknown) =>
  refuse(`Cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}.`),
);
process.stdout.write(
  `Local Shopify store at ${emulator.url}, access token ${emulator.token}, plan ${plan}.\n`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void emulator[Symbol.asyncDispose]().then(() => process.exit(0)));
}
