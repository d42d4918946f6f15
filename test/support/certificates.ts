// For tests: a CA made on the spot, with a server's and a client's certificate.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Options of a TLS server. */
export interface TlsFiles {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly ca?: Buffer;
  /** Ask for a client certificate of this CA and refuse those who have none. */
  readonly requestCert?: boolean;
  readonly rejectUnauthorized?: boolean;
}

export interface Authority {
  /** Folder with ca.pem, and cert.pem and key.pem of a client. */
  readonly folder: string;
  readonly caFile: string;
  /** For servers named localhost, 127.0.0.1 and anything under `.test`. */
  readonly server: TlsFiles & { readonly ca: Buffer };
}

let made: Authority | undefined;

/** A CA with a server's and a client's certificate, made by the `openssl` program once a process. */
export function authority(): Authority {
  if (made !== undefined) return made;
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-ca-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const days = ['-days', '2'];
  openssl(
    'req',
    '-x509',
    ...key,
    ...days,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-subj',
    '/CN=Test CA',
  );
  const names = ['DNS:localhost', 'IP:127.0.0.1', 'DNS:registry.test', 'DNS:tokens.test', 'DNS:storage.test'];
  writeFileSync(at('server.ext'), `subjectAltName=${names.join(',')}`);
  writeFileSync(at('client.ext'), 'extendedKeyUsage=clientAuth');
  for (const [name, ext] of [
    ['server', 'server.ext'],
    ['client', 'client.ext'],
  ] as const) {
    openssl('req', ...key, '-keyout', at(`${name}.key`), '-out', at(`${name}.csr`), '-subj', `/CN=${name}`);
    openssl(
      'x509',
      '-req',
      '-in',
      at(`${name}.csr`),
      '-CA',
      at('ca.pem'),
      '-CAkey',
      at('ca.key'),
      '-CAcreateserial',
      ...days,
      '-extfile',
      at(ext),
      '-out',
      at(`${name}.pem`),
    );
  }
  writeFileSync(at('cert.pem'), readFileSync(at('client.pem')));
  writeFileSync(at('key.pem'), readFileSync(at('client.key')));
  made = {
    folder,
    caFile: at('ca.pem'),
    server: {
      cert: readFileSync(at('server.pem')),
      key: readFileSync(at('server.key')),
      ca: readFileSync(at('ca.pem')),
    },
  };
  return made;
}

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}
