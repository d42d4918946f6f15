// For tests: a CA made on the spot (X.509 by RFC 5280, written in DER), with a server's and a client's certificate.
import { type KeyObject, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Options of a TLS server. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
  /** Ask for a client certificate of this CA. */
  readonly requestCert?: boolean;
  /** Refuse clients that have none. */
  readonly rejectUnauthorized?: boolean;
}

export interface Authority {
  /** Folder with ca.pem, and cert.pem and key.pem of a client. */
  readonly folder: string;
  readonly caFile: string;
  /** For servers named as in `NAMES`, or 127.0.0.1. */
  readonly server: TlsFiles & { readonly ca: string };
}

const NAMES = ['localhost', 'registry.test', 'tokens.test', 'storage.test'];

let made: Authority | undefined;

/** Made once a process. */
export function authority(): Authority {
  if (made !== undefined) return made;
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-ca-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const root = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const ca = certificate('Test CA', root.publicKey, root.privateKey, extension(BASIC, der(0x30, TRUE), TRUE));
  const names = NAMES.map((name) => der(0x82, Buffer.from(name)));
  const alternatives = der(0x30, ...names, der(0x87, Buffer.from([127, 0, 0, 1])));
  const server = leaf('server', root.privateKey, extension(ALTERNATIVE_NAMES, alternatives));
  const client = leaf('client', root.privateKey, extension(EXTENDED_USE, der(0x30, CLIENT)));
  const files = { 'ca.pem': ca, 'cert.pem': client.cert, 'key.pem': client.key };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  made = { folder, caFile: join(folder, 'ca.pem'), server: { ...server, ca } };
  return made;
}

/** One DER element: tag, length, content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(length < 128 ? [tag, length] : [tag, ...long]), content]);
}

const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const TRUE = der(0x01, Buffer.from([255]));
/** ecdsa-with-SHA256. */
const ALGORITHM = der(0x30, oid('2a8648ce3d040302'));
const COMMON_NAME = oid('550403');
const BASIC = oid('551d13');
const ALTERNATIVE_NAMES = oid('551d11');
const EXTENDED_USE = oid('551d25');
const CLIENT = oid('2b06010505070302');

function extension(id: Buffer, value: Buffer, ...critical: readonly Buffer[]): Buffer {
  return der(0x30, id, ...critical, der(0x04, value));
}

function leaf(name: string, signer: KeyObject, extra: Buffer): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  return { cert: certificate(name, publicKey, signer, extra), key };
}

let serial = 0;

/** A certificate of the test CA for `subject`, good from yesterday to tomorrow. */
function certificate(subject: string, key: KeyObject, signer: KeyObject, extra: Buffer): string {
  const day = 86_400_000;
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([++serial])),
    ALGORITHM,
    nameOf('Test CA'),
    der(0x30, time(Date.now() - day), time(Date.now() + day)),
    nameOf(subject),
    key.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, extra)),
  );
  const signature = sign('sha256', body, signer);
  const whole = der(0x30, body, ALGORITHM, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function nameOf(name: string): Buffer {
  return der(0x30, der(0x31, der(0x30, COMMON_NAME, der(0x0c, Buffer.from(name)))));
}

/** UTCTime: two digits of year, month, day, hour, minute, second. */
function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}
