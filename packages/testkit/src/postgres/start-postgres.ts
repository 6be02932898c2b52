import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { chmod, chown, cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder, type TemporaryFolder } from '../folder/temporary-folder.ts';
import { freePort } from '../network/free-port.ts';
import { embeddedBinaries } from './binaries.ts';
import { serverUser, type ServerUser } from './server-user.ts';

export interface PostgresOptions {
  /** Whether commits reach the disk; off by default. */
  readonly fsync?: boolean;
  /** PEM texts: the server then takes TLS connections too. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** The superuser's password, asked for by SCRAM; without one everyone is trusted. */
  readonly password?: string;
  /** More settings (`{ shared_buffers: '256MB' }`). */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface PostgresServer extends AsyncDisposable {
  /** Of the superuser, with the password if there is one. */
  readonly url: string;
  /** Ends the server and leaves nothing behind. Safe to call twice. */
  stop(): Promise<void>;
}

const execute = promisify(execFile);

/** The server that `BACKSTOCK_TEST_PG_URL` names, else a private one. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const url = process.env['BACKSTOCK_TEST_PG_URL'];
  if (url === undefined || url === '') return startPrivatePostgres(options);
  return { url, stop: async () => {}, [Symbol.asyncDispose]: async () => {} };
}

/** A new server from the embedded binaries: own folder, own port, on the loopback address only. */
export async function startPrivatePostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const folder = await temporaryFolder('backstock-pg-');
  try {
    const [user, port] = await Promise.all([serverUser(), freePort()]);
    const binaries = await prepareFolder(folder.path, user, options);
    const server = spawn(join(binaries, 'bin', 'postgres'), serverArguments(folder.path, port, options), {
      ...user,
      cwd: folder.path,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await untilReady(server);
    const password = options.password === undefined ? '' : `:${encodeURIComponent(options.password)}`;
    return runningServer(server, `postgres://postgres${password}@127.0.0.1:${port}/postgres`, folder);
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
}

/** Copies the binaries where `nobody` can reach them (a checkout may lie in root's home) and runs initdb. */
async function prepareFolder(
  folder: string,
  user: ServerUser | undefined,
  options: PostgresOptions,
): Promise<string> {
  let binaries = embeddedBinaries();
  const data = join(folder, 'data');
  await chmod(folder, 0o755);
  await mkdir(data, { mode: 0o700 });
  if (user !== undefined) {
    const copy = join(folder, 'native');
    await cp(binaries, copy, { recursive: true, verbatimSymlinks: true });
    binaries = copy;
    await Promise.all([chown(data, user.uid, user.gid), chown(folder, user.uid, user.gid)]);
  }
  await initialise(join(binaries, 'bin', 'initdb'), folder, user, options.password);
  if (options.tls !== undefined) {
    await writeOwned(join(data, 'server.crt'), options.tls.certificate, user);
    await writeOwned(join(data, 'server.key'), options.tls.key, user);
  }
  return binaries;
}

async function initialise(
  program: string,
  folder: string,
  user: ServerUser | undefined,
  password: string | undefined,
): Promise<void> {
  const passwordFile = join(folder, 'password');
  if (password !== undefined) await writeOwned(passwordFile, password, user);
  const authentication =
    password === undefined ? ['-A', 'trust'] : ['-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const rest = ['-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await execute(program, ['-D', join(folder, 'data'), ...authentication, ...rest], { ...user, cwd: folder });
}

async function writeOwned(path: string, text: string, user: ServerUser | undefined): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  if (user !== undefined) await chown(path, user.uid, user.gid);
}

function serverArguments(folder: string, port: number, options: PostgresOptions): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: options.fsync === true ? 'on' : 'off',
    wal_level: 'logical',
    ssl: options.tls === undefined ? 'off' : 'on',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', join(folder, 'data'), '-p', String(port), ...flags];
}

async function untilReady(server: ChildProcess): Promise<void> {
  const output: string[] = [];
  await new Promise<void>((resolve, reject) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output.push(text);
      if (text.includes('database system is ready to accept connections')) resolve();
    });
    server.on('error', reject);
    server.on('exit', () => reject(new Error(`Postgres did not start:\n${output.join('')}`)));
  });
  server.stderr?.removeAllListeners('data').resume();
}

function runningServer(server: ChildProcess, url: string, folder: TemporaryFolder): PostgresServer {
  // For an interrupted process, which gives no time to wait.
  const killAtExit = (): void => {
    server.kill('SIGQUIT');
    removeStubbornly(folder.path);
  };
  process.once('exit', killAtExit);
  const stop = async (): Promise<void> => {
    process.off('exit', killAtExit);
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGINT');
      await once(server, 'exit');
    }
    await folder[Symbol.asyncDispose]();
  };
  return { url, stop, [Symbol.asyncDispose]: stop };
}

/** The server's processes may still write into it while they end. */
function removeStubbornly(path: string): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let attempt = 0; attempt < 20 && existsSync(path); attempt += 1) {
    Atomics.wait(pause, 0, 0, 50);
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // Not empty yet.
    }
  }
}
