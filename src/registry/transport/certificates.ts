// Whom TLS trusts: what Node and the system trust, and the user's own CA file on top.
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { SecureContext } from 'node:tls';
import { fail } from '../../core/errors.ts';
import type { NetworkOptions } from '../../core/network.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----/g;

/** Trust of all connections of `network`. Errors: usage.bad-option where a named CA file can not be used. */
export async function secureContext(network: NetworkOptions): Promise<SecureContext> {
  const tls = await import('node:tls');
  const own = await ownCertificates(network);
  const ca = new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system'), ...own]);
  return tls.createSecureContext({ ca: [...ca], minVersion: 'TLSv1.2' });
}

async function ownCertificates(network: NetworkOptions): Promise<readonly string[]> {
  const { caFile, env, logger } = network;
  const out: string[] = [];
  for (const path of [caFile, env['PLIMSOLL_CA_FILE']]) if (path) out.push(...(await certificatesIn(path)));
  // Some build systems point SSL_CERT_FILE at nothing on purpose: worth a word, not an end.
  const shared = env['SSL_CERT_FILE'];
  if (shared) {
    try {
      out.push(...(await certificatesIn(shared)));
    } catch (error) {
      logger.warn(`SSL_CERT_FILE is not used: ${(error as Error).message}`);
    }
  }
  return out;
}

async function certificatesIn(path: string): Promise<readonly string[]> {
  let text: string;
  try {
    text = await readFile(path, 'latin1');
  } catch (error) {
    return fail('usage.bad-option', path, 'the CA file can not be read', 'give a PEM file', error);
  }
  const found = text.match(CERTIFICATE);
  if (found === null) return fail('usage.bad-option', path, 'the CA file holds no PEM certificate');
  const isSound = (certificate: string) => {
    try {
      return new X509Certificate(certificate).raw.length > 0;
    } catch {
      return false;
    }
  };
  // OpenSSL passes over what it can not read; that would come out as an untrusted registry only.
  if (!found.every(isSound)) return fail('usage.bad-option', path, 'the CA file holds a damaged certificate');
  return found;
}
