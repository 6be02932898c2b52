// COPY of the benchmark's query to nowhere, where there is no psql: the bytes are read off the socket and dropped.
import { connect } from 'node:net';

const [url = '', sql = ''] = process.argv.slice(2);
const { hostname, port, username, pathname } = new URL(url);
const socket = connect(Number(port), hostname);

/** A message of the protocol (version 3.0): type, length, body. The start message has no type. */
function message(type: string, body: string): Buffer {
  const bytes = Buffer.from(body);
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes.length + 4);
  return Buffer.concat([Buffer.from(type), length, bytes]);
}

socket.write(message('', `\0\x03\0\0user\0${username}\0database\0${pathname.slice(1)}\0\0`));
socket.write(message('Q', `copy (${sql}) to stdout\0`));
socket.write(message('X', ''));
socket.resume();
socket.on('close', () => process.exit(0));
