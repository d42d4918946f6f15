// Failures of connections in people's words, with what to do about them.
import { systemCode } from '../../core/errors.ts';
import { Broken } from './exchange.ts';

const UNTRUSTED =
  /^(?:UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/;

/** What happened and the remedy, for an error of Node's network modules while talking to `host`. */
export function reasonFor(error: unknown, host: string): { what: string; remedy: string } {
  const code = systemCode(error);
  if (error instanceof Broken) return { what: `${host}: ${error.message}`, remedy: 'try again later' };
  if (code === 'ENOTFOUND')
    return { what: `there is no host ${host}`, remedy: 'check the name, or the proxy' };
  if (code === 'EAI_AGAIN')
    return { what: `the name ${host} can not be looked up now`, remedy: 'check the network' };
  if (code === 'ECONNREFUSED') return { what: `nothing listens at ${host}`, remedy: 'check host and port' };
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return { what: `there is no way to ${host}`, remedy: 'check the network, or the proxy' };
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return { what: `the connection to ${host} broke`, remedy: 'try again later' };
  if (code === 'CERT_HAS_EXPIRED') return { what: `the certificate of ${host} has expired`, remedy: '' };
  if (UNTRUSTED.test(code))
    return {
      what: `the certificate of ${host} is not trusted (${code})`,
      remedy: 'name a file with its CA in PLIMSOLL_CA_FILE',
    };
  if (code.startsWith('HPE_'))
    return { what: `${host} does not answer in HTTP (${code})`, remedy: 'check the port' };
  if (code === 'EPROTO' || code.startsWith('ERR_SSL'))
    return { what: `${host} does not speak TLS as it should`, remedy: 'check the port' };
  return { what: `${host}: ${(error as Error).message || code}`, remedy: 'try again later' };
}
