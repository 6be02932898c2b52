// COPY of the benchmark's query to nowhere, where there is no psql: the bytes are read off the socket and dropped.
import pg from 'pg';
import copyStreams from 'pg-copy-streams';

const [url = '', sql = ''] = process.argv.slice(2);
const client = new pg.Client({ connectionString: url });
await client.connect();
const stream = client.query(copyStreams.to(`copy (${sql}) to stdout`));
await new Promise<void>((resolve, reject) => {
  stream.on('data', () => undefined);
  stream.on('end', resolve);
  stream.on('error', reject);
});
await client.end();
