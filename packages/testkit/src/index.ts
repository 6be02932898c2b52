export { temporaryFolder, type TemporaryFolder } from './folder/temporary-folder.ts';
export { freePort } from './network/free-port.ts';
export { startFaultProxy, type FaultProxy, type Faults, type ProxyTarget } from './network/fault-proxy.ts';
export { selfSignedCertificate, type Certificate } from './tls/self-signed-certificate.ts';
export {
  startPostgres,
  startPrivatePostgres,
  type PostgresOptions,
  type PostgresServer,
} from './postgres/start-postgres.ts';
export { createDatabase, type TestDatabase } from './postgres/create-database.ts';
