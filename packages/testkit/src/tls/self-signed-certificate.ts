import { generateKeyPairSync, sign } from 'node:crypto';
import { isIP } from 'node:net';
import { der, objectId, sequence } from './der.ts';

/** PEM texts. The certificate is its own authority. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate for a server of these names and IPv4 addresses, valid for the whole life of this code. */
export function selfSignedCertificate(hosts: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'));
  const commonName = der(0x0c, Buffer.from(hosts[0] ?? 'localhost'));
  const name = sequence(der(0x31, sequence(objectId('2.5.4.3'), commonName)));
  const validity = sequence(utcTime('200101000000Z'), utcTime('491231235959Z'));
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(alternativeNames(hosts))),
  );
  const signature = Buffer.concat([Buffer.of(0), sign('sha256', toBeSigned, privateKey)]);
  const certificate = sequence(toBeSigned, ecdsaWithSha256, der(0x03, signature));
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function utcTime(text: string): Buffer {
  return der(0x17, Buffer.from(text));
}

function alternativeNames(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) =>
    isIP(host) === 4 ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host)),
  );
  return sequence(objectId('2.5.29.17'), der(0x04, sequence(...names)));
}
